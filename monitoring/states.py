"""States of a task, as data. A stored state is a human decision; "overdue" is computed, never stored.

T3: «Submitted → accepted or returned with a reason (obligatory); accepted evidence cannot be changed,
only superseded by a new round». Only `monitoring.actions` moves states.
"""

from django.db import models


class TaskState(models.TextChoices):
    OPEN = "open", "ждёт ответа"
    SUBMITTED = "submitted", "на проверке"
    RETURNED = "returned", "возвращено"
    ACCEPTED = "accepted", "принято"
    CLOSED = "closed", "снято с контроля"


TRANSITIONS: dict[TaskState, dict[str, TaskState]] = {
    TaskState.OPEN: {"submit": TaskState.SUBMITTED, "close": TaskState.CLOSED},
    TaskState.SUBMITTED: {
        "recall": TaskState.OPEN,
        "accept": TaskState.ACCEPTED,
        "return": TaskState.RETURNED,
        "close": TaskState.CLOSED,
    },
    TaskState.RETURNED: {"submit": TaskState.SUBMITTED, "close": TaskState.CLOSED},
    TaskState.ACCEPTED: {"reopen": TaskState.OPEN},
    TaskState.CLOSED: {"reopen": TaskState.OPEN},
}

TONES = {
    TaskState.OPEN: "grey",
    TaskState.SUBMITTED: "amber",
    TaskState.RETURNED: "red",
    TaskState.ACCEPTED: "green",
    TaskState.CLOSED: "grey",
}

#: states in which the organisation owes an answer
OWED = (TaskState.OPEN, TaskState.RETURNED)


class ForbiddenTransition(Exception):
    """The state does not allow the verb; the text is a sentence for people."""


def check(state: str, verb: str) -> TaskState:
    """Return the state after `verb`, or raise ForbiddenTransition with a Russian sentence."""
    try:
        return TRANSITIONS[TaskState(state)][verb]
    except KeyError:
        label = TaskState(state).label
        raise ForbiddenTransition(
            f"Задание сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
        ) from None
