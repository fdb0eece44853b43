"""A window of a deadline and its state on a day.

«Rows without a date must never turn overdue by default» (domain 0.2): without a due date the state is
`UNDATED`, whatever the day. Postponed and not required are human decisions and are stored elsewhere (DL-10).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DueStatus(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    UNDATED = "undated"


@dataclass(frozen=True, order=True)
class Window:
    start: date
    end: date
    due_on: date | None
    label: str
    # «до 20 декабря»: no first day is written, `start` is only where the plan (or its year) begins.
    is_open: bool = False


def due_status(window: Window, done_on: date | None, today: date) -> DueStatus:
    if done_on is not None:
        is_late = window.due_on is not None and done_on > window.due_on
        return DueStatus.DONE_LATE if is_late else DueStatus.DONE
    if window.due_on is None:
        return DueStatus.UNDATED
    if today > window.due_on:
        return DueStatus.OVERDUE
    return DueStatus.NOT_STARTED if today < window.start else DueStatus.IN_PROGRESS
