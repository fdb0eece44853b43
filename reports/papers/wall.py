"""The wall plan (плакат): a whole plan on one or two sheets of A3, months as columns.

D4: «printable one-page A3 wall plan». Pure: what stands in which row, which part of which month is covered,
and how small the letters must be for a year to fit on one sheet, or on two when they would become too small
to read from a step away. The drawing is `reports.rendering.wall`; nothing is known here of HTML.
"""

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE, add_months, month_bounds, quarter_of

#: millimetres that rows may fill on one landscape A3 sheet, and on two, without title, heads and legend
_ONE_SHEET, _TWO_SHEETS = 238.0, 490.0
#: letters of the rows in points, from the best on
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.6)
_NO_LIMIT = 99
#: what is tried in turn: room, smallest letters, how many lines a row may have
_ATTEMPTS = (
    (_ONE_SHEET, 7.0, _NO_LIMIT),
    (_TWO_SHEETS, SIZES[-1], _NO_LIMIT),
    (_TWO_SHEETS, SIZES[-1], 2),
    (_TWO_SHEETS, SIZES[-1], 1),
)
_POINT = 0.3528
_LINE_HEIGHT = 1.22
#: what is around the lines of a row, in millimetres
_PADDING = 1.15
_GROUP_LINES = 1.25
#: letters of average width that stand in a line of the columns, at one point of size
_TITLE_LETTERS, _DUE_LETTERS, _WHO_LETTERS = 600.0, 215.0, 285.0
_ROMAN = ("I", "II", "III", "IV")
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True)
class WallWindow:
    """When something is done and by which day it must be ready."""

    starts_on: datetime.date
    due_on: datetime.date


@dataclass(frozen=True)
class WallActivity:
    number: str
    title: str
    due_text: str
    executors: str
    windows: tuple[WallWindow, ...]
    #: said in place of bars when nothing has a day: «в работе весь период»
    waits_text: str = ""


@dataclass(frozen=True)
class WallGroup:
    """A heading of the plan; level 1 is a part, 2 a direction."""

    level: int
    heading: str


WallRow = WallActivity | WallGroup


@dataclass(frozen=True)
class WallFacts:
    title: str
    approval: str
    owner: str
    starts_on: datetime.date
    ends_on: datetime.date
    rows: tuple[WallRow, ...]


@dataclass(frozen=True)
class Cell:
    """One month of one row: from where to where it is covered (0 to 1), and the days due."""

    begin: float = 0.0
    end: float = 0.0
    days: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """A row of the sheet."""

    activity: WallActivity
    cells: tuple[Cell, ...]

    @property
    def is_undated(self) -> bool:
        return not any(cell.end for cell in self.cells)


@dataclass(frozen=True)
class WallYear:
    """Twelve months of the plan and the size of letters at which they fit."""

    title: str
    months: tuple[str, ...]
    quarters: tuple[tuple[str, int], ...]
    lines: tuple[Line | WallGroup, ...]
    size: float


def wall_years(facts: WallFacts) -> tuple[WallYear, ...]:
    """One year after another; a year in which nothing happens is left out, unless it is the only one."""
    starts = list(_starts(facts))
    years = [_year(facts, day, is_only=len(starts) == 1) for day in starts]
    filled = [one for one in years if any(isinstance(line, Line) for line in one.lines)]
    return tuple(filled or years[:1])


def _starts(facts: WallFacts) -> Iterable[datetime.date]:
    day = facts.starts_on.replace(day=1)
    while day <= facts.ends_on:
        yield day
        day = add_months(day, _MONTHS_OF_YEAR)


