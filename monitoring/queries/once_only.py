"""What is already held: accepted documents of the same kind, direction and organisation from this year (T7).

«A new request first shows what is already in the system». A document fits an activity when its own activity
expects a result of the same kind inside the same direction, and it was accepted since the beginning of the
year of the plan. Nothing is chosen by the machine: it is shown, a person takes it.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value

from monitoring.models import Evidence, Task
from monitoring.queries.directions import OF_ACTIVITY, OF_EVIDENCE, direction_id
from monitoring.states import OWED
from msoko.people.models import User
from plans.models import Activity, Edition

#: documents of one organisation shown beside one activity
SHOWN = 5
Fit = tuple[int, int]


@dataclass(frozen=True)
class Held:
    """One document that fits, and the task it could answer; `task` is None while there is none that waits."""

    evidence: Evidence
    task: Task | None


@dataclass(frozen=True)
class HeldActivity:
    activity: Activity
    documents: list[Held]
    organization_count: int


def held_for_edition(edition: Edition, user: User) -> list[HeldActivity]:
    """The rows of an edition for which something is held already, in the order of the document."""
    return _held(edition.activities.order_by("position"), edition, user)


def held_for_activity(activity: Activity, user: User) -> HeldActivity | None:
    found = _held(Activity.objects.filter(pk=activity.pk), activity.edition, user)
    return found[0] if found else None


def _held(rows: QuerySet[Any], edition: Edition, user: User) -> list[HeldActivity]:
    activities = list(rows.annotate(direction_id=direction_id(OF_ACTIVITY), kind_ids=_kinds("deliverables")))
    wanted = {one.pk: _fits(one) for one in activities}
    pool = _pool(user, edition, {pair for pairs in wanted.values() for pair in pairs})
    owed = _owed(activities, user)
    found = []
    for activity in activities:
        fitting = {
            one.pk: one
            for pair in wanted[activity.pk]
            for one in pool.get(pair, [])
            if one.task.activity_key != activity.key
        }
        documents = [Held(one, owed.get((activity.pk, one.task.organization_id))) for one in fitting.values()]
        if documents:
            organizations = {one.evidence.task.organization_id for one in documents}
            found.append(HeldActivity(activity, documents, len(organizations)))
    return found


def _kinds(path: str) -> ArrayAgg:
    """The kinds of results that are expected; what names no kind is left out."""
    known = Q(**{f"{path}__kind__isnull": False})
    return ArrayAgg(f"{path}__kind_id", filter=known, distinct=True, default=Value([]))


def _fits(row: Any) -> set[Fit]:
    """Pairs of direction and kind; a row outside of directions fits nothing."""
    return {(row.direction_id, kind) for kind in row.kind_ids} if row.direction_id else set()


def _pool(user: User, edition: Edition, pairs: set[Fit]) -> dict[Fit, list[Evidence]]:
    """Accepted documents of the year by what they fit, the newest first, some of each organisation."""
    if not pairs:
        return {}
    since = datetime.date(edition.plan.starts_on.year, 1, 1)
    found: QuerySet[Any] = Evidence.objects.visible_to(user).standing().accepted()
    found = found.filter(added_at__date__gte=since).annotate(
        direction_id=direction_id(OF_EVIDENCE), kind_ids=_kinds("task__activity__deliverables")
    )
    related = "task__organization", "task__activity", "file"
    documents = found.filter(direction_id__in={direction for direction, _ in pairs}).select_related(*related)
    pool: dict[Fit, list[Evidence]] = defaultdict(list)
    count: dict[tuple[Fit, int], int] = defaultdict(int)
    for one in documents.order_by("-added_at", "-pk"):
        for pair in _fits(one) & pairs:
            count[pair, one.task.organization_id] += 1
            if count[pair, one.task.organization_id] <= SHOWN:
                pool[pair].append(one)
    return pool


def _owed(activities: list[Activity], user: User) -> dict[tuple[int, int], Task]:
    """The nearest task that still waits, of each organisation for each activity."""
    waiting = Task.objects.visible_to(user).filter(activity__in=activities, state__in=OWED)
    found: dict[tuple[int, int], Task] = {}
    for task in waiting.by_urgency():
        found.setdefault((task.activity_id, task.organization_id), task)
    return found
