"""A postponement: asked with a reason, decided with a reason, the trace stays."""

import datetime

import pytest

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.due_states import DueState
from monitoring.models import Task
from monitoring.postponement_states import ForbiddenTransition
from tests.factories import TaskFactory

TODAY = datetime.date(2026, 3, 20)
DUE, WANTED = datetime.date(2026, 3, 31), datetime.date(2026, 4, 15)


@pytest.fixture
def task(school):
    return TaskFactory(organization=school, municipality=school.municipality)


@pytest.fixture
def ask(task, school_head):
    def asked(wanted_on=WANTED, reason="Ремонт в школе.", today=TODAY):
        return actions.ask_postponement(task, wanted_on=wanted_on, reason=reason, today=today, by=school_head)

    return asked


def test_a_granted_request_moves_the_date_and_keeps_the_trace(task, ask, specialist):
    request = actions.grant_postponement(ask(), by=specialist)

    task.refresh_from_db()
    assert (task.due_on, task.planned_on) == (WANTED, DUE)
    assert task.due_state_on(TODAY) == DueState.POSTPONED
    assert (request.state, request.due_on, request.granted_on) == ("granted", DUE, WANTED)
    assert request.decided_by == specialist


def test_the_specialist_may_grant_another_date(task, ask, specialist):
    actions.grant_postponement(ask(), granted_on=datetime.date(2026, 4, 7), reason="Раньше", by=specialist)

    task.refresh_from_db()
    assert task.due_on == datetime.date(2026, 4, 7)


def test_a_second_postponement_keeps_the_date_of_the_plan(task, ask, specialist):
    actions.grant_postponement(ask(), by=specialist)
    actions.grant_postponement(ask(wanted_on=datetime.date(2026, 5, 1)), by=specialist)

    task.refresh_from_db()
    assert (task.due_on, task.planned_on) == (datetime.date(2026, 5, 1), DUE)


def test_a_refused_request_moves_nothing_and_says_why(task, ask, specialist):
    request = actions.refuse_postponement(ask(), reason="Сведения нужны министерству.", by=specialist)

    task.refresh_from_db()
    assert (task.due_on, task.planned_on) == (DUE, None)
    assert request.decision_reason == "Сведения нужны министерству."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"wanted_on": DUE}, "позже нынешнего срока"),
        (
            {"wanted_on": datetime.date(2026, 4, 2), "today": datetime.date(2026, 4, 10)},
            "не раньше сегодняшнего",
        ),
        ({"reason": "  "}, "почему не успеваете"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(changes, sentence, ask):
    with pytest.raises(NotPossible, match=sentence):
        ask(**changes)


def test_a_second_request_waits_for_the_first(ask):
    ask()

    with pytest.raises(NotPossible, match="уже отправлена"):
        ask()


def test_a_task_without_a_date_cannot_be_postponed(task, ask):
    Task.objects.update(due_on=None)

    with pytest.raises(NotPossible, match="нет срока"):
        ask()


def test_a_decision_is_made_once(ask, specialist):
    request = actions.grant_postponement(ask(), by=specialist)

    with pytest.raises(ForbiddenTransition, match="уже решено"):
        actions.refuse_postponement(request, reason="Передумали.", by=specialist)


def test_a_refusal_needs_a_reason(ask, specialist):
    with pytest.raises(NotPossible, match="почему срок не переносится"):
        actions.refuse_postponement(ask(), reason=" ", by=specialist)


def test_a_task_that_waits_no_more_is_not_postponed(task, ask, specialist):
    request = ask()
    actions.close_task(task, by=specialist, reason="Не нужно.")

    with pytest.raises(NotPossible, match="не ждёт ответа"):
        actions.grant_postponement(request, by=specialist)


def test_what_was_not_needed_is_closed_at_the_end_of_the_period(task, specialist):
    end = datetime.date(2026, 12, 31)
    with pytest.raises(NotPossible, match=r"можно с 30\.11\.2026"):
        actions.close_unneeded([task], ends_on=end, today=TODAY, by=specialist)

    closed = actions.close_unneeded([task], ends_on=end, today=datetime.date(2026, 12, 20), by=specialist)

    assert [one.pk for one in closed] == [task.pk]
    assert closed[0].closing_reason.startswith("Не потребовалось")
