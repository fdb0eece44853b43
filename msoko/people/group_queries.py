"""Executors as their pages show them: whom a body names on a day, who sat in a working group on a day."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Q, QuerySet

from msoko.people.membership import Directory, Responsible, Span, follows
from msoko.people.models import Body, BodyMember, BodySpelling, Organization, User, WorkingGroupMember
from msoko.people.models.body import BodyKind
from msoko.people.models.organization import EducationLevel, OrganizationKind
from msoko.people.models.working_group import GroupPart
from msoko.people.queries import directory_from, directory_of, responsible_of, works_on


@dataclass(frozen=True)
class BodyRow:
    """`count` is the number of organisations that answer on the day; None for a body that never answers."""

    body: Body
    count: int | None


@dataclass(frozen=True)
class Belonging:
    """An organisation of a group on the day, and why."""

    organization: Organization
    is_by_rule: bool
    member: BodyMember | None


@dataclass(frozen=True)
class Change:
    """One line of the history of a working group: who came or left, on which day, by which order."""

    day: datetime.date
    member: WorkingGroupMember
    is_coming: bool
    basis_text: str


def body_rows(
    user: User, day: datetime.date, *, kind: str = "", words: str = ""
) -> tuple[list[BodyRow], dict[str, int]]:
    """The directory, narrowed; and how many executors of each kind there are. Three queries."""
    found = _matching(Body.objects.visible_to(user), words)
    bodies = list(
        found.select_related("organization", "leader").prefetch_related("members").order_by("name", "pk")
    )
    counts: dict[str, int] = {}
    for body in bodies:
        counts[body.kind] = counts.get(body.kind, 0) + 1
    directory = directory_of(bodies[0].municipality_id) if bodies else Directory()
    rows = [
        BodyRow(body, _count(directory, responsible_of(body), day))
        for body in bodies
        if kind in ("", body.kind)
    ]
    return rows, counts


def _matching(bodies: QuerySet[Body], words: str) -> QuerySet[Body]:
    if not words:
        return bodies
    spelt = Body.objects.filter(spellings__text__icontains=words).values("pk")
    return bodies.filter(Q(name__icontains=words) | Q(short_name__icontains=words) | Q(pk__in=spelt))


def _count(directory: Directory, body: Responsible, day: datetime.date) -> int | None:
    is_answering = body.organization or body.kinds or body.levels or body.members
    return len(directory.resolve([body], day)) if is_answering else None


def for_page(bodies: QuerySet[Body]) -> QuerySet[Body]:
    """What the card prints of a body; its spellings come as `spelling_texts`."""
    members = BodyMember.objects.select_related("organization")
    texts = BodySpelling.objects.filter(body=OuterRef("pk")).order_by("text").values("text")
    return (
        bodies.select_related("organization", "leader", "parent", "municipality")
        .annotate(spelling_texts=ArraySubquery(texts))
        .prefetch_related(
            Prefetch("members", queryset=members.order_by("organization__short_name", "since_on", "pk"))
        )
    )


def belonging(body: Body, organizations: Iterable[Organization], day: datetime.date) -> list[Belonging]:
    """Those of `organizations` that a body names on the day; reads what `for_page` brings."""
    rows = {one.pk: one for one in organizations}
    directory, asked = directory_from(rows.values()), responsible_of(body)
    listed = {
        one.organization_id: one
        for one in body.members.all()
        if Span.through(one.since_on, one.until_on).holds_on(day)
    }
    has_rule = bool(asked.kinds or asked.levels)
    return [
        Belonging(rows[pk], has_rule and follows(asked, directory.places[pk]), listed.get(pk))
        for pk in directory.resolve([asked], day)
    ]


def seats_of(body: Body) -> list[WorkingGroupMember]:
    """Everybody who ever sat in a working group; other bodies seat nobody and cost no query."""
    if body.kind != BodyKind.WORKING_GROUP:
        return []
    return list(body.people.select_related("user").order_by("since_on", "pk"))


def sitting(seats: Iterable[WorkingGroupMember], day: datetime.date) -> list[WorkingGroupMember]:
    """Who of them sits on the day: the chair first, then by name."""
    ranks = {value: place for place, value in enumerate(GroupPart.values)}
    there = [one for one in seats if Span.through(one.since_on, one.until_on).holds_on(day)]
    return sorted(there, key=lambda one: (ranks[one.part], str(one)))


def changes(seats: Iterable[WorkingGroupMember]) -> list[Change]:
    """Everybody who came and left, the latest first."""
    people = list(seats)
    came = [Change(one.since_on, one, True, one.basis_text) for one in people]
    left = [Change(one.until_on, one, False, one.leaving_text) for one in people if one.until_on]
    return sorted([*came, *left], key=lambda one: (one.day, one.is_coming), reverse=True)


def without_levels(body: Body, organizations: Iterable[Organization], day: datetime.date) -> int:
    """How many a group by level cannot see, because nobody has said at which levels they teach."""
    if not body.group_levels:
        return 0
    kinds = body.group_kinds or Organization.TEACHING
    return sum(not one.levels and one.kind in kinds and works_on(one, day) for one in organizations)


def rule_words(body: Body) -> str:
    """«общеобразовательная организация; уровень: среднее общее», or nothing when there is no rule."""
    kinds = ", ".join(OrganizationKind(kind).label for kind in body.group_kinds)
    levels = ", ".join(EducationLevel(level).label for level in body.group_levels)
    return "; ".join(part for part in (kinds, f"уровень: {levels}" if levels else "") if part)
