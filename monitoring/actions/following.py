"""Tasks follow the change of a plan: from the edition that was in force to the one that takes its place.

P7: «Tasks and evidence of unchanged rows are untouched; nothing is lost when a row is dropped, it is closed
with the reason». Every task of the plan points to its row in the new edition, also one that was accepted or
whose date is gone; then the reconciliation makes, moves and closes what the new words ask.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from monitoring import states
from monitoring.actions.reconciling import TaskChanges, reconcile_tasks
from monitoring.models import Task
from monitoring.states import TaskState
from msoko.people.models import User
from plans.models import Activity, Edition

EXCLUDED = "Мероприятие исключено из плана: "
NO_REASON = "причина в приказе об изменениях."
#: what an exclusion closes; an accepted answer stays what it is
_UNFINISHED = (TaskState.OPEN, TaskState.RETURNED, TaskState.SUBMITTED)


@transaction.atomic
def follow_edition(edition: Edition, *, by: User, today: datetime.date) -> TaskChanges:
    """Bring the tasks of the plan over to the edition that has just taken force.

    Effects in order: tasks point to the rows of this edition; those of excluded rows are closed with the
    reason of the exclusion, those of rows that stand in the plan again are opened; the rest is reconciled.
    """
    of_plan = Task.objects.filter(
        municipality=edition.municipality_id, activity__edition__plan=edition.plan_id
    )
    _point_to_rows(of_plan, edition)
    _close_excluded(of_plan)
    _open_included(of_plan)
    return reconcile_tasks(edition, by=by, today=today)


def _point_to_rows(tasks: "QuerySet[Task]", edition: Edition) -> None:
    row = Activity.objects.filter(edition=edition, key=OuterRef("activity_key")).values("pk")
    behind = tasks.exclude(activity__edition=edition)
    known = Activity.objects.filter(edition=edition).values("key")
    behind.filter(activity_key__in=known).update(activity=Subquery(row))


def _close_excluded(tasks: "QuerySet[Task]") -> None:
    unfinished = tasks.filter(state__in=_UNFINISHED).filter(activity__is_excluded=True)
    closed = []
    for task in unfinished.select_related("activity"):
        task.state = states.check(task.state, "close")
        task.closing_reason = f"{EXCLUDED}{task.activity.exclusion_reason or NO_REASON}"
        closed.append(task)
    _save(closed)


def _open_included(tasks: "QuerySet[Task]") -> None:
    """A row that was excluded stands in the plan again: what its exclusion closed is owed once more."""
    closed_by_exclusion = tasks.filter(
        state=TaskState.CLOSED, closing_reason__startswith=EXCLUDED, activity__is_excluded=False
    )
    opened = []
    for task in closed_by_exclusion:
        task.state = states.check(task.state, "reopen")
        task.closing_reason = ""
        opened.append(task)
    _save(opened)


def _save(tasks: Iterable[Task]) -> None:
    tasks = list(tasks)
    Task.objects.bulk_update(tasks, ["state", "closing_reason"], batch_size=500)
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(version=F("version") + 1)
