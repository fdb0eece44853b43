"""The review queue: what is shown, the verdict, what opens next."""

import pytest

from monitoring import actions
from monitoring.models import Evidence, Review, ReviewDuty, Task
from tests.factories import (
    ActivityFactory,
    DirectionFactory,
    PositionFactory,
    ReturnPhraseFactory,
    ReviewDutyFactory,
    SectionFactory,
    TaskFactory,
)


@pytest.fixture
def waiting(new_task, school, other_school, school_head, other_head, submit):
    return [submit(new_task(school), school_head), submit(new_task(other_school), other_head)]


def test_the_oldest_is_shown_first(enter_as, specialist, waiting):
    page = enter_as(specialist).get("/monitoring/review/")
    assert page.context["task"] == waiting[0]
    assert [row.task for row in page.context["queue"]] == waiting
    text = page.content.decode()
    assert "На проверке: 2 ответа" in text
    assert "такой же файл прислала: Школа № 102" in text


def test_nothing_waits(enter_as, specialist):
    assert "Всё проверено" in enter_as(specialist).get("/monitoring/review/").content.decode()


def test_after_a_verdict_the_next_one_opens(enter_as, specialist, waiting):
    client = enter_as(specialist)
    first, second = waiting
    response = client.post(
        f"/monitoring/tasks/{first.pk}/accept/", {"back": "review", "version": first.version}
    )
    assert response.url == f"/monitoring/review/{second.pk}/"
    response = client.post(
        f"/monitoring/tasks/{second.pk}/return/", {"back": "review", "reason": "Нет подписи."}
    )
    assert response.url == "/monitoring/review/"
    assert list(Review.objects.order_by("pk").values_list("task", "verdict", "reason")) == [
        (first.pk, "accepted", ""),
        (second.pk, "returned", "Нет подписи."),
    ]


def test_after_the_last_one_the_first_opens(enter_as, specialist, waiting):
    first, second = waiting
    response = enter_as(specialist).post(f"/monitoring/tasks/{second.pk}/accept/", {"back": "review"})
    assert response.url == f"/monitoring/review/{first.pk}/"


def test_return_without_a_reason(enter_as, specialist, waiting):
    path = f"/monitoring/tasks/{waiting[0].pk}/return/"
    page = enter_as(specialist).post(path, {"back": "review"}, follow=True)
    assert "Напишите, почему возвращаете" in page.content.decode()
    assert page.context["task"] == waiting[0]


def test_double_accept_is_answered_by_a_sentence(enter_as, specialist, waiting):
    client, path = enter_as(specialist), f"/monitoring/tasks/{waiting[0].pk}/accept/"
    client.post(path, {"version": waiting[0].version})
    page = client.post(path, {"version": waiting[0].version}, follow=True)
    assert "Задание сейчас «принято»" in page.content.decode()
    assert Review.objects.count() == 1


def test_what_has_changed_meanwhile_is_not_accepted(enter_as, specialist, school_head, waiting, submit):
    actions.recall_task(waiting[0], by=school_head)
    actions.submit_task(waiting[0], by=school_head)
    path = f"/monitoring/tasks/{waiting[0].pk}/accept/"
    page = enter_as(specialist).post(path, {"back": "review", "version": waiting[0].version}, follow=True)
    assert "ответ изменился" in page.content.decode()
    assert Task.objects.get(pk=waiting[0].pk).state == "submitted"


def test_reviewed_task_leads_to_its_page(enter_as, specialist, waiting):
    actions.accept_task(waiting[0], by=specialist)
    response = enter_as(specialist).get(f"/monitoring/review/{waiting[0].pk}/")
    assert response.url == f"/monitoring/tasks/{waiting[0].pk}/"


@pytest.mark.parametrize("count", [1, 3])
def test_queries(
    count, enter_as, specialist, school, school_head, new_task, submit, django_assert_num_queries
):
    for _ in range(count):
        submit(new_task(school), school_head)
    client = enter_as(specialist)
    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12):
        client.get("/monitoring/review/")


