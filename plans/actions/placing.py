"""Where rows stand: add, duplicate, delete and restore, move.

Positions are sparse: sections and activities of an edition share one row of numbers, STEP apart, so that a
row goes between two others without touching them; when there is no room, all are set apart anew. The order of
the document is: sections by position, each followed by its own activities by position; rows without a section
stand first. Printed numbers never move by themselves (PL-03).
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from msoko.people.models import User
from plans.actions.refusals import Refused
from plans.actions.stating import locked_draft
from plans.actions.understanding import (
    body_dictionary,
    deliverable_kinds,
    store_understanding,
    take_understanding,
    understand_activity,
    understood_due,
)
from plans.models import Activity, Edition, Section

STEP = 1000

#: what a copy of a row takes over
_COPIED = (
    "number_text",
    "title",
    "due_text",
    "executors_text",
    "conduct_format",
    "steps_text",
    "deliverables_text",
    "remark",
    "extra_texts",
)


@dataclass
class Line:
    """One row of the document: a section heading or an activity."""

    row: Section | Activity
    section_id: int | None

    @property
    def is_section(self) -> bool:
        return isinstance(self.row, Section)


def document_lines(edition: Edition) -> list[Line]:
    """All rows in the order of the document, in two queries."""
    sections = list(Section.objects.filter(edition=edition).order_by("position", "pk"))
    below: dict[int | None, list[Activity]] = {}
    for activity in Activity.objects.filter(edition=edition).order_by("position", "pk"):
        below.setdefault(activity.section_id, []).append(activity)
    lines = [Line(activity, None) for activity in below.get(None, [])]
    for section in sections:
        lines.append(Line(section, section.pk))
        lines += [Line(activity, section.pk) for activity in below.get(section.pk, [])]
    return lines


def free_position(lines: Sequence[Line], index: int) -> int:
    """Give a position for a row between `lines[index - 1]` and `lines[index]`, making room where needed."""
    before = lines[index - 1].row.position if index else 0
    if index == len(lines):
        return before + STEP
    after = lines[index].row.position
    if after - before < 2:
        _set_apart(lines)
        return free_position(lines, index)
    return (before + after) // 2


def _set_apart(lines: Sequence[Line]) -> None:
    for place, line in enumerate(lines, start=1):
        line.row.position = place * STEP
    Section.objects.bulk_update([line.row for line in lines if isinstance(line.row, Section)], ["position"])
    Activity.objects.bulk_update([line.row for line in lines if isinstance(line.row, Activity)], ["position"])


@transaction.atomic
def add_activity(
    edition: Edition, *, by: User, after: Activity | None = None, section: Section | None = None
) -> Activity:
    """Add an empty row below `after`, else as the last of `section`, else at the end of the plan."""
    edition = locked_draft(edition)
    lines = document_lines(edition)
    index = _index_after(lines, after) if after else _section_end(lines, section)
    section_id = lines[index - 1].section_id if index else None
    activity = Activity(
        municipality_id=edition.municipality_id,
        edition=edition,
        section_id=section_id,
        position=free_position(lines, index),
        due_rule=understood_due("", period=edition.plan.period),
    )
    activity.save()
    return activity


@transaction.atomic
def duplicate_activity(activity: Activity, *, by: User) -> Activity:
    """Put a copy right below the row; the copy is a new activity with a key of its own."""
    edition = locked_draft(activity.edition)
    lines = document_lines(edition)
    index = _index_after(lines, activity)
    copy = Activity(
        municipality_id=edition.municipality_id,
        edition=edition,
        section_id=activity.section_id,
        position=free_position(lines, index),
        **{name: getattr(activity, name) for name in _COPIED},
    )
    _save_understood(copy, edition)
    return copy


@transaction.atomic
def delete_activity(activity: Activity, *, by: User) -> dict[str, object]:
    """Delete the row; return what `restore_activity` needs to bring it back (plain values, fit for JSON)."""
    locked_draft(activity.edition)
    kept: dict[str, object] = {name: getattr(activity, name) for name in _COPIED}
    kept |= {"key": str(activity.key), "section": activity.section_id, "position": activity.position}
    activity.delete()
    return kept


@transaction.atomic
def restore_activity(edition: Edition, *, kept: dict[str, object], by: User) -> Activity:
    """Bring a deleted row back to its place with its key; twice is the same as once.

    When its section is gone meanwhile, the row stands at the end of the plan.
    """
    edition = locked_draft(edition)
    key = uuid.UUID(str(kept["key"]))
    if existing := Activity.objects.filter(edition=edition, key=key).first():
        return existing
    section_id = int(str(kept["section"] or 0))
    section = Section.objects.filter(edition=edition, pk=section_id).first()
    lines = document_lines(edition)
    lost = section is None and section_id != 0
    activity = Activity(
        municipality_id=edition.municipality_id,
        edition=edition,
        section_id=lines[-1].section_id if lost and lines else section_id if section else None,
        position=free_position(lines, len(lines)) if lost else int(str(kept["position"])),
        key=key,
        **{name: kept[name] for name in _COPIED},
    )
    _save_understood(activity, edition)
    return activity


@transaction.atomic
def move_activity(activity: Activity, *, before: Activity | Section, by: User) -> Activity:
    """Put the row right above `before`; above a heading means: last of what stands above that heading."""
    return _move(activity, beside=before, offset=0)


@transaction.atomic
def move_activity_below(activity: Activity, *, after: Activity | Section, by: User) -> Activity:
    """Put the row right below `after`; below a heading means: first of that section."""
    return _move(activity, beside=after, offset=1)


@transaction.atomic
def move_activity_up(activity: Activity, *, by: User) -> Activity:
    lines = document_lines(locked_draft(activity.edition))
    index = _index(lines, activity)
    if index == 0:
        raise Refused("Строка уже первая в плане.")
    if index == 1 and lines[0].is_section:
        raise Refused("Строка уже первая в плане: выше только заголовок раздела.")
    return _move(activity, beside=lines[index - 1].row, offset=0)


@transaction.atomic
def move_activity_down(activity: Activity, *, by: User) -> Activity:
    lines = document_lines(locked_draft(activity.edition))
    index = _index(lines, activity)
    if index == len(lines) - 1:
        raise Refused("Строка уже последняя в плане.")
    return _move(activity, beside=lines[index + 1].row, offset=1)


def _move(activity: Activity, *, beside: Activity | Section, offset: int) -> Activity:
    edition = locked_draft(activity.edition)
    lines = document_lines(edition)
    moved = lines.pop(_index(lines, activity)).row
    if moved == beside:
        return activity
    index = _index(lines, beside) + offset
    moved.position = free_position(lines, index)
    section_id = lines[index - 1].section_id if index else None
    Activity.objects.filter(pk=moved.pk).update(position=moved.position, section_id=section_id)
    activity.refresh_from_db(fields=["position", "section"])
    return activity


def _save_understood(activity: Activity, edition: Edition) -> None:
    understanding = understand_activity(
        activity,
        period=edition.plan.period,
        dictionary=body_dictionary(edition.municipality_id),
        kinds=deliverable_kinds(),
    )
    take_understanding(activity, understanding)
    activity.save()
    store_understanding([understanding])


def _index(lines: Sequence[Line], row: Activity | Section) -> int:
    for index, line in enumerate(lines):
        if line.row == row:
            return index
    raise Refused("Этой строки в плане больше нет. Обновите страницу.")


def _index_after(lines: Sequence[Line], row: Activity | Section) -> int:
    return _index(lines, row) + 1


def _section_end(lines: Sequence[Line], section: Section | None) -> int:
    if section is None:
        return len(lines)
    own = [index for index, line in enumerate(lines) if line.section_id == section.pk]
    if not own:
        raise Refused("Этого раздела в плане больше нет. Обновите страницу.")
    return own[-1] + 1
