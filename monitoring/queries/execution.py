"""How far a plan is: by direction and by organisation, from one aggregate query.

T8: «Execution page of a plan: by direction and organisation, done / late / returned / waiting, drill down»;
the columns are the states of DL-10.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet

from monitoring.due_states import DueState
from monitoring.models import Task
from monitoring.queries.listing import conditions
from monitoring.queries.sections import direction_of
from msoko.people.models import Organization, User
from plans.models import Edition, Section

Counts = dict[str, int]
Days = tuple[datetime.date, datetime.date]
Key = TypeVar("Key")
#: the states of DL-10, which make up all tasks; then what some of them are besides
STATES = tuple(state.value for state in DueState)
BESIDES = ("returned", "submitted", "undated")
COLUMNS = (*STATES, "all", *BESIDES)
KEYS = (*COLUMNS, "due", "due_accepted")


@dataclass(frozen=True)
class Progress:
    """One row of a table: the counts, and where a number leads to."""

    title: str
    query: str
    counts: dict[str, int]

    @property
    def percent(self) -> int | None:
        """How much of what has fallen due is accepted; None while nothing has."""
        due = self.counts["due"]
        return round(100 * self.counts["due_accepted"] / due) if due else None

    @property
    def cells(self) -> list[tuple[str, int]]:
        """Column and number, in the order of COLUMNS."""
        return [(key, self.counts[key]) for key in COLUMNS]


@dataclass(frozen=True)
class PlanProgress:
    directions: list[Progress]
    organizations: list[Progress]
    total: Progress


def _aggregates(today: datetime.date) -> dict[str, Count]:
    shown = conditions(today)
    fallen = Q(due_on__lte=today) & ~shown["not_required"]
    asked = {
        **{key: shown[key] for key in COLUMNS},
        "due": fallen,
        "due_accepted": fallen & shown["accepted"],
    }
    return {f"count_{key}": Count("pk", filter=condition) for key, condition in asked.items()}


def plan_progress(
    edition: Edition, user: User, today: datetime.date, within: Days | None = None
) -> PlanProgress:
    """Both tables of the page: one scan of the tasks, then the names of sections and organisations.

    `within` leaves the tasks that fall due from its first day to its last.

    Names are joined to the sums, not to the tasks; a direction sums up the sections below it, and what stands
    outside of directions stands by its top section.
    """
    sections = {one.pk: one for one in edition.sections.order_by("position")}
    directions: dict[int | None, Counts] = {}
    organizations: dict[int, Counts] = {}
    for row in _sums(edition, user, today, within):
        counts = {key: row[f"count_{key}"] for key in KEYS}
        _add(directions, direction_of(sections, row["activity__section_id"]), counts)
        _add(organizations, row["organization_id"], counts)
    names = Organization.objects.filter(pk__in=organizations).order_by("kind", "short_name")
    return PlanProgress(
        [
            _of_direction(edition, sections[pk] if pk else None, directions[pk])
            for pk in [*sections, None]
            if pk in directions
        ],
        [
            Progress(name, f"edition={edition.pk}&organization={pk}", organizations[pk])
            for pk, name in names.values_list("pk", "short_name")
        ],
        _total(edition, organizations.values()),
    )


def _sums(
    edition: Edition, user: User, today: datetime.date, within: Days | None
) -> QuerySet[Task, dict[str, Any]]:
    days = Q(due_on__range=within) if within else Q()
    return (
        Task.objects.visible_to(user)
        .filter(days, activity__edition=edition)
        .values("organization_id", "activity__section_id")
        .annotate(**_aggregates(today))
        .order_by()
    )


def _add(sums: dict[Key, Counts], key: Key, counts: Counts) -> None:
    before = sums.get(key)
    sums[key] = {name: before[name] + number for name, number in counts.items()} if before else counts


def _of_direction(edition: Edition, section: Section | None, counts: Counts) -> Progress:
    if section is None:
        return Progress("Без раздела", f"edition={edition.pk}", counts)
    return Progress(section.title, f"edition={edition.pk}&section={section.pk}", counts)


def _total(edition: Edition, rows: Iterable[Counts]) -> Progress:
    counts = dict.fromkeys(KEYS, 0)
    for row in rows:
        counts = {key: counts[key] + row[key] for key in KEYS}
    return Progress("Всего", f"edition={edition.pk}", counts)
