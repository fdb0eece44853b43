"""The state of a task on a day (DL-10), in Python and, in `querysets`, the same in SQL.

DL-10: «не наступило, в работе, исполнено, исполнено с опозданием, просрочено, не требуется, перенесено».
Computed from human decisions and dates, never stored. Pure but for the labels of Django. DL-05: what has no
date is in work and never overdue; what was answered in time waits for its review and is not overdue either.
"""

import datetime

from django.db import models

from monitoring.states import OWED, TaskState


class DueState(models.TextChoices):
    NOT_STARTED = "not_started", "не наступило"
    IN_PROGRESS = "in_progress", "в работе"
    DONE = "done", "исполнено"
    DONE_LATE = "done_late", "исполнено с опозданием"
    OVERDUE = "overdue", "просрочено"
    NOT_REQUIRED = "not_required", "не требуется"
    POSTPONED = "postponed", "перенесено"


DUE_TONES = {
    DueState.NOT_STARTED: "grey",
    DueState.IN_PROGRESS: "amber",
    DueState.DONE: "green",
    DueState.DONE_LATE: "green",
    DueState.OVERDUE: "red",
    DueState.NOT_REQUIRED: "grey",
    DueState.POSTPONED: "amber",
}


def due_state(
    state: str,
    *,
    starts_on: datetime.date | None,
    due_on: datetime.date | None,
    planned_on: datetime.date | None,
    submitted_on: datetime.date | None,
    today: datetime.date,
) -> DueState:
    """Say where a task stands today; `planned_on` is the date before a granted postponement."""
    if state == TaskState.CLOSED:
        return DueState.NOT_REQUIRED
    if state == TaskState.ACCEPTED:
        is_late = bool(due_on and submitted_on and submitted_on > due_on)
        return DueState.DONE_LATE if is_late else DueState.DONE
    if state not in OWED:
        return DueState.IN_PROGRESS
    if due_on and due_on < today:
        return DueState.OVERDUE
    if planned_on:
        return DueState.POSTPONED
    is_ahead = bool(starts_on and today < starts_on and state == TaskState.OPEN)
    return DueState.NOT_STARTED if is_ahead else DueState.IN_PROGRESS
