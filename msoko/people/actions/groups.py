"""Executors of a municipality: what they are, which organisations belong (RB-03), who sits in them (RB-07).

Nobody is struck out: a membership ends on a day, so that the list of any past date can be read. Tasks of the
plans in force follow in the background.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from msoko.people.actions.refusals import NotPossible
from msoko.people.jobs import ask_for_reconciling
from msoko.people.membership import Span
from msoko.people.models import (
    Body,
    BodyMember,
    BodySpelling,
    Municipality,
    Organization,
    User,
    WorkingGroupMember,
)
from msoko.people.models.working_group import GroupPart

#: so many names in a refusal; the rest is a number
_NAMED = 3


@transaction.atomic
def add_body(municipality: Municipality, *, spellings: Sequence[str], by: User, **fields: Any) -> Body:
    """Add an executor with the ways in which plans write it."""
    body = Body.objects.create(municipality=municipality, **fields)
    _spell(body, {body.name, *spellings})
    ask_for_reconciling(municipality.pk)
    return body


@transaction.atomic
def change_body(body: Body, *, spellings: Sequence[str], by: User, **fields: Any) -> Body:
    """Write what has changed; a spelling that is no longer given is forgotten."""
    for name, value in fields.items():
        setattr(body, name, value)
    body.save(update_fields=[*fields])
    _spell(body, {body.name, *spellings})
    ask_for_reconciling(body.municipality_id)
    return body


def _spell(body: Body, wanted: Collection[str]) -> None:
    """A spelling that means another body already is refused: a plan could not tell the two apart."""
    texts = {text.lower(): text for text in wanted}
    known = BodySpelling.objects.filter(municipality=body.municipality_id).select_related("body")
    for one in known:
        if one.body_id == body.pk and one.text.lower() not in texts:
            one.delete()
        elif one.text.lower() in texts:
            del texts[one.text.lower()]
            if one.body_id != body.pk:
                raise NotPossible(
                    f"«{one.text}» уже означает исполнителя «{one.body}»: уберите одно из двух."
                )
    BodySpelling.objects.bulk_create(
        BodySpelling(municipality_id=body.municipality_id, body=body, text=text) for text in texts.values()
    )


@transaction.atomic
def include_organizations(
    body: Body,
    *,
    organizations: Iterable[Organization],
    since_on: datetime.date | None,
    until_on: datetime.date | None,
    basis_text: str = "",
    by: User,
) -> list[BodyMember]:
    """Put organisations on the list of a group for these days; one that is on it then already is refused."""
    body, wanted = _locked(body), list(organizations)
    _demand_fresh(body, wanted, Span.through(since_on, until_on))
    place = {"municipality_id": body.municipality_id, "body": body}
    days = {"since_on": since_on, "until_on": until_on, "basis_text": basis_text}
    made = BodyMember.objects.bulk_create(BodyMember(organization=one, **place, **days) for one in wanted)
    ask_for_reconciling(body.municipality_id)
    return made


def _demand_fresh(body: Body, wanted: list[Organization], asked: Span) -> None:
    there = [
        str(one.organization)
        for one in body.members.filter(organization__in=wanted).select_related("organization")
        if Span.through(one.since_on, one.until_on).meets(asked)
    ]
    if there:
        raise NotPossible(
            f"В эти дни уже в группе: {_named(there)}. Снимите с них отметку или выберите другие дни."
        )


@transaction.atomic
def end_membership(
    member: BodyMember, *, until_on: datetime.date, basis_text: str = "", by: User
) -> BodyMember:
    """`until_on` is the last day in the group."""
    _locked(member.body)
    if member.since_on and until_on < member.since_on:
        raise NotPossible(
            f"{member.organization} в группе только с {member.since_on:%d.%m.%Y}: укажите день позже."
        )
    member.until_on = until_on
    member.basis_text = basis_text or member.basis_text
    member.save(update_fields=["until_on", "basis_text"])
    ask_for_reconciling(member.municipality_id)
    return member


@transaction.atomic
def include_person(body: Body, *, by: User, **fields: Any) -> WorkingGroupMember:
    """Let somebody sit in a working group from a day on, by an order; a group has one chair at a time."""
    body = _locked(body)
    row = WorkingGroupMember(municipality_id=body.municipality_id, body=body, **fields)
    asked = Span.through(row.since_on, row.until_on)
    for other in body.people.select_related("user"):
        if not Span.through(other.since_on, other.until_on).meets(asked):
            continue
        if (other.user_id, other.name_text) == (row.user_id, row.name_text):
            raise NotPossible(f"{other} уже в группе с {other.since_on:%d.%m.%Y}.")
        if GroupPart.CHAIR == other.part == row.part:
            raise NotPossible(f"Председатель в эти дни {other}: сначала укажите, до какого дня.")
    row.save()
    return row


@transaction.atomic
def leave_group(
    member: WorkingGroupMember, *, until_on: datetime.date, leaving_text: str, by: User
) -> WorkingGroupMember:
    """`until_on` is the last day in the group."""
    if until_on < member.since_on:
        raise NotPossible(f"{member} в группе только с {member.since_on:%d.%m.%Y}: укажите день позже.")
    member.until_on, member.leaving_text = until_on, leaving_text
    member.save(update_fields=["until_on", "leaving_text"])
    return member


@transaction.atomic
def set_levels(
    municipality: Municipality, *, levels: Mapping[int, Sequence[str]], by: User
) -> list[Organization]:
    """Write at which levels organisations teach; returns those that have changed."""
    changed = []
    rows = Organization.objects.filter(municipality=municipality, pk__in=levels)
    for one in rows.select_for_update().order_by("pk"):
        if sorted(one.levels) != sorted(levels[one.pk]):
            one.levels = list(levels[one.pk])
            changed.append(one)
    Organization.objects.bulk_update(changed, ["levels"])
    if changed:
        ask_for_reconciling(municipality.pk)
    return changed


def _locked(body: Body) -> Body:
    return Body.objects.select_for_update(of=("self",)).get(pk=body.pk)


def _named(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" и ещё {more}" if more > 0 else "")
