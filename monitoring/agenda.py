"""In which group of the school head's page a task stands.

T1: «School head's page: what is due this week, this month, overdue, returned; one tap to answer». Pure:
the state, the date and `today` decide. DL-05: «Kinds without a date are never overdue».
"""

import calendar
import datetime
from enum import StrEnum

from monitoring.states import TaskState

#: on Friday the deadline of Monday already belongs to what must be done now
_LOOK_AHEAD = datetime.timedelta(days=3)


class Group(StrEnum):
    RETURNED = "returned"
    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"
    UNDATED = "undated"
    SUBMITTED = "submitted"


TITLES = {
    Group.RETURNED: "Вернули на доработку",
    Group.OVERDUE: "Просрочено",
    Group.WEEK: "На этой неделе",
    Group.MONTH: "В этом месяце",
    Group.LATER: "Потом",
    Group.UNDATED: "Без срока",
    Group.SUBMITTED: "На проверке",
}
TONES = {
    Group.RETURNED: "red",
    Group.OVERDUE: "red",
    Group.WEEK: "amber",
    Group.MONTH: "grey",
    Group.LATER: "grey",
    Group.UNDATED: "grey",
    Group.SUBMITTED: "amber",
}
#: what «сегодня нужно N ответов» counts
URGENT = (Group.RETURNED, Group.OVERDUE, Group.WEEK)


def group_of(state: str, due_on: datetime.date | None, today: datetime.date) -> Group:
    """Place a task that is owed or under review; settled ones have no place here (ValueError)."""
    if state == TaskState.RETURNED:
        return Group.RETURNED
    if state == TaskState.SUBMITTED:
        return Group.SUBMITTED
    if state != TaskState.OPEN:
        raise ValueError(f"A task in state {state} is settled.")
    return _group_of_date(due_on, today)


def _group_of_date(due_on: datetime.date | None, today: datetime.date) -> Group:
    if due_on is None:
        return Group.UNDATED
    if due_on < today:
        return Group.OVERDUE
    if due_on <= week_end(today):
        return Group.WEEK
    return Group.MONTH if due_on <= month_end(today) else Group.LATER


def week_end(today: datetime.date) -> datetime.date:
    sunday = today + datetime.timedelta(days=6 - today.weekday())
    return max(sunday, today + _LOOK_AHEAD)


def month_end(today: datetime.date) -> datetime.date:
    return today.replace(day=calendar.monthrange(today.year, today.month)[1])
