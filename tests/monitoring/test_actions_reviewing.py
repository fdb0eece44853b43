"""What the department does with an answer."""

import uuid

import pytest

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.models import Review, Task
from monitoring.states import ForbiddenTransition, TaskState
from tests.factories import TaskFactory


@pytest.fixture
def task(school, school_head):
    """A round that waits for review."""
    task = TaskFactory(organization=school, activity__edition__plan__municipality=school.municipality)
    answer(task, school_head)
    return Task.objects.get(pk=task.pk)


def answer(task, by):
    actions.add_link(task, by=by, url=f"https://school.example/{uuid.uuid4()}", client_key=uuid.uuid4())
    return actions.submit_task(task, by=by)


def test_accept(task, specialist):
    accepted = actions.accept_task(task, by=specialist)
    assert (accepted.state, accepted.version) == (TaskState.ACCEPTED, task.version + 1)
    assert list(Review.objects.values_list("round", "verdict", "reason", "reviewed_by")) == [
        (1, "accepted", "", specialist.pk)
    ]


def test_return_says_why_and_begins_a_new_round(task, specialist, school_head):
    returned = actions.return_task(task, by=specialist, reason="  Нет подписи.  ")
    assert (returned.state, returned.round, returned.submitted_at) == (TaskState.RETURNED, 2, None)
    assert list(Review.objects.values_list("round", "reason")) == [(1, "Нет подписи.")]
    actions.accept_task(answer(returned, school_head), by=specialist)
    assert list(Review.objects.values_list("round", "verdict")) == [(1, "returned"), (2, "accepted")]


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_return_without_a_reason_is_refused(reason, task, specialist):
    with pytest.raises(NotPossible, match="почему возвращаете"):
        actions.return_task(task, by=specialist, reason=reason)
    assert Task.objects.get().state == TaskState.SUBMITTED


def test_double_accept_from_a_stale_page_is_answered_by_a_sentence(task, specialist):
    stale = Task.objects.get(pk=task.pk)
    actions.accept_task(task, by=specialist)
    with pytest.raises(ForbiddenTransition, match="«принято»"):
        actions.accept_task(stale, by=specialist)
    assert Review.objects.count() == 1


def test_what_was_not_seen_is_not_accepted(task, specialist, school_head):
    """The school has recalled the answer and sent another one while the page stood open."""
    actions.recall_task(task, by=school_head)
    answer(task, school_head)
    with pytest.raises(NotPossible, match="ответ изменился"):
        actions.accept_task(task, by=specialist, seen_version=task.version)


def test_close_needs_a_reason(task, specialist):
    with pytest.raises(NotPossible, match="снимается с контроля"):
        actions.close_task(task, by=specialist, reason=" ")
    closed = actions.close_task(task, by=specialist, reason="Мероприятие исключено приказом.")
    assert (closed.state, closed.closing_reason) == (TaskState.CLOSED, "Мероприятие исключено приказом.")


def test_reopening_an_accepted_task_begins_a_new_round(task, specialist):
    actions.accept_task(task, by=specialist)
    reopened = actions.reopen_task(task, by=specialist)
    assert (reopened.state, reopened.round, reopened.submitted_by) == (TaskState.OPEN, 2, None)


def test_reopening_a_closed_task_keeps_its_round(specialist, school):
    task = TaskFactory(organization=school, activity__edition__plan__municipality=school.municipality)
    actions.close_task(task, by=specialist, reason="Ошибочно.")
    reopened = actions.reopen_task(task, by=specialist)
    assert (reopened.state, reopened.round, reopened.closing_reason) == (TaskState.OPEN, 1, "")


def test_closing_twice_is_answered_by_a_sentence(task, specialist):
    actions.close_task(task, by=specialist, reason="Исключено.")
    with pytest.raises(ForbiddenTransition, match="«снято с контроля»"):
        actions.close_task(task, by=specialist, reason="Исключено.")
