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

from monitoring.occurrences import Directory, Occurrence, Responsible, Span, occurrences
from msoko.people.models import Body, Organization
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
    # An excluded row (PL-09) keeps its number in the plan and asks nothing of anybody.
    standing = edition.activities.filter(is_excluded=False)
    rows = standing.select_related("edition__plan").prefetch_related("assignments__body__members")
    activities = list(rows.order_by("position", "pk"))
    directory, told = _directory(edition.municipality_id), told_dates(edition.plan_id)
    settings, period = due_settings(edition.municipality_id), edition.plan.period
    places: dict[Place, list[Occurrence]] = defaultdict(list)
    dates: dict[uuid.UUID, frozenset[datetime.date | None]] = {}
    unaddressed = []
    for activity in activities:
        bodies = [_responsible(assignment.body) for assignment in activity.assignments.all()]
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
