"""Who may see accepted evidence, and taking back what should not have been accepted (EV-06, EV-09)."""

import datetime

from django.db import transaction

from monitoring.actions.gestures import NotPossible, locked
from monitoring.actions.reviewing import reopen_task
from monitoring.models import INTERNAL, Disclosure, Evidence, Visibility
from monitoring.states import TaskState
from msoko.people.models import User


@transaction.atomic
def disclose_evidence(
    evidence: Evidence, *, visibility: str, is_confirmed: bool, now: datetime.datetime, by: User
) -> None:
    """Open evidence to the schools or to the public, or close it again; opening needs the confirmation."""
    locked(evidence.task)
    if visibility == INTERNAL:
        Disclosure.objects.filter(evidence=evidence).delete()
        return
    if visibility not in Visibility.values:
        raise NotPossible("Выберите, кому виден документ.")
    if not is_confirmed:
        raise NotPossible(
            "Подтвердите, что в документе нет персональных данных: без этого открыть его нельзя."
        )
    if not Evidence.objects.filter(pk=evidence.pk).standing().accepted().exists():
        raise NotPossible("Открыть можно только принятый документ, который не отозван.")
    Disclosure.objects.update_or_create(
        evidence=evidence,
        defaults={
            "municipality_id": evidence.municipality_id,
            "visibility": visibility,
            "confirmed_at": now,
            "confirmed_by": by,
        },
    )


@transaction.atomic
def withdraw_accepted(evidence: Evidence, *, reason: str, now: datetime.datetime, by: User) -> bool:
    """Take a wrong document out of an accepted answer: it stays in the history and is closed to others.

    Say whether the task was opened again, which happens when nothing else stands in its answer.
    """
    reason = reason.strip()
    if not reason:
        raise NotPossible("Напишите, почему документ отзывается: объяснение остаётся в истории.")
    task = locked(evidence.task)
    own = Evidence.objects.filter(pk=evidence.pk, withdrawn_at=None)
    if not own.accepted().update(withdrawn_at=now, withdrawn_by=by, withdrawal_reason=reason[:500]):
        raise NotPossible("Отозвать можно принятый документ, который ещё не отозван. Обновите страницу.")
    Disclosure.objects.filter(evidence=evidence).delete()
    is_present = task.state == TaskState.ACCEPTED and task.round == evidence.round
    if not is_present or Evidence.objects.standing().filter(task=task, round=task.round).exists():
        return False
    reopen_task(task, by=by)
    return True
