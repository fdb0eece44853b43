"""What the drop-down lists of a page offer: plans, directions, executors, organisations, in one query.

A page may ask ten questions of the database; four of them for four lists would be too many.
"""

from dataclasses import dataclass

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from msoko.people.models import Body, Organization, User
from plans.models import Direction, Plan

Choice = tuple[int, str]


@dataclass(frozen=True)
class Choices:
    plans: tuple[Choice, ...] = ()
    directions: tuple[Choice, ...] = ()
    executors: tuple[Choice, ...] = ()
    organizations: tuple[Choice, ...] = ()


def choices(user: User) -> Choices:
    """Everything this person may choose from; each list in the order of its directory."""
    parts = [
        _part("plans", Plan.objects.visible_to(user), "title"),
        _part("directions", Direction.objects.all(), "short_name", place="position"),
        _part("executors", Body.objects.visible_to(user).filter(is_active=True), "name"),
        _part("organizations", Organization.objects.visible_to(user), "short_name"),
    ]
    found: dict[str, list[Choice]] = {}
    rows = parts[0].union(*parts[1:], all=True)
    for kind, _, label, pk in sorted(rows, key=lambda row: (row[1], row[2].casefold())):
        found.setdefault(kind, []).append((pk, label))
    return Choices(**{kind: tuple(rows) for kind, rows in found.items()})


def _part(kind: str, rows: QuerySet, label: str, place: str = "") -> QuerySet:
    return (
        rows.order_by()
        .annotate(
            choice_kind=Value(kind, CharField()),
            choice_place=Cast(F(place), IntegerField()) if place else Value(0, IntegerField()),
            choice_label=Cast(label, CharField()),
        )
        .values_list("choice_kind", "choice_place", "choice_label", "pk")
    )
