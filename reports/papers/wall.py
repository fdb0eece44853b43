"""The wall plan (плакат): a whole plan on a sheet of A3, months as columns.

D4: «printable one-page A3 wall plan». Pure: what stands in which row, which part of which month is covered,
how the sheet lies and how small the letters must be for a year to fit on it; on two sheets only when they
would become too small to read. The drawing is `reports.rendering.wall`; nothing is known here of HTML.
"""

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE, add_months, month_bounds, quarter_of

#: letters of the rows in points, from the best on
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.6, 6.3, 6.0)
_NO_LIMIT = 99
_POINT = 0.3528
_GROUP_LINES = 1.25


@dataclass(frozen=True)
class Sheet:
    """A sheet of A3: `room` is what rows may fill in millimetres, without title, heads and legend.

    The letters are those of average width that stand in a line of a column, at one point of size;
    `padding` is what is around the lines of a row.
    """

    is_upright: bool
    room: float
    title_letters: float
    due_letters: float
    who_letters: float
    line_height: float
    padding: float


_LYING = Sheet(False, 238.0, 600.0, 215.0, 285.0, 1.22, 1.15)
_TWO_LYING = replace(_LYING, room=490.0)
#: the same year on an upright sheet: more rows, narrower months
_UPRIGHT = Sheet(True, 360.0, 470.0, 150.0, 150.0, 1.15, 0.7)
#: what is tried in turn: sheet, smallest and largest letters, how many lines a row may have; texts of one
#: line keep small letters, for large ones would leave too few words
_ATTEMPTS = (
    (_LYING, 7.0, 10.0, _NO_LIMIT),
    (_UPRIGHT, 7.0, 10.0, _NO_LIMIT),
    (_UPRIGHT, 6.3, 10.0, 2),
    (_UPRIGHT, 6.0, 7.0, 1),
    (_TWO_LYING, 6.6, 10.0, _NO_LIMIT),
    (_TWO_LYING, 6.6, 10.0, 2),
    (_TWO_LYING, 6.6, 10.0, 1),
)
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
    is_upright: bool


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
    how = fit(lines)
    return WallYear(
        _year_title(months[0], months[-1]),
        tuple(MONTHS_NOMINATIVE[month.month - 1].capitalize() for month in months),
        _quarters(months),
        tuple(_cut(line, one) for line, one in zip(lines, _with_spare_room(lines, how), strict=True)),
        how.size,
        how.sheet.is_upright,
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


@dataclass(frozen=True)
class Fit:
    """How all rows of a year stand: on which sheet, with which letters, how many lines a row may have."""

    sheet: Sheet
    size: float
    limit: int


def fit(lines: Sequence[Line | WallGroup]) -> Fit:
    """The largest letters with which all rows stand on one sheet; two when it cannot hold them.

    Lying and with whole texts, then upright, then upright with texts cut to two lines, then to one. A plan
    that is too long for two sheets takes more.
    """
    for sheet, smallest, largest, limit in _ATTEMPTS:
        for size in SIZES:
            tried = Fit(sheet, size, limit)
            if smallest <= size <= largest and height_of(lines, tried) <= sheet.room:
                return tried
    return Fit(_TWO_LYING, 6.6, 2)


def _with_spare_room(lines: Sequence[Line | WallGroup], how: Fit) -> list[Fit]:
    """Where texts are cut to one line, the room that is left gives a second line to the longest of them."""
    if how.limit > 1:
        return [how] * len(lines)
    line_height = how.size * _POINT * how.sheet.line_height
    more = int((how.sheet.room - height_of(lines, how)) / line_height)
    needy = [number for number, line in enumerate(lines) if _lines_of(line, how) >= 2]
    needy.sort(key=lambda number: -_lines_of(lines[number], how))
    taller = set(needy[:more])
    return [replace(how, limit=2) if number in taller else how for number in range(len(lines))]


def height_of(lines: Iterable[Line | WallGroup], how: Fit) -> float:
    """Estimated height of all rows in millimetres; texts take as many lines as their letters need."""
    line_height = how.size * _POINT * how.sheet.line_height
    return sum(min(_lines_of(line, how), how.limit) * line_height + how.sheet.padding for line in lines)


def _lines_of(line: Line | WallGroup, how: Fit) -> float:
    if isinstance(line, WallGroup):
        return _GROUP_LINES
    one, sheet = line.activity, how.sheet
    columns = (
        (one.title, sheet.title_letters),
        (one.due_text, sheet.due_letters),
        (one.executors, sheet.who_letters),
    )
    return max(1, *(math.ceil(len(text) * how.size / letters) for text, letters in columns))


def _cut(line: Line | WallGroup, how: Fit) -> Line | WallGroup:
    if isinstance(line, WallGroup) or _lines_of(line, how) <= how.limit:
        return line
    one, sheet = line.activity, how.sheet
    cut = replace(
        one,
        title=shortened(one.title, int(sheet.title_letters * how.limit / how.size)),
        due_text=shortened(one.due_text, int(sheet.due_letters * how.limit / how.size)),
        executors=shortened(one.executors, int(sheet.who_letters * how.limit / how.size)),
    )
    return replace(line, activity=cut)


def shortened(text: str, letters: int) -> str:
    """Whole words and «…» within so many letters; room is left for lines that end early."""
    if len(text) <= letters:
        return text
    kept = text[: max(letters - 5, 1)].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,.;:')}…"
