"""Russian civil calendar: months, quarters, school years, working days, dates in words.

Public holidays are those of the Labour Code, art. 112; «при совпадении выходного и нерабочего праздничного
дней выходной день переносится на следующий после праздничного рабочий день» (January excepted). The yearly
transfers decided by the Government are not known here: they are passed in as data.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

MONTHS_NOMINATIVE = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
SCHOOL_YEAR_FIRST_MONTH = 9
JANUARY_HOLIDAYS = frozenset((1, day) for day in range(1, 9))
HOLIDAYS = JANUARY_HOLIDAYS | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
SATURDAY = 5


def month_bounds(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def quarter_of(day: date) -> int:
    return (day.month - 1) // 3 + 1


def quarter_bounds(year: int, quarter: int) -> tuple[date, date]:
    return month_bounds(year, quarter * 3 - 2)[0], month_bounds(year, quarter * 3)[1]


def half_year_bounds(year: int, half: int) -> tuple[date, date]:
    return month_bounds(year, half * 6 - 5)[0], month_bounds(year, half * 6)[1]


def school_year_of(day: date) -> int:
    """Year in which the school year of that day began on 1 September."""
    return day.year if day.month >= SCHOOL_YEAR_FIRST_MONTH else day.year - 1


def school_year_bounds(first_year: int) -> tuple[date, date]:
    return date(first_year, 9, 1), date(first_year + 1, 8, 31)


def add_months(day: date, months: int) -> date:
    """Same day of another month, or its last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def date_short(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def date_words(day: date) -> str:
    return f"{day_words(day)} {day.year} г."


def day_words(day: date) -> str:
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]}"


def range_words(start: date, end: date) -> str:
    """«1 марта – 30 апреля 2026», «1–31 марта 2026»; the first year is printed only where it differs."""
    if start == end:
        return f"{day_words(end)} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)} {end.year}"
    first = day_words(start) if start.year == end.year else f"{day_words(start)} {start.year}"
    return f"{first} – {day_words(end)} {end.year}"


def is_public_holiday(day: date) -> bool:
    return (day.month, day.day) in HOLIDAYS


class WorkingCalendar(Protocol):
    def is_working_day(self, day: date) -> bool: ...


@dataclass(frozen=True)
class ProductionCalendar:
    """Working days; the Government's transfers of a year are given as two sets of dates."""

    days_off: frozenset[date] = field(default_factory=frozenset)
    working_days: frozenset[date] = field(default_factory=frozenset)

    def is_working_day(self, day: date) -> bool:
        if day in self.working_days:
            return True
        if day in self.days_off or day.weekday() >= SATURDAY or is_public_holiday(day):
            return False
        return not self._replaces_weekend(day)

    def _replaces_weekend(self, day: date) -> bool:
        """Is this weekday off because a holiday just before it fell on a weekend?"""
        owed = 0
        cursor = day - timedelta(days=1)
        while cursor.weekday() >= SATURDAY or is_public_holiday(cursor):
            if cursor.weekday() >= SATURDAY and (cursor.month, cursor.day) in HOLIDAYS - JANUARY_HOLIDAYS:
                owed += 1
            cursor -= timedelta(days=1)
        return owed > 0


def next_working_day(day: date, calendar: WorkingCalendar, *, step: int = 1) -> date:
    """The day itself when it is a working one, otherwise the nearest in the direction of the step."""
    while not calendar.is_working_day(day):
        day += timedelta(days=step)
    return day


def add_working_days(day: date, count: int, calendar: WorkingCalendar) -> date:
    """The count-th working day after the day (before it, when the count is negative)."""
    step = timedelta(days=1 if count >= 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not calendar.is_working_day(day):
            day += step
    return day
