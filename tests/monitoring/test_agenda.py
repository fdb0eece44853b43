"""In which group of the school head's page a task stands."""

import datetime

import pytest

from monitoring.agenda import Group, group_of
from monitoring.states import TaskState

MONDAY = datetime.date(2026, 4, 13)
SATURDAY = datetime.date(2026, 4, 18)


@pytest.mark.parametrize(
    ("today", "due_on", "group"),
    [
        (MONDAY, datetime.date(2026, 4, 12), Group.OVERDUE),
        (MONDAY, MONDAY, Group.WEEK),
        (MONDAY, datetime.date(2026, 4, 19), Group.WEEK),
        (MONDAY, datetime.date(2026, 4, 20), Group.MONTH),
        (MONDAY, datetime.date(2026, 4, 30), Group.MONTH),
        (MONDAY, datetime.date(2026, 5, 1), Group.LATER),
        (MONDAY, None, Group.UNDATED),
        # Before the weekend the beginning of the next week is already near.
        (SATURDAY, datetime.date(2026, 4, 21), Group.WEEK),
        (SATURDAY, datetime.date(2026, 4, 22), Group.MONTH),
        # The week may reach into the next month.
        (datetime.date(2026, 4, 29), datetime.date(2026, 5, 3), Group.WEEK),
        (datetime.date(2026, 12, 28), datetime.date(2027, 1, 4), Group.LATER),
    ],
)
def test_open_task_stands_by_its_date(today, due_on, group):
    assert group_of(TaskState.OPEN, due_on, today) == group


def test_returned_and_submitted_stand_by_their_state():
    past = datetime.date(2026, 4, 1)
    assert group_of(TaskState.RETURNED, past, MONDAY) == Group.RETURNED
    assert group_of(TaskState.SUBMITTED, past, MONDAY) == Group.SUBMITTED


@pytest.mark.parametrize("state", [TaskState.ACCEPTED, TaskState.CLOSED])
def test_settled_task_has_no_place(state):
    with pytest.raises(ValueError, match="is settled"):
        group_of(state, None, MONDAY)
