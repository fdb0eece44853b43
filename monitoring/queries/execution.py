"""How far a plan is: by direction and by organisation, one aggregate query each.

T8: «Execution page of a plan: by direction and organisation, done / late / returned / waiting, drill down».
"""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from monitoring.models import Task
from monitoring.queries.listing import conditions
from monitoring.queries.sections import direction_of
from msoko.people.models import User
from plans.models import Edition, Section

COLUMNS = ("due", "accepted", "late", "overdue", "returned", "submitted", "undated", "all")


@dataclass(frozen=True)
class Progress:
    """One row of a table: the counts in the order of COLUMNS, and where a number leads to."""

    title: str
    query: str
    counts: dict[str, int]

    @property
    def percent(self) -> int | None:
        """How much of what has fallen due is accepted; None while nothing has."""
        due = self.counts["due"]
        return round(100 * self.counts["due_accepted"] / due) if due else None


def _aggregates(today: datetime.date) -> dict[str, Count]:
    shown = conditions(today)
    fallen = Q(due_on__lte=today) & ~shown["closed"]
    asked = {
        "due": fallen,
        "due_accepted": fallen & shown["accepted"],
        **{key: shown[key] for key in COLUMNS if key != "due"},
    }
    return {f"count_{key}": Count("pk", filter=condition) for key, condition in asked.items()}


def by_organization(edition: Edition, user: User, today: datetime.date) -> list[Progress]:
    rows = (
        Task.objects.visible_to(user)
        .filter(activity__edition=edition)
        .values("organization_id", "organization__short_name")
        .annotate(**_aggregates(today))
        .order_by("organization__kind", "organization__short_name")
    )
    return [
        Progress(
            row["organization__short_name"],
            f"edition={edition.pk}&organization={row['organization_id']}",
            _counts(row),
        )
        for row in rows
    ]


def by_direction(edition: Edition, user: User, today: datetime.date) -> list[Progress]:
    """Sum the sections up to their direction; what stands outside of directions stands by its top section."""
    rows = (
        Task.objects.visible_to(user)
        .filter(activity__edition=edition)
        .values("activity__section_id")
        .annotate(**_aggregates(today))
        .order_by()
    )
    sections = {one.pk: one for one in edition.sections.order_by("position")}
    sums: dict[int | None, dict[str, int]] = {}
    for row in rows:
        top = direction_of(sections, row["activity__section_id"])
        counts = _counts(row)
        before = sums.setdefault(top, dict.fromkeys(counts, 0))
        sums[top] = {key: before[key] + number for key, number in counts.items()}
    shown = [pk for pk in [*sections, None] if pk in sums]
    return [_progress(edition, sections[pk] if pk else None, sums[pk]) for pk in shown]


def _progress(edition: Edition, section: Section | None, counts: dict[str, int]) -> Progress:
    if section is None:
        return Progress("Без раздела", f"edition={edition.pk}", counts)
    return Progress(section.title, f"edition={edition.pk}&section={section.pk}", counts)


def _counts(row: dict[str, int]) -> dict[str, int]:
    return {key.removeprefix("count_"): number for key, number in row.items() if key.startswith("count_")}


def total(rows: list[Progress], edition: Edition) -> Progress:
    keys = [*COLUMNS, "due_accepted"]
    return Progress(
        "Всего",
        f"edition={edition.pk}",
        {key: sum(row.counts.get(key, 0) for row in rows) for key in keys},
    )
