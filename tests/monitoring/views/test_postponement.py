"""Postponing on the page of a task and in the list of requests."""

import datetime

import pytest
from django.urls import reverse

from monitoring import actions
from monitoring.models import Postponement, Task
from tests.factories import PostponementFactory, TaskFactory
from tests.monitoring.views.test_plan_dates import words

LATER = "2099-04-15"


@pytest.fixture
def task(school):
    return TaskFactory(
        organization=school,
        activity__edition__plan__municipality=school.municipality,
        due_on=datetime.date(2099, 3, 31),
    )


@pytest.fixture
def request_of(task, school_head):
    return PostponementFactory(task=task, wanted_on=datetime.date(2099, 4, 15), asked_by=school_head)


def ask(client, task, **changes):
    given = {"wanted_on": LATER, "reason": "Ремонт в школе.", **changes}
    return client.post(reverse("monitoring:postponement-add", args=[task.pk]), given, follow=True)


def decide(client, postponement, **given):
    return client.post(reverse("monitoring:postponement-decide", args=[postponement.pk]), given, follow=True)


def test_the_school_asks_and_reads_its_request(task, enter_as, school_head):
    page = words(ask(enter_as(school_head), task))

    assert "Просьба о переносе отправлена" in page
    assert "Ремонт в школе." in page
    assert Postponement.objects.get().asked_by == school_head


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"wanted_on": "2099-03-01"}, "позже нынешнего срока"),
        ({"wanted_on": "завтра"}, "Напишите дату так"),
        ({"reason": ""}, "почему не успеваете"),
    ],
)
def test_a_bad_request_is_answered_with_a_sentence(changes, sentence, task, enter_as, school_head):
    assert sentence in words(ask(enter_as(school_head), task, **changes))
    assert not Postponement.objects.exists()


def test_the_specialist_grants_and_the_trace_stays(task, request_of, enter_as, specialist, school_head):
    page = words(decide(enter_as(specialist), request_of, verdict="grant", granted_on=LATER))

    task.refresh_from_db()
    assert task.due_on == datetime.date(2099, 4, 15)
    assert "Срок перенесён на 15.04.2099" in page
    own = words(enter_as(school_head).get(reverse("monitoring:task-detail", args=[task.pk])))
    assert "перенесено с 31 марта 2099" in own


def test_the_specialist_refuses_with_a_reason(request_of, enter_as, specialist):
    client = enter_as(specialist)
    assert "почему срок не переносится" in words(decide(client, request_of, verdict="refuse", back="list"))

    page = words(
        decide(client, request_of, verdict="refuse", decision_reason="Ждёт министерство.", back="list")
    )

    assert "В переносе отказано" in page
    assert Task.objects.get().due_on == datetime.date(2099, 3, 31)


def test_decided_requests_are_not_decided_again(request_of, enter_as, specialist):
    actions.grant_postponement(request_of, by=specialist)

    assert "уже решено" in words(decide(enter_as(specialist), request_of, verdict="grant"))


def test_who_may_ask_and_decide(
    task, request_of, enter_as, school_head, other_head, official, specialist, stranger
):
    for person, status in ((other_head, 404), (official, 403), (specialist, 403), (stranger, 404)):
        client = enter_as(person)
        response = client.post(reverse("monitoring:postponement-add", args=[task.pk]), {"reason": "a"})
        assert response.status_code == status
    for person, status in ((school_head, 403), (other_head, 404), (official, 403), (stranger, 404)):
        response = enter_as(person).post(reverse("monitoring:postponement-decide", args=[request_of.pk]), {})
        assert response.status_code == status


def test_the_list_is_for_specialists(request_of, enter_as, specialist, official, school_head):
    address = reverse("monitoring:postponement-list")

    assert "1 просьба ждёт решения" in words(enter_as(specialist).get(address))
    assert enter_as(official).get(address).status_code == 403
    assert enter_as(school_head).get(address).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow(count, school, enter_as, specialist, django_assert_num_queries):
    for number in range(count):
        asked = TaskFactory(
            organization=school, activity__edition__plan__municipality=school.municipality, occurrence=number
        )
        PostponementFactory(task=asked)
    client = enter_as(specialist)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("monitoring:postponement-list"))


LIST_QUERIES = 10
