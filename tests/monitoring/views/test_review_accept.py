"""Accepting several answers at once: what was ticked is shown, then accepted one by one."""

import pytest

from monitoring import actions
from monitoring.models import Review, Task
from msoko.lib.language_ru import NBSP

ADDRESS = "/monitoring/review/accept/"


@pytest.fixture
def waiting(new_task, school, other_school, school_head, other_head, submit):
    return [submit(new_task(school), school_head), submit(new_task(other_school), other_head)]


def seen(tasks):
    return {"seen": [f"{task.pk}:{task.version}" for task in tasks]}


def test_what_was_ticked_is_shown_with_what_lies_in_it(enter_as, specialist, waiting):
    page = enter_as(specialist).get(ADDRESS, {"task": [task.pk for task in waiting]})
    text = page.content.decode()

    assert "Принять вместе: 2 ответа" in text
    assert text.count("справка.pdf") == 2
    assert f'value="{waiting[0].pk}:{waiting[0].version}"' in text


def test_nothing_ticked(enter_as, specialist, waiting):
    page = enter_as(specialist).get(ADDRESS, {"task": ["x", "999999"]}, follow=True)
    assert "Отметьте в очереди" in page.content.decode()


def test_all_are_accepted(enter_as, specialist, waiting):
    page = enter_as(specialist).post(ADDRESS, seen(waiting), follow=True)

    assert f"Принято: 2{NBSP}ответа." in page.content.decode()
    assert set(Review.objects.values_list("task", "verdict")) == {(one.pk, "accepted") for one in waiting}


def test_one_that_changed_does_not_stop_the_others(enter_as, specialist, school_head, waiting):
    chosen = seen(waiting)
    actions.recall_task(waiting[0], by=school_head)
    actions.submit_task(waiting[0], by=school_head)
    page = enter_as(specialist).post(ADDRESS, {**chosen, "whose": "all"}, follow=True)

    text = page.content.decode()
    assert f"Принято: 1{NBSP}ответ." in text
    assert "не принято. Пока страница была открыта, ответ изменился" in text
    assert page.redirect_chain[0][0] == "/monitoring/review/?whose=all"
    assert list(Task.objects.order_by("pk").values_list("state", flat=True)) == ["submitted", "accepted"]


def test_posted_twice(enter_as, specialist, waiting):
    client = enter_as(specialist)
    client.post(ADDRESS, seen(waiting))
    text = client.post(ADDRESS, seen(waiting), follow=True).content.decode()

    assert text.count("Задание сейчас «принято»") == 2
    assert Review.objects.count() == 2


def test_a_school_has_no_queue(enter_as, school_head, waiting):
    assert enter_as(school_head).get(ADDRESS).status_code == 403
    assert enter_as(school_head).post(ADDRESS, seen(waiting)).status_code == 403


def test_tasks_of_others_are_nothing(enter_as, stranger, waiting):
    enter_as(stranger).post(ADDRESS, seen(waiting))
    assert Review.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_queries(
    count, enter_as, specialist, school, school_head, new_task, submit, django_assert_num_queries
):
    tasks = [submit(new_task(school), school_head) for _ in range(count)]
    client = enter_as(specialist)
    # 9 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(11):
        client.get(ADDRESS, {"task": [task.pk for task in tasks]})
