"""The page of the roll-over: this year's record beside each row, the choices, the text that comes of them."""

import datetime

import pytest
from django.urls import reverse

from monitoring.queries.record import plan_record
from monitoring.states import TaskState
from msoko.lib.language_ru import plain
from plans.models import RollOver
from tests.factories import (
    ActivityFactory,
    EditionFactory,
    EvidenceFactory,
    PlanFactory,
    ReviewFactory,
    SectionFactory,
    TaskFactory,
)

AT = datetime.datetime(2026, 4, 2, 12, tzinfo=datetime.UTC)


@pytest.fixture
def edition(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    return EditionFactory(plan=plan)


@pytest.fixture
def rows(edition, school, other_school, school_head, specialist):
    """1.1 was done once late and is overdue once; 1.2 asked nobody."""
    section = SectionFactory(edition=edition)
    first, second = (
        ActivityFactory(edition=edition, section=section, number_text=number, title=f"Семинар {number}")
        for number in ("1.1", "1.2")
    )
    done = TaskFactory(
        activity=first,
        organization=school,
        due_on=datetime.date(2026, 3, 31),
        state=TaskState.ACCEPTED,
        submitted_at=AT,
        submitted_by=school_head,
    )
    EvidenceFactory(task=done, added_by=school_head)
    ReviewFactory(task=done, verdict="returned", reason="Не тот год", reviewed_by=specialist)
    TaskFactory(activity=first, organization=other_school, due_on=datetime.date(2026, 3, 31))
    return first, second


@pytest.fixture
def page(edition):
    return reverse("monitoring:plan-roll-over", args=[edition.plan_id])


def test_the_record_counts_done_late_overdue_returned_and_evidence(edition, rows, specialist):
    record = plan_record(edition, specialist, datetime.date(2026, 5, 1))

    assert plain(record[rows[0].key].words) == (
        "Выполнено 1 из 2 заданий, с опозданием 1, просрочено 1, возвращали 1 раз, принято подтверждений 1."
    )
    assert rows[1].key not in record


def test_the_choices_make_the_plan_and_the_text(rows, page, enter_as, specialist, time_machine):
    time_machine.move_to(datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC), tick=False)
    client = enter_as(specialist)
    shown = client.get(page)
    assert [row.record.words for row in shown.context["rows"]][1] == "Заданий по строке не было."
    choices = {"years": 1, f"choice-{rows[1].pk}": "drop", f"reason-{rows[1].pk}": "Никому не поручали."}

    refused = client.post(page, {**choices, f"reason-{rows[1].pk}": ""})
    assert refused.status_code == 422
    assert [row.error for row in refused.context["rows"]] == [
        "",
        "Напишите почему: это войдёт в анализ эффективности.",
    ]
    client.post(page, choices)

    made = RollOver.objects.get()
    assert plain(made.analysis_text).splitlines() == [
        "«План мероприятий управления качеством образования на 2026 год» включал 2 мероприятия, "
        "по 1 из них организациям были даны задания.",
        "Из 2 заданий принято 1 (50 %), из них с опозданием 1. На день составления просрочено 1.",
        "На следующий период без изменений переносится 1 мероприятие.",
        "Решено не переносить 1 мероприятие:",
        "– 1.2 «Семинар 1.2»: никому не поручали. Заданий по строке не было.",
    ]
    detail = reverse("plans:roll-over", args=[made.pk])
    assert client.post(detail, {"text": "Свой текст", "version": 1}).status_code == 302
    assert "Свой текст" in client.get(detail).content.decode()
    assert client.get(reverse("plans:roll-over-docx", args=[made.pk])).content[:2] == b"PK"


def test_refusals(rows, page, enter_as, official, school_head, stranger):
    assert enter_as(official).get(page).status_code == 403
    assert enter_as(school_head).get(page).status_code == 404
    assert enter_as(stranger).get(page).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_length(
    edition, page, enter_as, specialist, count, django_assert_num_queries
):
    for _ in range(count):
        ActivityFactory(edition=edition)
    client = enter_as(specialist)
    client.get(page)

    with django_assert_num_queries(14):
        client.get(page)
