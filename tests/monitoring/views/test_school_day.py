"""The school head's day."""

import datetime

import pytest
import time_machine

from monitoring import actions
from monitoring.queries.school import school_agenda

TODAY = datetime.date(2026, 4, 27)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 4, 27, 9, 0, tzinfo=datetime.UTC), tick=False):
        yield


def in_days(count):
    return TODAY + datetime.timedelta(days=count)


def shown(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_groups_and_heading(enter_as, school_head, school, specialist, new_task, submit):
    returned = submit(new_task(school, due_on=in_days(-9)), school_head)
    actions.return_task(returned, by=specialist, reason="Нет подписи председателя.")
    new_task(school, due_on=in_days(-5))
    new_task(school, due_on=in_days(3))
    new_task(school, due_on=in_days(40))
    new_task(school, due_on=None)
    submit(new_task(school, due_on=in_days(1)), school_head)
    actions.accept_task(submit(new_task(school), school_head), by=specialist)

    page = enter_as(school_head).get("/")

    text = shown(page)
    groups = [(one.group, len(one.cards)) for one in page.context["agenda"].groups]
    assert groups == [
        ("returned", 1),
        ("overdue", 1),
        ("week", 1),
        ("later", 1),
        ("undated", 1),
        ("submitted", 1),
    ]
    assert page.context["pills"] == [
        ("red", "вернули 1"),
        ("red", "просрочено 1"),
        ("amber", "на этой неделе 1"),
        ("amber", "на проверке 1"),
        ("green", "принято 1"),
    ]
    assert "Сегодня нужно 3 ответа" in text
    assert "вернули сегодня" in text
    assert "«Нет подписи председателя.»" in text
    assert "просрочено на 5 дней" in text
    assert "через 3 дня, 30 апреля" in text
    assert "До 6 июня" in text


def test_nothing_to_answer_today(enter_as, school_head, school, new_task):
    new_task(school, due_on=in_days(40))
    assert "Сегодня отвечать не нужно" in shown(enter_as(school_head).get("/"))


def test_no_tasks_at_all(enter_as, school_head):
    assert "Отвечать пока не на что" in shown(enter_as(school_head).get("/"))


def test_other_school_and_closed_tasks_are_not_here(school_head, school, other_school, specialist, new_task):
    new_task(other_school)
    actions.close_task(new_task(school), by=specialist, reason="Исключено.")
    assert school_agenda(school_head, TODAY).groups == []


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, school_head, school, new_task, add_pdf, django_assert_num_queries):
    for _ in range(count):
        add_pdf(new_task(school, due_on=in_days(1)), school_head)
    client = enter_as(school_head)
    # 10 of the page; the savepoint, its release and two set_config belong to the test
    with django_assert_num_queries(14):
        client.get("/")


def test_card_says_for_which_time_it_asks(enter_as, school_head, school, new_task):
    """Four quarters of one activity must not look the same."""
    new_task(school, due_on=in_days(3), occurrence_text="январь – март 2026")
    assert "(январь – март 2026)" in shown(enter_as(school_head).get("/"))
