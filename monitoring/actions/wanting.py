"""What an edition asks of whom: every occurrence of every activity, for every organisation of its executors.

D3: «each occurrence x responsible organisation is a task». RB-03: a group is «expanded to the organisations
that belong to it on the date of the occurrence»; an occurrence without a date is asked of those of today.
Read in a handful of queries, whatever the size of the plan; nothing is written here.
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from monitoring.occurrences import Occurrence, occurrences
from msoko.people.queries import directory_of, responsible_of
from plans.deadlines import DueSettings, PlanPeriod, Told, decided_windows
from plans.due_queries import due_settings, told_dates
from plans.models import Activity, Edition
from plans.undated import rule_of

#: activity and organisation
Place = tuple[uuid.UUID, int]


@dataclass(frozen=True)
class Wanted:
    """`places`: what is asked of each organisation; `dates`: the occurrences of an activity, asked or not."""

    activities: Mapping[uuid.UUID, Activity]
    places: Mapping[Place, list[Occurrence]] = field(default_factory=dict)
    dates: Mapping[uuid.UUID, frozenset[datetime.date | None]] = field(default_factory=dict)
    unaddressed: tuple[int, ...] = ()


def wanted_of(edition: Edition, today: datetime.date) -> Wanted:
    rows = (
        edition.activities.in_plan()
        .select_related("edition__plan")
        .prefetch_related("assignments__body__members")
    )
    activities = list(rows.order_by("position", "pk"))
    directory, told = directory_of(edition.municipality_id), told_dates(edition.plan_id)
    settings, period = due_settings(edition.municipality_id), edition.plan.period
    places: dict[Place, list[Occurrence]] = defaultdict(list)
    dates: dict[uuid.UUID, frozenset[datetime.date | None]] = {}
    unaddressed = []
    for activity in activities:
        bodies = [responsible_of(assignment.body) for assignment in activity.assignments.all()]
        found = activity_occurrences(activity, period, told.get(activity.key, ()), settings)
        dates[activity.key] = frozenset(one.due_on for one in found)
        asked = 0
        for occurrence in found:
            for organization in directory.resolve(bodies, occurrence.due_on or today):
                places[activity.key, organization].append(occurrence)
                asked += 1
        if not asked:
            unaddressed.append(activity.pk)
    return Wanted({one.key: one for one in activities}, places, dates, tuple(unaddressed))


def activity_occurrences(
    activity: Activity, period: PlanPeriod, told: tuple[Told, ...], settings: DueSettings
) -> tuple[Occurrence, ...]:
    if not activity.due_rule and not told:
        return (Occurrence(0),)
    return occurrences(decided_windows(rule_of(activity), period, told, settings))
