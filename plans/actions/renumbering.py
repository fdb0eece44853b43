"""Numbers of rows on demand (P2: «can be renumbered on demand in one click, with a preview»).

The styles are those that real plans print (domain 1.4). Where rows quote the number of their heading,
headings are numbered too, except tracks and function lines; otherwise headings stay as they are printed.
«After approval numbers do not move» (PL-09): the draft of an amendment is not renumbered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from msoko.people.models import User
from plans.actions.frozen import is_amendment
from plans.actions.gesturing import record
from plans.actions.lines import Line, document_lines
from plans.actions.refusals import Refused
from plans.actions.snapshots import altered, snapshot
from plans.actions.stating import locked_draft
from plans.actions.writing import write_activities, write_sections
from plans.models import Activity, Edition, Plan, Section
from plans.models.plan import NumberingStyle
from plans.models.section import SectionLevel
from plans.numbering import is_roman, roman

#: styles in which a row quotes the numbers of the headings above it
_QUOTING = {NumberingStyle.TWO_LEVELS, NumberingStyle.TWO_LEVELS_DOT, NumberingStyle.THREE_LEVELS}
_OF_SECTION = ("number_text", "lead_text")
_WITH_DOT = {NumberingStyle.TWO_LEVELS_DOT, NumberingStyle.RESTARTING}


@dataclass(frozen=True)
class Renumbering:
    row: Section | Activity
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def renumbering(edition: Edition, *, style: str) -> list[Renumbering]:
    """Show what each row would be called; nothing is changed."""
    lines = document_lines(edition)
    numbers = _Numbers(NumberingStyle(style), through_dot=_printed_dot(lines))
    return [Renumbering(line.row, line.row.number_text, numbers.next_for(line)) for line in lines]


@transaction.atomic
def renumber_edition(edition: Edition, *, style: str, by: User) -> int:
    """Give the rows of a first draft their numbers, keep the style with the plan; tells how many."""
    edition = locked_draft(edition)
    if is_amendment(edition):
        raise Refused(
            "План уже утверждён приказом, номера его строк не меняются: исключённая строка сохраняет "
            "свой номер, новая получает следующий свободный."
        )
    changed = [one for one in renumbering(edition, style=style) if one.is_changed]
    pictures = [snapshot(one.row) for one in changed]
    for one in changed:
        _take_number(one.row, one.after)
    write_sections([one.row for one in changed if isinstance(one.row, Section)], fields=_OF_SECTION)
    rows = [one.row for one in changed if isinstance(one.row, Activity)]
    write_activities(edition, rows, fields=["number_text"])
    changes = [altered(one.row, picture) for one, picture in zip(changed, pictures, strict=True)]
    record(edition, title="нумерация строк", changes=changes, by=by)
    Plan.objects.filter(pk=edition.plan_id).exclude(numbering=style).update(numbering=style)
    return len(changed)


def _take_number(row: Section | Activity, number_text: str) -> None:
    if isinstance(row, Section):
        row.take_number(number_text)
    else:
        row.number_text = number_text


class _Numbers:
    """Counts while the document is read from top to bottom."""

    def __init__(self, style: NumberingStyle, *, through_dot: str) -> None:
        self.style = style
        self.dot = "." if style in _WITH_DOT else through_dot if style == NumberingStyle.THROUGH else ""
        self.part = self.direction = self.activity = 0

    def next_for(self, line: Line) -> str:
        if isinstance(line.row, Section):
            return self._of_section(line.row)
        self.activity += 1
        if self.style == NumberingStyle.NONE:
            return ""
        counts = (self.activity,)
        if self.style in _QUOTING:
            above = (self.part,) if self.style == NumberingStyle.THREE_LEVELS else ()
            counts = (*above, self.direction, self.activity)
        return ".".join(str(count) for count in counts if count) + self.dot

    def _of_section(self, section: Section) -> str:
        if self.style == NumberingStyle.RESTARTING:
            self.activity = 0
        if self.style not in _QUOTING:
            return section.number_text
        return self._quoted(section)

    def _quoted(self, section: Section) -> str:
        dot = "." if section.number_text.endswith(".") else ""
        if section.level == SectionLevel.PART:
            self.part += 1
            self.direction = self.activity = 0
            return (roman(self.part) if is_roman(section.number_text) else str(self.part)) + dot
        if section.level == SectionLevel.DIRECTION:
            self.direction += 1
            self.activity = 0
            three = self.style == NumberingStyle.THREE_LEVELS and self.part
            return (f"{self.part}.{self.direction}" if three else str(self.direction)) + dot
        return section.number_text


def _printed_dot(lines: Sequence[Line]) -> str:
    numbers = [line.row.number_text for line in lines if not line.is_section and line.row.number_text]
    return "." if sum(number.endswith(".") for number in numbers) * 2 > len(numbers) else ""
