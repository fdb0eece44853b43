"""Tasks follow the plan: made when an edition takes force, brought up to date on every later change.

D3: «each occurrence x responsible organisation is a task». Running it again changes nothing. What was
answered keeps its dates; what is still owed gets the new ones; a task whose occurrence is gone is closed with
a reason when nobody has put anything into it, else it stays as it is: nothing with evidence is ever dropped.
A task that this module closed is opened again when its occurrence comes back; a person's decision stands.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, OuterRef

from monitoring import matching, states
from monitoring.actions.wanting import Place, Wanted, wanted_of
from monitoring.models import Evidence, Task
from monitoring.occurrences import Occurrence
from monitoring.states import OWED, TaskState
from msoko.people.models import User
from plans.models import Edition

_BATCH = 500
_TEXT_LENGTH = Task._meta.get_field("occurrence_text").max_length
_FIELDS = [
    "activity",
    "starts_on",
    "due_on",
    "planned_on",
    "occurrence_text",
    "state",
    "closing_reason",
    "version",
]
NO_ACTIVITY = "Мероприятия больше нет в плане."
NO_DATE = "Этого срока больше нет в плане."
NO_MEMBER = "На день срока организация не входит в число исполнителей мероприятия."
#: reasons given by the machine: what they closed may open by itself
OWN_REASONS = (NO_ACTIVITY, NO_DATE, NO_MEMBER)


@dataclass(frozen=True)
class TaskChanges:
    """What one run has done; `unaddressed` are activities whose organisations nobody knows."""

    made: int = 0
    kept: int = 0
    moved: int = 0
    closed: int = 0
    reopened: int = 0
    unaddressed: tuple[int, ...] = ()


@dataclass
class _Run:
    wanted: Wanted
    edition: Edition
    fresh: list[Task] = field(default_factory=list)
    changed: dict[int, Task] = field(default_factory=dict)
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("kept", "moved", "closed", "reopened"), 0)
    )


@transaction.atomic
def reconcile_tasks(edition: Edition, *, by: User | None, today: datetime.date) -> TaskChanges:
    """Bring the tasks of an edition to what it asks today; history names whoever was the cause."""
    # Two runs at once would both find nothing: the second one waits here for the first.
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    run = _Run(wanted_of(edition, today), edition)
    known = _known(edition, run.wanted)
    for place in {**run.wanted.places, **known}:
        _reconcile(run, place, known.get(place, []), run.wanted.places.get(place, []))
    Task.objects.bulk_create(run.fresh, batch_size=_BATCH)
    Task.objects.bulk_update(run.changed.values(), _FIELDS, batch_size=_BATCH)
    return TaskChanges(made=len(run.fresh), unaddressed=run.wanted.unaddressed, **run.counts)


def create_tasks(edition: Edition, *, by: User, today: datetime.date) -> TaskChanges:
    """Make the tasks of an edition that has just taken force, whoever approved it."""
    return reconcile_tasks(edition, by=by, today=today)


def _known(edition: Edition, wanted: Wanted) -> dict[Place, list[Task]]:
    """Every task of this plan, of whatever edition, by activity and organisation."""
    tasks = Task.objects.filter(municipality=edition.municipality_id, activity__edition__plan=edition.plan_id)
    with_evidence = tasks.annotate(has_evidence=Exists(Evidence.objects.filter(task=OuterRef("pk"))))
    known: dict[Place, list[Task]] = defaultdict(list)
    for task in with_evidence.order_by("occurrence"):
        known[task.activity_key, task.organization_id].append(task)
    return known


def _reconcile(run: _Run, place: Place, tasks: Sequence[Task], wanted: Sequence[Occurrence]) -> None:
    by_pk = {task.pk: task for task in tasks}
    matched = matching.match([_standing(task) for task in tasks], wanted)
    for standing, occurrence in matched.pairs:
        _adopt(run, by_pk[standing.pk], occurrence)
    for standing in matched.vanished:
        _let_go(run, by_pk[standing.pk])
    taken = {task.occurrence for task in tasks}
    run.fresh += _made(run.wanted, place, matched.fresh, taken)


def _standing(task: Task) -> matching.Standing:
    is_movable = task.state in OWED or task.closing_reason in OWN_REASONS
    return matching.Standing(task.pk, task.planned_on or task.due_on, task.occurrence_text, is_movable)


def _made(wanted: Wanted, place: Place, fresh: Iterable[Occurrence], taken: set[int]) -> list[Task]:
    key, organization = place
    made = []
    for occurrence in fresh:
        number = occurrence.position if occurrence.position not in taken else max(taken) + 1
        taken.add(number)
        made.append(
            Task(
                municipality_id=wanted.activities[key].municipality_id,
                activity=wanted.activities[key],
                activity_key=key,
                organization_id=organization,
                occurrence=number,
                starts_on=occurrence.starts_on,
                due_on=occurrence.due_on,
                occurrence_text=occurrence.text[:_TEXT_LENGTH],
            )
        )
    return made


def _adopt(run: _Run, task: Task, occurrence: Occurrence) -> None:
    """Point the task to the row of this edition; give it the dates while it is owed."""
    run.counts["kept"] += 1
    changes: dict[str, object] = {"activity_id": run.wanted.activities[task.activity_key].pk}
    if task.state == TaskState.CLOSED and task.closing_reason in OWN_REASONS:
        changes |= {"state": states.check(task.state, "reopen"), "closing_reason": ""}
    if changes.get("state", task.state) in OWED:
        changes |= _dates(task, occurrence)
    if not _change(run, task, changes):
        return
    run.counts["reopened" if "state" in changes else "moved"] += 1


def _dates(task: Task, occurrence: Occurrence) -> dict[str, object]:
    """A granted postponement holds until the plan itself moves beyond it."""
    dates: dict[str, object] = {
        "starts_on": occurrence.starts_on,
        "due_on": occurrence.due_on,
        "occurrence_text": occurrence.text[:_TEXT_LENGTH],
    }
    if task.planned_on and task.due_on and occurrence.due_on and occurrence.due_on < task.due_on:
        return {**dates, "due_on": task.due_on, "planned_on": occurrence.due_on}
    return {**dates, "planned_on": None}


def _let_go(run: _Run, task: Task) -> None:
    """Nothing was put into it: close it and say why. Something was: it stays, as the person left it."""
    if task.state != TaskState.OPEN or getattr(task, "has_evidence"):  # noqa: B009 -- annotated
        return
    run.counts["closed"] += _change(
        run, task, {"state": states.check(task.state, "close"), "closing_reason": _why(run.wanted, task)}
    )


def _why(wanted: Wanted, task: Task) -> str:
    dates = wanted.dates.get(task.activity_key)
    if dates is None:
        return NO_ACTIVITY
    return NO_MEMBER if (task.planned_on or task.due_on) in dates else NO_DATE


def _change(run: _Run, task: Task, changes: dict[str, object]) -> bool:
    if all(getattr(task, name) == value for name, value in changes.items()):
        return False
    for name, value in changes.items():
        setattr(task, name, value)
    task.version += 1
    run.changed[task.pk] = task
    return True
