"""Rows and sections change their place: one step, or beside another row. Each is one gesture that can be
undone.

A row that moves is the only one that is written; a section moves with everything that stands in it.
"""

from collections.abc import Sequence

from django.db import transaction

from msoko.people.models import User
from plans.actions.gesturing import record
from plans.actions.lines import Line, block_of, document_lines, free_position, free_positions, index_of
from plans.actions.placing import called
from plans.actions.refusals import Refused
from plans.actions.snapshots import altered, snapshot
from plans.actions.stating import locked_draft
from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel

_LEVELS = list(SectionLevel)


@transaction.atomic
def move_activity(activity: Activity, *, before: Activity | Section, by: User) -> Activity:
    """Put the row right above `before`; above a heading means: last of what stands above that heading."""
    return _move(activity, beside=before, offset=0, by=by)


@transaction.atomic
def move_activity_below(activity: Activity, *, after: Activity | Section, by: User) -> Activity:
    """Put the row right below `after`; below a heading means: first of that section."""
    return _move(activity, beside=after, offset=1, by=by)


@transaction.atomic
def move_activity_up(activity: Activity, *, by: User) -> Activity:
    lines = document_lines(locked_draft(activity.edition))
    index = index_of(lines, activity)
    if index == 0:
        raise Refused("Строка уже первая в плане.")
    if index == 1 and lines[0].is_section:
        raise Refused("Строка уже первая в плане: выше только заголовок раздела.")
    return _move(activity, beside=lines[index - 1].row, offset=0, by=by)


@transaction.atomic
def move_activity_down(activity: Activity, *, by: User) -> Activity:
    lines = document_lines(locked_draft(activity.edition))
    index = index_of(lines, activity)
    if index == len(lines) - 1:
        raise Refused("Строка уже последняя в плане.")
    return _move(activity, beside=lines[index + 1].row, offset=1, by=by)


def _move(activity: Activity, *, beside: Activity | Section, offset: int, by: User) -> Activity:
    edition = locked_draft(activity.edition)
    lines = document_lines(edition)
    moved = lines.pop(index_of(lines, activity)).row
    if moved == beside or not isinstance(moved, Activity):
        return activity
    before = snapshot(moved)
    index = index_of(lines, beside) + offset
    moved.position = free_position(lines, index)
    moved.section_id = lines[index - 1].section_id if index else None
    Activity.objects.filter(pk=moved.pk).update(position=moved.position, section_id=moved.section_id)
    record(edition, title=f"перемещена строка {called(moved)}", changes=[altered(moved, before)], by=by)
    activity.refresh_from_db(fields=["position", "section"])
    return activity


@transaction.atomic
def move_section_up(section: Section, *, by: User) -> Section:
    """Put the section above the one before it of the same or a wider level."""
    return _step(section, is_up=True, by=by)


@transaction.atomic
def move_section_down(section: Section, *, by: User) -> Section:
    return _step(section, is_up=False, by=by)


@transaction.atomic
def move_section(
    section: Section, *, beside: Activity | Section, is_below: bool = False, by: User
) -> Section:
    """Put the section with all its rows above the block in which `beside` stands, or below that block.

    A heading never parts the rows of another section of its own level: it goes to the border of that section.
    """
    edition = locked_draft(section.edition)
    lines = document_lines(edition)
    start, end = block_of(lines, section)
    place = index_of(lines, beside)
    if start <= place < end:
        return section
    first, last = _block_at(lines, place, section)
    return _put_block(edition, lines, (start, end), last if is_below else first, by=by)


def _step(section: Section, *, is_up: bool, by: User) -> Section:
    edition = locked_draft(section.edition)
    lines = document_lines(edition)
    start, end = block_of(lines, section)
    if is_up:
        above = [place for place in range(start) if _is_as_wide(lines[place], section)]
        if not above:
            raise Refused("Раздел уже первый в плане.")
        return _put_block(edition, lines, (start, end), above[-1], by=by)
    if end == len(lines):
        raise Refused("Раздел уже последний в плане.")
    return _put_block(edition, lines, (start, end), _block_at(lines, end, section)[1], by=by)


def _is_as_wide(line: Line, section: Section) -> bool:
    return isinstance(line.row, Section) and _rank(line.row) <= _rank(section)


def _rank(section: Section) -> int:
    return _LEVELS.index(SectionLevel(section.level))


def _block_at(lines: Sequence[Line], place: int, section: Section) -> tuple[int, int]:
    """The rows around a place up to the next headings as wide as the section; a wider one stands alone."""
    first = place
    while first > 0 and not _is_as_wide(lines[first], section):
        first -= 1
    last = first + 1
    border = lines[first].row
    wider = isinstance(border, Section) and _rank(border) < _rank(section)
    while not wider and last < len(lines) and not _is_as_wide(lines[last], section):
        last += 1
    return first, last


def _put_block(
    edition: Edition, lines: Sequence[Line], block: tuple[int, int], place: int, *, by: User
) -> Section:
    start, end = block
    inside, others = list(lines[start:end]), [*lines[:start], *lines[end:]]
    index = place if place <= start else place - len(inside)
    pictures = [snapshot(line.row) for line in inside]
    heading = inside[0].row
    assert isinstance(heading, Section)
    heading.parent = parent_of([line.row for line in others[:index]], heading.level)
    for line, position in zip(inside, free_positions(others, index, len(inside)), strict=True):
        line.row.position = position
    Section.objects.bulk_update(
        [line.row for line in inside if isinstance(line.row, Section)], ["position", "parent"]
    )
    Activity.objects.bulk_update(
        [line.row for line in inside if isinstance(line.row, Activity)], ["position"]
    )
    changes = [altered(line.row, picture) for line, picture in zip(inside, pictures, strict=True)]
    record(edition, title=f"перемещён раздел «{heading.title[:80]}»", changes=changes, by=by)
    return heading


def parent_of(above: Sequence[Activity | Section], level: str) -> Section | None:
    """The nearest heading above of a wider level."""
    rank = _LEVELS.index(SectionLevel(level))
    wider = [row for row in above if isinstance(row, Section) and _rank(row) < rank]
    return wider[-1] if wider else None
