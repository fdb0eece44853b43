"""The rows of an edition in the order of the document, and free places between them.

Sections and activities of an edition share one order of places. The order of the document is: sections by
place, each followed by its own activities by place; rows without a section stand first. A row goes between
two others without touching them; only when the digits of a place end are a few neighbours set apart
(`plans.ordering`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plans.actions.refusals import Refused
from plans.models import Activity, Edition, Section
from plans.ordering import STEP, spread

#: neighbours on each side that are set apart first, when there is no room
_NEIGHBOURS = 4


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


def free_position(lines: Sequence[Line], index: int) -> Decimal:
    """A place for a row between `lines[index - 1]` and `lines[index]`."""
    return free_positions(lines, index, 1)[0]


def free_positions(lines: Sequence[Line], index: int, count: int) -> list[Decimal]:
    """Places for `count` rows between two others, in ascending order, making room where needed."""
    before = _place(lines, index - 1) or Decimal(0)
    if index == len(lines):
        return [before + STEP * (number + 1) for number in range(count)]
    found = spread(count, before, _place(lines, index))
    if found is not None:
        return found
    _make_room(lines, index, _NEIGHBOURS)
    return free_positions(lines, index, count)


def _place(lines: Sequence[Line], index: int) -> Decimal | None:
    return Decimal(lines[index].row.position) if 0 <= index < len(lines) else None


def _make_room(lines: Sequence[Line], index: int, neighbours: int) -> None:
    """Set apart the fewest rows around the gap that have room for it; all of them as the last resort."""
    first, last = max(0, index - neighbours), min(len(lines), index + neighbours)
    inside = lines[first:last]
    before, after = _place(lines, first - 1) or Decimal(0), _place(lines, last)
    wide = after is None or after - before > len(inside) + 1
    places = spread(len(inside), before, after) if wide else None
    if places is None:
        _make_room(lines, index, neighbours * 4)
        return
    for line, place in zip(inside, places, strict=True):
        line.row.position = place
    Section.objects.bulk_update([line.row for line in inside if isinstance(line.row, Section)], ["position"])
    Activity.objects.bulk_update(
        [line.row for line in inside if isinstance(line.row, Activity)], ["position"]
    )


def index_of(lines: Sequence[Line], row: Activity | Section) -> int:
    for index, line in enumerate(lines):
        if line.row == row:
            return index
    raise Refused("Этой строки в плане больше нет. Обновите страницу.")


def section_end(lines: Sequence[Line], section: Section | None) -> int:
    """The index behind the last own row of a section; without one, behind everything."""
    if section is None:
        return len(lines)
    return block_end(lines, index_of(lines, section), {section.pk})


def block_of(lines: Sequence[Line], section: Section) -> tuple[int, int]:
    """From where to where the heading stands with all rows and headings inside it."""
    inside = {section.pk}
    for line in lines:
        if isinstance(line.row, Section) and line.row.parent_id in inside:
            inside.add(line.row.pk)
    start = index_of(lines, section)
    return start, block_end(lines, start, inside)


def block_end(lines: Sequence[Line], start: int, inside: set[int]) -> int:
    end = start
    while end < len(lines) and lines[end].section_id in inside:
        end += 1
    return end
