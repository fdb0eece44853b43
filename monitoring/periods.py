"""The stretch of time a calendar page shows: a month, a quarter, a year, a school year.

D4: «Calendar: month, quarter and year view». Pure: which days belong to it, what it is called, what stands
before and after. A school year runs from 1 September to 31 August (msoko.lib.calendar_ru).
"""

import datetime
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from msoko.lib.calendar_ru import (
    MONTHS_NOMINATIVE,
    add_months,
    month_bounds,
    quarter_bounds,
    quarter_of,
    school_year_bounds,
)

_ROMAN = ("I", "II", "III", "IV")
_SEPTEMBER = 9
_DAYS_OF_WEEK = 7
_LAST_YEAR, _FIRST_YEAR = 2200, 1990


class Scale(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"


SCALES = {
    Scale.MONTH: "Месяц",
    Scale.QUARTER: "Квартал",
    Scale.YEAR: "Год",
    Scale.SCHOOL_YEAR: "Учебный год",
}
_MONTHS = {Scale.MONTH: 1, Scale.QUARTER: 3, Scale.YEAR: 12, Scale.SCHOOL_YEAR: 12}


@dataclass(frozen=True)
class Period:
    scale: Scale
    first: datetime.date
    last: datetime.date

    @property
    def title(self) -> str:
        """«Апрель 2026», «II квартал 2026 года», «2026 год», «2025/26 учебный год»."""
        year = self.first.year
        if self.scale == Scale.MONTH:
            return f"{month_name(self.first.month)} {year}"
        if self.scale == Scale.QUARTER:
            return f"{_ROMAN[quarter_of(self.first) - 1]} квартал {year} года"
        return f"{year}/{self.last.year % 100:02d} учебный год" if year != self.last.year else f"{year} год"

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first day of each month inside."""
        return tuple(add_months(self.first, number) for number in range(_MONTHS[self.scale]))

    @property
    def earlier(self) -> datetime.date:
        return add_months(self.first, -_MONTHS[self.scale])

    @property
    def later(self) -> datetime.date:
        return add_months(self.first, _MONTHS[self.scale])

    @property
    def weeks(self) -> tuple[tuple[datetime.date, ...], ...]:
        """Whole weeks from Monday to Sunday that touch the period."""
        day = self.first - datetime.timedelta(days=self.first.weekday())
        found = []
        while day <= self.last:
            found.append(tuple(day + datetime.timedelta(days=number) for number in range(_DAYS_OF_WEEK)))
            day += datetime.timedelta(days=_DAYS_OF_WEEK)
        return tuple(found)

    def place_of(self, day: datetime.date, *, is_end: bool = False) -> float:
        """Where a day stands, 0 to 1, when every month is equally wide; the end of a day is the next one."""
        day = min(max(day, self.first), self.last)
        number = (day.year - self.first.year) * 12 + day.month - self.first.month
        passed = day.day if is_end else day.day - 1
        return (number + passed / monthrange(day.year, day.month)[1]) / len(self.months)


def period_of(scale: str, day: datetime.date) -> Period:
    """The period of this kind that holds the day; an unknown kind is a month."""
    if scale == Scale.QUARTER:
        return Period(Scale.QUARTER, *quarter_bounds(day.year, quarter_of(day)))
    if scale == Scale.YEAR:
        return Period(Scale.YEAR, datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31))
    if scale == Scale.SCHOOL_YEAR:
        first = day.year if day.month >= _SEPTEMBER else day.year - 1
        return Period(Scale.SCHOOL_YEAR, *school_year_bounds(first))
    return Period(Scale.MONTH, *month_bounds(day.year, day.month))


def day_from(text: str, today: datetime.date) -> datetime.date:
    """Read «2026-04-01»; what is no day, or centuries away, is today."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return today
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else today


def month_name(number: int) -> str:
    return MONTHS_NOMINATIVE[number - 1].capitalize()


@dataclass(frozen=True)
class ReportPeriod:
    """A half of the plan's first or later year, or the whole plan, that a report is written about (2.10)."""

    label: str
    first: datetime.date
    last: datetime.date


def report_periods(
    starts_on: datetime.date, ends_on: datetime.date, today: datetime.date
) -> list[ReportPeriod]:
    """The half-year in which `today` is, or the one nearest to it, and the whole period of the plan."""
    first = starts_on
    while (following := add_months(first, 6)) <= min(today, ends_on):
        first = following
    last = min(add_months(first, 6) - datetime.timedelta(days=1), ends_on)
    whole = ReportPeriod("за весь период", starts_on, ends_on)
    half = ReportPeriod("за полугодие", first, last)
    return [half, whole] if (first, last) != (starts_on, ends_on) else [whole]