@pytest.fixture
def other_direction(edition, other_school, other_head, submit):
    """An answer in a direction of its own."""
    section = SectionFactory(edition=edition, direction=DirectionFactory(short_name="Воспитание"))
    function = SectionFactory(edition=edition, parent=section, level="function")
    activity = ActivityFactory(edition=edition, section=function, title="План воспитательной работы")
    return submit(TaskFactory(activity=activity, organization=other_school), other_head)


def test_queue_begins_with_the_own_directions(enter_as, specialist, waiting, other_direction):
    direction = other_direction.activity.section.parent.direction
    client = enter_as(specialist)
    assert client.get("/monitoring/review/").context["count"] == 3

    ReviewDutyFactory(position=specialist.position, direction=direction)
    ReviewDutyFactory(
        position=PositionFactory(municipality=specialist.position.municipality), direction=DirectionFactory()
    )
    page = client.get("/monitoring/review/")
    # What nobody reviews is everybody's.
    assert {row.task for row in page.context["queue"]} == {*waiting, other_direction}

    mine = ReviewDuty.objects.get(direction=direction)
    mine.position = PositionFactory(municipality=specialist.position.municipality)
    mine.save()
    ReviewDutyFactory(position=specialist.position, direction=DirectionFactory())
    page = client.get("/monitoring/review/")
    assert [row.task for row in page.context["queue"]] == waiting
    assert [row.task for row in client.get("/monitoring/review/?whose=all").context["queue"]] == [
        *waiting,
        other_direction,
    ]
    response = client.get(f"/monitoring/review/{other_direction.pk}/")
    assert response.url == f"/monitoring/review/{other_direction.pk}/?whose=all"


def test_who_acts_for_a_specialist_has_his_directions(enter_as, specialist, authority, other_direction):
    direction = other_direction.activity.section.parent.direction
    duty = ReviewDutyFactory(
        position=PositionFactory(
            municipality=authority.municipality, organization=authority, role="specialist"
        ),
        direction=direction,
    )
    specialist.position.acts_for, specialist.position.since_on = duty.position, "2026-01-01"
    specialist.position.save()

    assert enter_as(specialist).get("/monitoring/review/").context["found"].mine_count == 1


def test_after_a_verdict_the_queue_stays_narrow(enter_as, specialist, waiting, other_direction):
    colleague = PositionFactory(municipality=specialist.position.municipality)
    ReviewDutyFactory(position=colleague, direction=other_direction.activity.section.parent.direction)
    ReviewDutyFactory(position=specialist.position, direction=DirectionFactory())
    client = enter_as(specialist)
    path = f"/monitoring/tasks/{waiting[1].pk}/accept/"

    assert client.post(path, {"back": "review", "whose": "mine"}).url == (
        f"/monitoring/review/{waiting[0].pk}/?whose=mine"
    )


def test_own_phrases_stand_instead_of_the_standard_ones(enter_as, specialist, waiting):
    client = enter_as(specialist)
    assert "Нет подписи" in client.get("/monitoring/review/").content.decode()

    ReturnPhraseFactory(municipality=specialist.position.municipality, label="Нет печати")
    text = client.get("/monitoring/review/").content.decode()

    assert "Нет печати" in text
    assert "Нет подписи" not in text


def test_advice_of_the_upload_is_shown(enter_as, specialist, waiting):
    advice = [
        {"code": "text", "tone": "green", "text": "текст читается", "is_internal": False},
        {"code": "same_file", "tone": "amber", "text": "файл уже присылали", "is_internal": True},
    ]
    Evidence.objects.filter(task=waiting[0]).update(advice=advice)
    facts = enter_as(specialist).get("/monitoring/review/").context["facts"]

    assert [(fact.tone, fact.text) for fact in facts][:2] == [
        ("green", "текст читается"),
        ("amber", "файл уже присылали"),
    ]
    assert len(facts) == 3


def test_what_was_said_before_is_shown(enter_as, specialist, school_head, waiting):
    actions.write_message(waiting[0], text="За какой месяц?", by=school_head)

    assert "За какой месяц?" in enter_as(specialist).get("/monitoring/review/").content.decode()
