"""What is held already: beside an activity, for a whole edition, and taking it."""

import pytest

from monitoring.models import Evidence, Review, Task, TaskMessage
from plans.models import DeliverableKind
from tests.factories import (
    ActivityFactory,
    DeliverableFactory,
    DirectionFactory,
    EvidenceFactory,
    ReviewFactory,
    SectionFactory,
    TaskFactory,
)


@pytest.fixture
def expecting(edition):
    """`expecting("Приказ", key="order")`: a row of the direction that expects this kind."""
    section = SectionFactory(edition=edition, direction=DirectionFactory())

    def make(title, *, key="order", under=None):
        activity = ActivityFactory(edition=edition, section=under or section, title=title)
        DeliverableFactory(activity=activity, kind=DeliverableKind.objects.get(key=key))
        return activity

    return make


@pytest.fixture
def held(expecting, school, school_head):
    """An accepted order of Школа № 101 of this year."""
    task = TaskFactory(activity=expecting("Приказ об олимпиаде"), organization=school, state="accepted",
                       submitted_at="2026-03-01T09:00Z", submitted_by=school_head)  # fmt: skip
    evidence = EvidenceFactory(task=task, filename="приказ.pdf", added_by=school_head)
    ReviewFactory(task=task)
    return evidence


@pytest.fixture
def asked(expecting, school, held):
    """A new request for an order by the same direction."""
    return TaskFactory(activity=expecting("Приказ о конкурсе"), organization=school)


def of_activity(activity):
    return f"/monitoring/activities/{activity.pk}/held/"


def test_activity_shows_what_fits(enter_as, specialist, held, asked, expecting, edition):
    client = enter_as(specialist)
    found = client.get(of_activity(asked.activity)).context["found"]
    assert [(one.evidence, one.task) for one in found.documents] == [(held, asked)]

    # Its own document, another kind, another direction: nothing.
    elsewhere = SectionFactory(edition=edition, direction=DirectionFactory())
    others = [held.task.activity, expecting("Протокол", key="minutes"), expecting("Приказ", under=elsewhere)]
    assert [client.get(of_activity(one)).context["found"] for one in others] == [None, None, None]


def test_what_was_not_accepted_is_not_held(enter_as, specialist, expecting, school, school_head, asked):
    other = TaskFactory(activity=expecting("Приказ о походе"), organization=school)
    EvidenceFactory(task=other, filename="черновик.pdf", added_by=school_head)

    text = enter_as(specialist).get(of_activity(asked.activity)).content.decode()
    assert "приказ.pdf" in text
    assert "черновик.pdf" not in text


def test_edition_counts_its_rows(enter_as, official, held, asked, edition):
    client, path = enter_as(official), f"/monitoring/editions/{edition.pk}/held/"
    page = client.get(path)
    assert [(row.activity, row.organization_count) for row in page.context["found"]] == [(asked.activity, 1)]

    part = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "документы уже есть в системе" in part


def test_taking_it_settles_the_task(enter_as, specialist, held, asked):
    page = enter_as(specialist).post(
        f"/monitoring/tasks/{asked.pk}/settle/", {"evidence": held.pk, "back": "held"}, follow=True
    )

    assert "Взято готовое: приказ.pdf" in page.content.decode()
    asked.refresh_from_db()
    assert asked.state == "accepted"
    assert set(Evidence.objects.filter(file=held.file).values_list("task", "added_by")) == {
        (held.task_id, held.added_by_id),
        (asked.pk, specialist.pk),
    }
    assert Review.objects.filter(task=asked).values_list("verdict", "reviewed_by").get() == (
        "accepted",
        specialist.pk,
    )
    assert "Взято готовое" in TaskMessage.objects.get(task=asked).text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"withdrawn": True}, "Взять можно только принятый документ"),
        ({"other": True}, "Это документ другой организации"),
    ],
)
def test_what_does_not_fit_is_refused(enter_as, specialist, other_school, held, asked, change, sentence):
    if "withdrawn" in change:
        Evidence.objects.update(withdrawn_at=held.added_at, withdrawn_by=specialist)
    else:
        Task.objects.filter(pk=asked.pk).update(organization=other_school)
    path = f"/monitoring/tasks/{asked.pk}/settle/"
    page = enter_as(specialist).post(path, {"evidence": held.pk}, follow=True)

    assert sentence in page.content.decode()
    assert Task.objects.get(pk=asked.pk).state == "open"


def test_others_do_not_settle(enter_as, official, school_head, other_head, specialist, held, asked):
    path, post = f"/monitoring/tasks/{asked.pk}/settle/", {"evidence": held.pk}
    people = (official, school_head, other_head)
    assert [enter_as(one).post(path, post).status_code for one in people] == [403, 403, 404]
    assert enter_as(specialist).post(path, {"evidence": "x"}).status_code == 404


def test_a_school_sees_its_own_documents_only(enter_as, school_head, other_head, held, asked):
    assert "приказ.pdf" in enter_as(school_head).get(of_activity(asked.activity)).content.decode()
    assert "приказ.pdf" not in enter_as(other_head).get(of_activity(asked.activity)).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, held, expecting, edition, django_assert_num_queries):
    for number in range(count):
        expecting(f"Приказ {number}")
    client = enter_as(specialist)
    with django_assert_num_queries(12):
        client.get(f"/monitoring/editions/{edition.pk}/held/")
