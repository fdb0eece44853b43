"""Turning an approved edition into tasks.

D3: «each occurrence x responsible organisation is a task». Running it again makes nothing twice: a task is
known by the key of its activity, the organisation and the number of the occurrence, and a later edition
takes the tasks of the earlier one over. What was answered keeps its dates; what is still owed gets the new
ones. Not done here: closing tasks of rows that a new edition has dropped (that needs a reason of a person).
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from monitoring.models import Task
from monitoring.occurrences import Directory, Occurrence, Responsible, Span, occurrences
from monitoring.states import OWED
from msoko.people.models import Body, Organization, User
from plans.deadlines import PlanPeriod, rule_from_dict, windows
from plans.models import Activity, Edition

_BATCH = 500
_TEXT_LENGTH = Task._meta.get_field("occurrence_text").max_length
Known = dict[tuple[uuid.UUID, int, int], Task]


@dataclass(frozen=True)
class CreatedTasks:
    """What one run has done; `unaddressed` are activities whose organisations nobody knows."""

    made: int
    kept: int
    moved: int
    unaddressed: tuple[int, ...]


@dataclass(frozen=True)
class _Wanted:
    activity: Activity
    organization_id: int
    occurrence: Occurrence

    @property
    def key(self) -> tuple[uuid.UUID, int, int]:
        return self.activity.key, self.organization_id, self.occurrence.position


@transaction.atomic
def create_tasks(edition: Edition, *, by: User, today: datetime.date) -> CreatedTasks:
    """Make the tasks of an approved edition, whoever approved it; five or six queries and the inserts."""
    # Two approvals at once would both find nothing: the second one waits here for the first.
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    activities = list(
        edition.activities.prefetch_related("assignments__body__members").order_by("position", "pk")
    )
    directory = _directory(edition.municipality_id)
    wanted, unaddressed = _wanted(activities, edition.plan.period, directory, today)
    known = _known(edition.municipality_id, activities)
    fresh = [_task(one) for one in wanted if one.key not in known]
    Task.objects.bulk_create(fresh, batch_size=_BATCH)
    moved = _take_over(known, wanted)
    return CreatedTasks(len(fresh), len(wanted) - len(fresh), moved, unaddressed)


def _wanted(
    activities: Sequence[Activity], period: PlanPeriod, directory: Directory, today: datetime.date
) -> tuple[list[_Wanted], tuple[int, ...]]:
    wanted: list[_Wanted] = []
    unaddressed: list[int] = []
    for activity in activities:
        bodies = [_responsible(assignment.body) for assignment in activity.assignments.all()]
        before = len(wanted)
        for occurrence in _occurrences(activity, period):
            organizations = directory.resolve(bodies, occurrence.due_on or today)
            wanted += [_Wanted(activity, one, occurrence) for one in organizations]
        if len(wanted) == before:
            unaddressed.append(activity.pk)
    return wanted, tuple(unaddressed)


def _occurrences(activity: Activity, period: PlanPeriod) -> tuple[Occurrence, ...]:
    if not activity.due_rule:
        return (Occurrence(0),)
    return occurrences(windows(rule_from_dict(activity.due_rule), period))


def _responsible(body: Body) -> Responsible:
    members = tuple((one.organization_id, _span(one.since_on, one.until_on)) for one in body.members.all())
    return Responsible(body.organization_id, frozenset(body.group_kinds), members)


def _span(since: datetime.date | None, last: datetime.date | None) -> Span:
    return Span(since, last + datetime.timedelta(days=1) if last else None)


def _directory(municipality_id: int) -> Directory:
    working: dict[int, Span] = {}
    by_kind: dict[str, list[int]] = defaultdict(list)
    for one in Organization.objects.filter(municipality=municipality_id).order_by("pk"):
        working[one.pk] = Span(one.opened_on, one.closed_on)
        by_kind[one.kind].append(one.pk)
    return Directory(working, by_kind)


def _known(municipality_id: int, activities: Iterable[Activity]) -> Known:
    tasks = Task.objects.filter(
        municipality=municipality_id, activity_key__in=[activity.key for activity in activities]
    )
    return {(task.activity_key, task.organization_id, task.occurrence): task for task in tasks}


def _task(wanted: _Wanted) -> Task:
    return Task(
        municipality_id=wanted.activity.municipality_id,
        activity=wanted.activity,
        activity_key=wanted.activity.key,
        organization_id=wanted.organization_id,
        occurrence=wanted.occurrence.position,
        **_dates(wanted.occurrence),
    )


def _dates(occurrence: Occurrence) -> dict[str, object]:
    return {
        "starts_on": occurrence.starts_on,
        "due_on": occurrence.due_on,
        "occurrence_text": occurrence.text[:_TEXT_LENGTH],
    }


def _take_over(known: Known, wanted: Iterable[_Wanted]) -> int:
    """Point known tasks to the rows of this edition and give the owed ones its dates."""
    changed = []
    for one in wanted:
        task = known.get(one.key)
        if task is not None and _adopt(task, one):
            changed.append(task)
    Task.objects.bulk_update(
        changed, ["activity", "starts_on", "due_on", "occurrence_text", "version"], batch_size=_BATCH
    )
    return len(changed)


def _adopt(task: Task, wanted: _Wanted) -> bool:
    changes: dict[str, object] = {"activity_id": wanted.activity.pk}
    if task.state in OWED:
        changes |= _dates(wanted.occurrence)
    if all(getattr(task, name) == value for name, value in changes.items()):
        return False
    for name, value in changes.items():
        setattr(task, name, value)
    task.version += 1
    return True
