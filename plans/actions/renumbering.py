"""Numbers of rows on demand (P2: «can be renumbered on demand in one click, with a preview»).

Three styles: `n.m` that begins anew in each part (раздел), `n.m.k` over parts, directions and rows, and plain
1, 2, 3 through the plan. Headings get their numbers too, except function lines and rows of a plain style.
The trailing full stop stays as most rows of the plan are printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import F

from msoko.people.models import User
from plans.actions.placing import Line, document_lines
from plans.actions.stating import locked_draft
from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel


class NumberingStyle(models.TextChoices):
    IN_PART = "in_part", "1.1, 1.2 … заново в каждом разделе"
    THREE_LEVELS = "three_levels", "1.1.1, 1.1.2 … с номером раздела"
    PLAIN = "plain", "1, 2, 3 … подряд по всему плану"


@dataclass(frozen=True)
class Renumbering:
    row: Section | Activity
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def renumbering(edition: Edition, *, style: str) -> list[Renumbering]:
    """Show what each activity row would be called; nothing is changed."""
    lines = document_lines(edition)
    dot = _printed_dot(lines)
    numbers = _Numbers(style, dot)
    return [Renumbering(line.row, line.row.number_text, numbers.next_for(line)) for line in lines]


@transaction.atomic
def renumber_edition(edition: Edition, *, style: str, by: User) -> int:
    """Give the rows of a draft their numbers; returns how many changed."""
    edition = locked_draft(edition)
    changed = [item for item in renumbering(edition, style=style) if item.is_changed]
    for item in changed:
        _take_number(item.row, item.after)
    sections = [item.row for item in changed if isinstance(item.row, Section)]
    activities = [item.row for item in changed if isinstance(item.row, Activity)]
    Section.objects.bulk_update(sections, ["number_text", "lead_text"])
    Section.objects.filter(pk__in=[row.pk for row in sections]).update(version=F("version") + 1)
    Activity.objects.bulk_update(activities, ["number_text"])
    Activity.objects.filter(pk__in=[row.pk for row in activities]).update(version=F("version") + 1)
    return len(changed)


def _take_number(row: Section | Activity, number_text: str) -> None:
    if isinstance(row, Section):
        row.take_number(number_text)
    else:
        row.number_text = number_text


class _Numbers:
    """Counts while the document is read from top to bottom."""

    def __init__(self, style: str, dot: str) -> None:
        self.style = style
        self.dot = dot
        self.part = self.direction = self.activity = 0

    def next_for(self, line: Line) -> str:
        if isinstance(line.row, Section):
            return self._of_section(line.row)
        self.activity += 1
        counts = {
            NumberingStyle.PLAIN: (self.activity,),
            NumberingStyle.IN_PART: (self.direction, self.activity),
            NumberingStyle.THREE_LEVELS: (self.part, self.direction, self.activity),
        }[NumberingStyle(self.style)]
        return ".".join(str(count) for count in counts if count) + self.dot

    def _of_section(self, section: Section) -> str:
        if section.level == SectionLevel.PART:
            self.part += 1
            self.direction = 0
            self._begin_rows()
            return roman(self.part) if is_roman(section.number_text) else str(self.part)
        if section.level == SectionLevel.DIRECTION:
            self.direction += 1
            self._begin_rows()
            three = self.style == NumberingStyle.THREE_LEVELS and self.part
            return f"{self.part}.{self.direction}" if three else str(self.direction)
        return section.number_text

    def _begin_rows(self) -> None:
        if self.style != NumberingStyle.PLAIN:
            self.activity = 0


def _printed_dot(lines: Sequence[Line]) -> str:
    numbers = [line.row.number_text for line in lines if not line.is_section and line.row.number_text]
    return "." if sum(number.endswith(".") for number in numbers) * 2 > len(numbers) else ""


def is_roman(text: str) -> bool:
    """True also for a heading that has no number yet: parts are «Раздел I» by custom."""
    return all(letter in "IVXLCDM" for letter in text.rstrip("."))


def roman(number: int) -> str:
    parts = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for value, letters in parts:
        count, number = divmod(number, value)
        text += letters * count
    return text