def _year(facts: WallFacts, start: datetime.date, *, is_only: bool) -> WallYear:
    months = [add_months(start, number) for number in range(_MONTHS_OF_YEAR)]
    lines: list[Line | WallGroup] = []
    for row in facts.rows:
        if isinstance(row, WallGroup):
            lines = _without_empty(lines, row.level)
            lines.append(row)
            continue
        line = Line(row, tuple(_cell(row.windows, month) for month in months))
        # What has no date in any year stands in every year: it waits in each of them.
        if is_only or not line.is_undated or not row.windows:
            lines.append(line)
    lines = _without_empty(lines, 1)
    size, limit = fit(lines)
    return WallYear(
        _year_title(months[0], months[-1]),
        tuple(MONTHS_NOMINATIVE[month.month - 1].capitalize() for month in months),
        _quarters(months),
        tuple(_cut(line, size, limit) for line in lines),
        size,
    )


def _without_empty(lines: list[Line | WallGroup], level: int) -> list[Line | WallGroup]:
    """Drop headings under which nothing stands, now that one of this level follows or the end."""
    while lines and isinstance(lines[-1], WallGroup) and lines[-1].level >= level:
        lines = lines[:-1]
    return lines


def _year_title(first: datetime.date, last: datetime.date) -> str:
    return f"{first.year} год" if first.year == last.year else f"{first.year}/{last.year % 100:02d} год"


def _quarters(months: Sequence[datetime.date]) -> tuple[tuple[str, int], ...]:
    """Neighbouring months of one quarter under one heading: name and number of columns."""
    found: list[tuple[str, int]] = []
    for month in months:
        name = f"{_ROMAN[quarter_of(month) - 1]} квартал"
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + 1)
        else:
            found.append((name, 1))
    return tuple(found)


def _cell(windows: Iterable[WallWindow], month: datetime.date) -> Cell:
    first, last = month_bounds(month.year, month.month)
    inside = [one for one in windows if one.starts_on <= last and one.due_on >= first]
    if not inside:
        return Cell()
    begin = min(max(one.starts_on, first) for one in inside)
    end = max(min(one.due_on, last) for one in inside)
    days = sorted({one.due_on.day for one in inside if first <= one.due_on <= last})
    return Cell((begin.day - 1) / last.day, end.day / last.day, tuple(days))


def fit(lines: Sequence[Line | WallGroup]) -> tuple[float, int]:
    """The largest letters with which all rows stand on one sheet, else on two; and how high a row may be.

    Whole texts come first. Only when two sheets cannot hold them are texts cut to two lines, then to one; a
    plan that is too long even so takes more sheets.
    """
    for room, smallest, limit in _ATTEMPTS:
        for size in SIZES:
            if size >= smallest and height_of(lines, size, limit) <= room:
                return size, limit
    return SIZES[-1], 2


def height_of(lines: Iterable[Line | WallGroup], size: float, limit: int = _NO_LIMIT) -> float:
    """Estimated height of all rows in millimetres; texts take as many lines as their letters need."""
    return sum(min(_lines_of(line, size), limit) * size * _POINT * _LINE_HEIGHT + _PADDING for line in lines)


def _lines_of(line: Line | WallGroup, size: float) -> float:
    if isinstance(line, WallGroup):
        return _GROUP_LINES
    one = line.activity
    columns = ((one.title, _TITLE_LETTERS), (one.due_text, _DUE_LETTERS), (one.executors, _WHO_LETTERS))
    return max(1, *(math.ceil(len(text) * size / letters) for text, letters in columns))


def _cut(line: Line | WallGroup, size: float, limit: int) -> Line | WallGroup:
    if isinstance(line, WallGroup) or _lines_of(line, size) <= limit:
        return line
    one = line.activity
    cut = replace(
        one,
        title=shortened(one.title, int(_TITLE_LETTERS * limit / size)),
        due_text=shortened(one.due_text, int(_DUE_LETTERS * limit / size)),
        executors=shortened(one.executors, int(_WHO_LETTERS * limit / size)),
    )
    return replace(line, activity=cut)


def shortened(text: str, letters: int) -> str:
    """Whole words and «…» within so many letters; room is left for lines that end early."""
    if len(text) <= letters:
        return text
    kept = text[: max(letters - 5, 1)].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,.;:')}…"
