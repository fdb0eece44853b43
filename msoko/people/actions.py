"""What changes people and executors."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction

from msoko.lib import row_security
from msoko.lib.file_readings import Reading
from msoko.people import files, readings
from msoko.people.models import Body, BodySpelling, Municipality, Organization, Position, StoredFile, User


@dataclass(frozen=True)
class BodyEntry:
    """An executor as a directory gives it; `leader_key` names another entry of the same directory."""

    key: str
    kind: str
    name: str
    short_name: str = ""
    organization: Organization | None = None
    group_kinds: tuple[str, ...] = ()
    leader_key: str = ""
    spellings: tuple[str, ...] = ()


@transaction.atomic
def teach_spelling(body: Body, *, text: str, by: User) -> BodySpelling:
    """Remember that plans write `body` as `text`; a spelling known already stays as it is."""
    spelling = BodySpelling.objects.filter(municipality=body.municipality_id, text__iexact=text).first()
    if spelling is None:
        spelling = BodySpelling.objects.create(municipality_id=body.municipality_id, body=body, text=text)
    return spelling


@transaction.atomic
def store_file(
    stream: BinaryIO,
    *,
    content_type: str,
    municipality: Municipality | int,
    by: User | None,
    reading: Reading | None = None,
) -> StoredFile:
    """Put bytes into the file store and note them with what they say; the same bytes give the same row."""
    stored = files.store().put(stream)
    row, _ = StoredFile.objects.get_or_create(
        municipality_id=municipality if isinstance(municipality, int) else municipality.pk,
        sha256=stored.sha256,
        defaults={"size": stored.size, "content_type": content_type},
    )
    if reading is not None:
        readings.note_reading(row, reading)
    return row


@transaction.atomic
def create_municipality(*, code: str, name: str, name_genitive: str, **fields: str) -> Municipality:
    """Make a municipality, or return the one of this code; from then on the transaction works inside it."""
    municipality, _ = Municipality.objects.get_or_create(
        code=code, defaults={"name": name, "name_genitive": name_genitive, **fields}
    )
    row_security.enter(municipality.pk)
    return municipality


@transaction.atomic
def add_bodies(
    municipality: Municipality, entries: Sequence[BodyEntry], *, by: User | None
) -> dict[str, Body]:
    """Add executors that are not there yet and return all by their key.

    A body of the same name is kept as it is; a spelling that already means another body stays with it.
    """
    known = {body.name: body for body in Body.objects.filter(municipality=municipality)}
    bodies: dict[str, Body] = {}
    for entry in entries:
        bodies[entry.key] = known.get(entry.name) or Body.objects.create(
            municipality=municipality,
            kind=entry.kind,
            name=entry.name,
            short_name=entry.short_name,
            organization=entry.organization,
            group_kinds=list(entry.group_kinds),
        )
    _set_leaders(entries, bodies)
    _add_spellings(municipality, entries, bodies)
    return bodies


def _set_leaders(entries: Sequence[BodyEntry], bodies: dict[str, Body]) -> None:
    for entry in entries:
        body, leader = bodies[entry.key], bodies.get(entry.leader_key)
        if leader and leader != body and body.leader_id is None:
            body.leader = leader
            body.save(update_fields=["leader"])


def _add_spellings(municipality: Municipality, entries: Sequence[BodyEntry], bodies: dict[str, Body]) -> None:
    known = {text.lower() for text in BodySpelling.objects.values_list("text", flat=True)}
    rows = []
    for entry in entries:
        for text in (entry.name, *entry.spellings):
            if text.lower() not in known:
                known.add(text.lower())
                rows.append(BodySpelling(municipality=municipality, body=bodies[entry.key], text=text))
    BodySpelling.objects.bulk_create(rows)


class NotPossible(Exception):
    """The positions do not allow it; the text is a sentence for people."""


@transaction.atomic
def add_person(*, username: str, last_name: str, first_name: str, by: User, **names: str) -> User:
    """A person who can be given a position; a password is set by the administrator, letters work without."""
    person = User(username=username, last_name=last_name, first_name=first_name, **names)
    person.set_unusable_password()
    person.save()
    return person


@transaction.atomic
def hand_over_position(
    position: Position,
    *,
    successor: User,
    starts_on: datetime.date,
    title_text: str,
    basis_text: str = "",
    by: User,
) -> Position:
    """End a position and start the one of the successor the day after; who acted for it stops acting.

    Tasks and rights belong to the organisation and the role, so that they move by themselves (E3).
    """
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    _demand_somebody_else(position, successor, by)
    last_day = starts_on - datetime.timedelta(days=1)
    if position.until_on is not None and position.until_on < last_day:
        raise NotPossible(f"Эта должность уже освобождена {position.until_on:%d.%m.%Y}.")
    if position.since_on is not None and position.since_on > last_day:
        raise NotPossible(f"Прежний руководитель назначен {position.since_on:%d.%m.%Y}: выберите день позже.")
    _end_acting(position, last_day)
    position.until_on = last_day
    position.save(update_fields=["until_on"])
    return Position.objects.create(
        municipality_id=position.municipality_id,
        user=successor,
        organization_id=position.organization_id,
        role=position.role,
        title_text=title_text,
        since_on=starts_on,
        basis_text=basis_text,
    )


def _end_acting(position: Position, last_day: datetime.date) -> None:
    acting = Position.objects.filter(acts_for=position).not_over_on(last_day + datetime.timedelta(days=1))
    if later := acting.filter(since_on__gt=last_day).select_related("user").first():
        raise NotPossible(
            f"{later.user} исполняет обязанности с {later.since_on:%d.%m.%Y}: "
            "сначала администратор данных должен отменить это назначение."
        )
    acting.update(until_on=last_day)


@transaction.atomic
def appoint_acting(
    position: Position,
    *,
    person: User,
    title_text: str,
    since_on: datetime.date,
    until_on: datetime.date | None,
    basis_text: str = "",
    by: User,
) -> Position:
    """Let a person act for a position from day to day: its rights, its letters, its signature (RO-04)."""
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    _demand_somebody_else(position, person, by)
    if position.acts_for_id is not None:
        raise NotPossible("Временно исполняющего обязанности не замещают: назначьте другого на эти дни.")
    last = until_on or datetime.date.max
    others = Position.objects.filter(acts_for=position, since_on__lte=last).not_over_on(since_on)
    if other := others.select_related("user").first():
        raise NotPossible(f"На эти дни обязанности уже исполняет {other.user}. Выберите другие дни.")
    return Position.objects.create(
        municipality_id=position.municipality_id,
        user=person,
        organization_id=position.organization_id,
        role=position.role,
        title_text=title_text,
        since_on=since_on,
        until_on=until_on,
        acts_for=position,
        basis_text=basis_text,
    )


def _demand_somebody_else(position: Position, person: User, by: User) -> None:
    if person.pk == position.user_id:
        raise NotPossible(f"{person} уже занимает эту должность: выберите другого человека.")
    if person.pk == by.pk:
        raise NotPossible("Себя назначить нельзя: кто проверяет ответы, тот их не даёт.")
