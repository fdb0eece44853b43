"""Questions about people that several pages ask."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from msoko.lib import row_security
from msoko.people.membership import Directory, Place, Responsible, Span
from msoko.people.models import Body, Organization, Position, User
from msoko.people.querysets import PositionQuerySet


def works_elsewhere(person: User, *, municipality_id: int, asking_id: int) -> bool:
    """Whether `person` holds or held a position in another municipality.

    Such positions are behind the wall; the database shows them to their holder, so the question is put
    in the name of that person for one moment. Needs an open transaction inside the own municipality.
    """
    row_security.enter(municipality_id, person_id=person.pk)
    try:
        return Position.objects.filter(user=person).exclude(municipality=municipality_id).exists()
    finally:
        row_security.enter(municipality_id, person_id=asking_id)


@dataclass(frozen=True)
class Signatory:
    """Who signs: «И.о. начальника управления образования», «И.О. Фамилия»."""

    post: str
    name: str
    organization_name: str = ""


def signatory(organization: Organization, role: str, day: datetime.date) -> Signatory | None:
    """Who signs for `organization` on `day`: the acting person inside his dates (RO-04), else the holder."""
    held = Position.objects.filter(organization=organization, role=role).held_on(day)
    return signatory_of(held)


def signatory_of(held: PositionQuerySet) -> Signatory | None:
    """Choose among positions held on one day; an acting one comes first, and it signs with its own post."""
    first = F("acts_for").asc(nulls_last=True)
    position = held.select_related("user", "organization").order_by(first, "pk").first()
    if position is None:
        return None
    post = position.title_text
    name = position.organization.short_name if position.organization else ""
    return Signatory(post[:1].upper() + post[1:], position.user.signature_name, name)


def held_position(user: User, municipality_id: int, day: datetime.date) -> Position | None:
    """The position in which somebody acts in a municipality on `day`; for jobs done in that person's name."""
    held = Position.objects.filter(user=user, municipality=municipality_id).held_on(day)
    return held.select_related("organization", "municipality").order_by("pk").first()


def held_positions(user: User, day: datetime.date) -> PositionQuerySet:
    """Permanent positions held on `day`, by organisation, each with those who act for it now or later."""
    acting = Position.objects.filter(acts_for__isnull=False).not_over_on(day).select_related("user")
    return (
        Position.objects.visible_to(user)
        .filter(acts_for=None)
        .held_on(day)
        .select_related("user", "organization")
        .prefetch_related(Prefetch("substitutes", queryset=acting.order_by("since_on")))
        .order_by("organization__kind", "organization__short_name", "role", "pk")
    )


def people_of(municipality_id: int) -> QuerySet[User]:
    """Everybody who may sign in and has held a position in the municipality."""
    here = Position.objects.filter(municipality=municipality_id, user=OuterRef("pk"))
    return User.objects.filter(Exists(here), is_active=True)


def directory_of(municipality_id: int) -> Directory:
    """Every organisation of a municipality, closed ones too; one query."""
    rows = Organization.objects.filter(municipality=municipality_id)
    return directory_from(rows.order_by("kind", "short_name", "pk"))


def directory_from(organizations: Iterable[Organization]) -> Directory:
    return Directory(
        {
            one.pk: Place(one.kind, frozenset(one.levels), Span(one.opened_on, one.closed_on))
            for one in organizations
        }
    )


def works_on(organization: Organization, day: datetime.date) -> bool:
    return Span(organization.opened_on, organization.closed_on).holds_on(day)


def responsible_of(body: Body) -> Responsible:
    """A body as `membership` looks at it; reads members that were prefetched."""
    return Responsible(
        organization=body.organization_id,
        kinds=frozenset(body.group_kinds),
        levels=frozenset(body.group_levels),
        members=tuple(
            (one.organization_id, Span.through(one.since_on, one.until_on)) for one in body.members.all()
        ),
        valid=Span.through(body.since_on, body.until_on),
    )
