"""Postponing a date: the organisation asks with a reason, the specialist decides, the trace stays (D5).

Granted it moves `due_on` of the task; `planned_on` keeps the date that the plan gives. «Не потребовалось» for
rows on demand: «if none by the end of the period the user marks «не потребовалось»» (domain 1.7).
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from monitoring import postponement_states, states
from monitoring.actions.gestures import NotPossible, locked, touched
from monitoring.actions.reviewing import close_task
from monitoring.models import Postponement, Task
from monitoring.states import OWED, TaskState
from msoko.people.models import User

UNNEEDED = "Не потребовалось: за период плана таких случаев не было."
#: in the last weeks of a plan it may be said that nothing more will come
LAST_DAYS = 31


@transaction.atomic
def ask_postponement(
    task: Task, *, wanted_on: datetime.date, reason: str, today: datetime.date, by: User
) -> Postponement:
    """Ask once; while the request waits, a second one is refused with a sentence."""
    task = locked(task)
    states.check(task.state, "submit")
    if task.due_on is None:
        raise NotPossible("У этого задания нет срока: переносить нечего.")
    if wanted_on <= max(task.due_on, today - datetime.timedelta(days=1)):
        raise NotPossible("Просить можно о дате позже нынешнего срока и не раньше сегодняшнего дня.")
    if not reason.strip():
        raise NotPossible("Напишите, почему не успеваете: без причины срок не переносят.")
    if task.postponements.open().exists():
        raise NotPossible("Просьба о переносе уже отправлена: дождитесь решения.")
    return Postponement.objects.create(
        municipality_id=task.municipality_id,
        task=task,
        due_on=task.due_on,
        wanted_on=wanted_on,
        reason=reason.strip(),
        asked_by=by,
    )


@transaction.atomic
def grant_postponement(
    postponement: Postponement, *, granted_on: datetime.date | None = None, reason: str = "", by: User
) -> Postponement:
    """Move the date of the task, to the date that was asked for or to another later one."""
    task, postponement = _locked(postponement)
    state = postponement_states.check(postponement.state, "grant")
    if task.state not in OWED or task.due_on is None:
        raise NotPossible("Задание уже не ждёт ответа: переносить срок незачем. Откажите с пояснением.")
    day = granted_on or postponement.wanted_on
    if day <= max(task.due_on, postponement.due_on):
        raise NotPossible("Новый срок должен быть позже нынешнего.")
    touched(task, planned_on=task.planned_on or task.due_on, due_on=day)
    return _decide(postponement, state, by=by, granted_on=day, decision_reason=reason.strip())


@transaction.atomic
def refuse_postponement(postponement: Postponement, *, reason: str, by: User) -> Postponement:
    _, postponement = _locked(postponement)
    state = postponement_states.check(postponement.state, "refuse")
    if not reason.strip():
        raise NotPossible("Напишите, почему срок не переносится: это прочтёт организация.")
    return _decide(postponement, state, by=by, decision_reason=reason.strip())


@transaction.atomic
def close_unneeded(
    tasks: Iterable[Task], *, ends_on: datetime.date, today: datetime.date, by: User
) -> list[Task]:
    """Close the tasks on demand that nobody has answered, at the end of the period of their plan."""
    first_day = ends_on - datetime.timedelta(days=LAST_DAYS)
    if today < first_day:
        raise NotPossible(f"Период плана ещё идёт: отметить «не потребовалось» можно с {first_day:%d.%m.%Y}.")
    waiting = [task for task in tasks if task.state == TaskState.OPEN and not task.evidence.exists()]
    return [close_task(task, by=by, reason=UNNEEDED) for task in waiting]


def _locked(postponement: Postponement) -> tuple[Task, Postponement]:
    """The task first, as every gesture does."""
    task = locked(postponement.task)
    return task, Postponement.objects.select_for_update(of=("self",)).get(pk=postponement.pk)


def _decide(postponement: Postponement, state: str, *, by: User, **changes: object) -> Postponement:
    changes |= {"state": state, "decided_at": timezone.now(), "decided_by": by}
    for name, value in changes.items():
        setattr(postponement, name, value)
    postponement.save(update_fields=[*changes])
    return postponement
