"""The wall plan (плакат): a whole plan on a sheet of A3, months as columns.

D4: «printable one-page A3 wall plan». Pure: what stands in which row and which part of which month is
covered; `wall_fitting` says how a year fits on its sheet, `reports.rendering.wall` draws it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE, add_months, month_bounds, quarter_of
from reports.papers.wall_fitting import cut, fit, with_spare_room
from reports.papers.wall_rows import Cell, Line, WallGroup, WallRow, WallWindow

_ROMAN = ("I", "II", "III", "IV")
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True)
class WallFacts:
    title: str
    approval: str
    owner: str
    starts_on: datetime.date
    ends_on: datetime.date
    rows: tuple[WallRow, ...]


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
        tuple(cut(line, one) for line, one in zip(lines, with_spare_room(lines, how), strict=True)),
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
