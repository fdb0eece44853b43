"""A file from outside becomes evidence: is there room, where do the bytes lie, what is to be said of it.

T4: «Pre-check at upload, as advice». Every advice is kept with the evidence, for the sender and the reviewer.
"""

import datetime
import uuid
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction

from monitoring.actions.answering import add_file, copy_evidence
from monitoring.actions.gestures import NotPossible
from monitoring.models import Evidence, Task
from monitoring.precheck import Advice, advice_on_picture, advice_on_text
from monitoring.queries.prechecking import advice_on_repetition, expected_of
from monitoring.queries.quota import quota_of
from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.lib.file_readings import Reading
from msoko.lib.uploads import CheckedFile
from msoko.people.actions import store_file
from msoko.people.models import FileText, StoredFile, User

#: kinds of which the words can be read
_READ = {
    CONTENT_TYPES[kind]
    for kind in (FileKind.PDF, FileKind.DOCX, FileKind.XLSX, FileKind.ODT, FileKind.ODS, FileKind.TEXT)
}


class NoRoom(NotPossible):
    """The organisation has used up its room of the year."""


@dataclass(frozen=True)
class GivenFile:
    """A file that has passed the gate; the key says which post it is."""

    stream: BinaryIO
    checked: CheckedFile
    client_key: uuid.UUID


@transaction.atomic
def take_file(
    task: Task, given: GivenFile, *, by: User, today: datetime.date, replaces: Evidence | None = None
) -> Evidence:
    """Store the bytes, advise, add to the open round; a post repeated with its key changes nothing.

    The task comes with its organisation, activity, edition and plan. Raises NoRoom before anything is kept.
    """
    posted = Evidence.objects.filter(task=task, client_key=given.client_key).first()
    if posted is not None:
        return posted
    checked = given.checked
    quota = quota_of(task.organization_id, today)
    if not quota.has_room_for(checked.size):
        raise NoRoom(quota.refusal(checked.safe_name, checked.size))
    reading = checked.reading or Reading()
    stored = store_file(
        given.stream,
        content_type=checked.content_type,
        municipality=task.municipality_id,
        by=by,
        reading=reading,
    )
    return add_file(
        task,
        by=by,
        file=stored,
        filename=checked.safe_name,
        client_key=given.client_key,
        advice=[one.kept() for one in advise(task, stored, reading)],
        replaces=replaces,
    )


def advise(task: Task, stored: StoredFile, reading: Reading) -> list[Advice]:
    """What is worth saying of these bytes as an answer to this task."""
    said = list(advice_on_picture(reading.pixels))
    if stored.content_type in _READ:
        said += advice_on_text(reading.text, expected_of(task))
    return said + advice_on_repetition(stored, task)


@transaction.atomic
def attach_held(evidence: Evidence, *, to: Task, by: User) -> Evidence:
    """Take what was given elsewhere into the open round of `to`; a repeated press changes nothing."""
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{evidence.pk} {to.pk} {to.round}")
    said = _advice_by_kept_words(to, evidence.file) if evidence.file else []
    return copy_evidence(evidence, to=to, by=by, client_key=key, advice=[one.kept() for one in said])


@transaction.atomic
def attach_stored(task: Task, stored: StoredFile, *, filename: str, by: User) -> Evidence:
    """Take a file of the house itself, such as an issued order, into the open round."""
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{stored.sha256} {task.pk} {task.round}")
    said = [one.kept() for one in _advice_by_kept_words(task, stored)]
    return add_file(task, by=by, file=stored, filename=filename, client_key=key, advice=said)


def _advice_by_kept_words(task: Task, stored: StoredFile) -> list[Advice]:
    """Of a file nobody has read yet nothing is said of its words."""
    words = FileText.objects.filter(file=stored).first()
    if words is None:
        return advice_on_repetition(stored, task)
    return advise(task, stored, Reading(text=words.text, is_readable=words.is_readable))
