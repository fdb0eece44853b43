"""Each transition of a task leaves a line: made by a person, or by the calendar alone."""

import datetime

from monitoring.due_states import DueState
from monitoring.task_history import Moment, history


def at(month: int, day: int) -> datetime.datetime:
    return datetime.datetime(2026, month, day, 12, tzinfo=datetime.UTC)


def on(month: int, day: int) -> datetime.date:
    return datetime.date(2026, month, day)


MADE = Moment(at(1, 12), "система", "open", on(3, 1), on(3, 31))


def told(*moments: Moment, today: datetime.date) -> list[tuple[datetime.date, str, DueState]]:
    return [(line.day, line.who, line.after) for line in reversed(history(moments, today=today))]


def test_the_calendar_moves_a_task_that_nobody_touches():
    assert told(MADE, today=on(4, 10)) == [
        (on(1, 12), "система", DueState.NOT_STARTED),
        (on(3, 1), "", DueState.IN_PROGRESS),
        (on(4, 1), "", DueState.OVERDUE),
    ]
    assert told(MADE, today=on(3, 31))[-1] == (on(3, 1), "", DueState.IN_PROGRESS)


def test_what_people_do_stands_between():
    moved = Moment(at(4, 2), "Ельникова", "open", on(3, 1), on(4, 20), on(3, 31))
    sent = Moment(at(4, 25), "Соснова", "submitted", on(3, 1), on(4, 20), on(3, 31), on(4, 25))
    taken = Moment(at(4, 26), "Ельникова", "accepted", on(3, 1), on(4, 20), on(3, 31), on(4, 25))

    assert told(MADE, moved, sent, taken, today=on(6, 1)) == [
        (on(1, 12), "система", DueState.NOT_STARTED),
        (on(3, 1), "", DueState.IN_PROGRESS),
        (on(4, 1), "", DueState.OVERDUE),
        (on(4, 2), "Ельникова", DueState.POSTPONED),
        (on(4, 21), "", DueState.OVERDUE),
        (on(4, 25), "Соснова", DueState.IN_PROGRESS),
        (on(4, 26), "Ельникова", DueState.DONE_LATE),
    ]


def test_changes_of_no_interest_are_left_out():
    again = Moment(at(1, 20), "система", "open", on(3, 1), on(3, 31))

    assert len(told(MADE, again, today=on(2, 1))) == 1


def test_no_events_no_history():
    assert history([], today=on(1, 1)) == []
