"""The directory of executors as imports and a first setup fill it; files and municipalities."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction

from msoko.lib import row_security
from msoko.lib.file_readings import Reading
from msoko.people import files, readings
from msoko.people.models import Body, BodySpelling, Municipality, Organization, StoredFile, User


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
