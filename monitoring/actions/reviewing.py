"""What the department does with an answer: accept, return, close, reopen.

T3: «Submitted -> accepted or returned with a reason (obligatory) ... accepted evidence cannot be changed,
only superseded by a new round». EV-05: «history is kept; the reason is visible to the school».
"""

from django.db import transaction

from monitoring.actions.gestures import NotPossible, locked, moved
from monitoring.models import Review, Task, Verdict
from msoko.people.models import User


@transaction.atomic
def accept_task(task: Task, *, by: User, seen_version: int | None = None) -> Task:
    task = moved(locked(task, seen_version=seen_version), "accept")
    _review(task, by=by, verdict=Verdict.ACCEPTED)
    return task


@transaction.atomic
def return_task(task: Task, *, by: User, reason: str, seen_version: int | None = None) -> Task:
    """Send the round back with the reason; what the school adds from now on is the next round."""
    reason = _obligatory(reason, "Напишите, почему возвращаете: школа увидит этот текст.")
    task = locked(task, seen_version=seen_version)
    reviewed = task.round
    task = moved(task, "return", round=reviewed + 1, submitted_at=None, submitted_by=None)
    _review(task, by=by, verdict=Verdict.RETURNED, reason=reason, number=reviewed)
    return task


@transaction.atomic
def close_task(task: Task, *, by: User, reason: str) -> Task:
    """Ask for nothing any more; the reason is kept and shown."""
    reason = _obligatory(reason, "Напишите, почему задание снимается с контроля.")
    return moved(locked(task), "close", closing_reason=reason)


@transaction.atomic
def reopen_task(task: Task, *, by: User) -> Task:
    """Ask again: what was accepted stays as it is, the new answer is a new round."""
    task = locked(task)
    is_reviewed = Review.objects.filter(task=task, round=task.round).exists()
    return moved(
        task,
        "reopen",
        round=task.round + 1 if is_reviewed else task.round,
        closing_reason="",
        submitted_at=None,
        submitted_by=None,
    )


def _review(task: Task, *, by: User, verdict: Verdict, reason: str = "", number: int | None = None) -> None:
    Review.objects.create(
        municipality_id=task.municipality_id,
        task=task,
        round=task.round if number is None else number,
        verdict=verdict,
        reason=reason,
        reviewed_by=by,
    )


def _obligatory(text: str, sentence: str) -> str:
    text = text.strip()
    if not text:
        raise NotPossible(sentence)
    return text
