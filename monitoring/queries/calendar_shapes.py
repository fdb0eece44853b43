"""The same entries as a grid of days, as a strip of bars, as a list: ready for the template to print.

The strip is drawn in thousandths of its width, every month equally wide, so that bars stand under the
names of the months. What a bar says by its place is also written in words beside it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from monitoring.periods import Period, month_name
from monitoring.queries.calendar import Entry, Group

#: entries of one day that are named; the others are a number
DAY_SHOWN = 4
WIDTH = 1200
#: a single day must be seen as well
_NARROWEST = 9.0
#: between the bars of two windows that follow each other
_GAP = 2.5
#: more months than this have room for three letters each
_FULL_NAMES = 3


@dataclass(frozen=True)
class DayCell:
    day: datetime.date
    entries: list[Entry]
    is_today: bool
    is_inside: bool
    is_weekend: bool

    @property
    def shown(self) -> list[Entry]:
        return self.entries if len(self.entries) <= DAY_SHOWN + 1 else self.entries[:DAY_SHOWN]

    @property
    def hidden_count(self) -> int:
        return len(self.entries) - len(self.shown)


@dataclass(frozen=True)
class Bar:
    x: str
    width: str
    tone: str


@dataclass(frozen=True)
class StripRow:
    """One activity and all its windows of the period."""

    first: Entry
    bars: list[Bar]
    entries: list[Entry]
    #: the window that tells most about how things stand today
    telling: Entry


@dataclass(frozen=True)
class StripGroup:
    title: str
    rows: list[StripRow]


@dataclass(frozen=True)
class Strip:
    groups: list[StripGroup]
    months: list[str]
    #: lines between months, and today; in the units of the bars
    lines: list[str]
    today: str | None


def weeks(entries: Iterable[Entry], period: Period, today: datetime.date) -> list[list[DayCell]]:
    by_day: dict[datetime.date | None, list[Entry]] = {}
    for one in entries:
        by_day.setdefault(one.due_on, []).append(one)
    return [[_cell(day, by_day.get(day, []), period, today) for day in week] for week in period.weeks]


def _cell(day: datetime.date, entries: list[Entry], period: Period, today: datetime.date) -> DayCell:
    is_inside = period.first <= day <= period.last
    worst_first = sorted(entries, key=lambda one: ("red", "amber", "grey", "green").index(one.tone))
    return DayCell(day, worst_first if is_inside else [], day == today, is_inside, day.weekday() > 4)


def strip(groups: Sequence[Group], period: Period, today: datetime.date) -> Strip:
    count = len(period.months)
    return Strip(
        [StripGroup(one.title, _strip_rows(one.entries, period, today)) for one in groups],
        _names(period),
        [_units(number / count) for number in range(1, count)],
        _units(period.place_of(today)) if period.first <= today <= period.last else None,
    )


def _names(period: Period) -> list[str]:
    names = [month_name(day.month) for day in period.months]
    return names if len(names) <= _FULL_NAMES else [name[:3] for name in names]


def _strip_rows(entries: list[Entry], period: Period, today: datetime.date) -> list[StripRow]:
    found = []
    for _, windows in groupby(entries, key=lambda one: one.activity_id):
        mine = list(windows)
        found.append(StripRow(mine[0], [_bar(one, period) for one in mine], mine, _telling(mine, today)))
    return found


def _bar(entry: Entry, period: Period) -> Bar:
    last = entry.due_on or period.last
    begin, end = period.place_of(entry.starts_on) * WIDTH, period.place_of(last, is_end=True) * WIDTH
    begin = min(begin, WIDTH - _NARROWEST)
    return Bar(f"{begin:.1f}", f"{max(end - begin - _GAP, _NARROWEST):.1f}", entry.tone)


def _units(share: float) -> str:
    return f"{share * WIDTH:.1f}"


def _telling(entries: list[Entry], today: datetime.date) -> Entry:
    """What is overdue, else what comes next, else what was last."""
    late = (one for one in entries if one.tone == "red")
    coming = (one for one in entries if one.due_on and one.due_on >= today)
    return next(late, None) or next(coming, None) or entries[-1]


def months(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """By the month of the due date, then by the day."""
    ordered = sorted((one for one in entries if one.due_on), key=lambda one: one.due_on or datetime.date.min)
    grouped = groupby(ordered, key=lambda one: one.due_on and (one.due_on.year, one.due_on.month))
    return [(f"{month_name(key[1])} {key[0]}", list(found)) for key, found in grouped if key]
