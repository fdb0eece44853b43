"""What the department does with an answer: accept, return, close, reopen.

T3: «Submitted -> accepted or returned with a reason (obligatory) ... accepted evidence cannot be changed,
only superseded by a new round». EV-05: «history is kept; the reason is visible to the school».
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from monitoring import states
from monitoring.actions.answering import copy_evidence
from monitoring.actions.discussing import write_message
from monitoring.actions.gestures import NotPossible, locked, moved
from monitoring.models import Evidence, Review, Task, Verdict
from monitoring.states import ForbiddenTransition
from msoko.people.models import User


@transaction.atomic
def accept_task(task: Task, *, by: User, seen_version: int | None = None) -> Task:
    task = moved(locked(task, seen_version=seen_version), "accept")
    _review(task, by=by, verdict=Verdict.ACCEPTED)
    return task


@dataclass(frozen=True)
class BulkAccepted:
    """What became of each answer that was chosen: accepted, or why not."""

    accepted: tuple[Task, ...]
    refused: tuple[tuple[Task, str], ...]


def accept_tasks(seen: Sequence[tuple[Task, int]], *, by: User) -> BulkAccepted:
    """Accept each answer in the version that was shown; one that is not possible does not stop the others."""
    accepted: list[Task] = []
    refused: list[tuple[Task, str]] = []
    # One order for everybody: two specialists who accept the same answers never wait for each other.
    for task, version in sorted(seen, key=lambda pair: pair[0].pk):
        try:
            states.check(task.state, "accept")
            accepted.append(accept_task(task, by=by, seen_version=version))
        except (ForbiddenTransition, NotPossible) as refusal:
            refused.append((task, str(refusal)))
    return BulkAccepted(tuple(accepted), tuple(refused))


@transaction.atomic
def settle_with_held(task: Task, held: Evidence, *, by: User) -> Task:
    """Answer for the organisation with what it has given before: add it, send it, accept it, say so.

    T7: «a new request first shows what is already held»: nobody sends the same document twice.
    """
    task = locked(task)
    states.check(task.state, "submit")
    if held.task.organization_id != task.organization_id:
        raise NotPossible("Это документ другой организации: им ответить нельзя.")
    if held.withdrawn_at or not Evidence.objects.filter(pk=held.pk).accepted().exists():
        raise NotPossible("Взять можно только принятый документ. Обновите страницу.")
    copy_evidence(held, to=task, by=by)
    moved(locked(task), "submit", submitted_at=timezone.now(), submitted_by=by)
    write_message(task, text=f"Взято готовое из архива: {held}. Отправлять ничего не нужно.", by=by)
    return accept_task(task, by=by)


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
