"""A span: one stretch of the calendar as it was written, with or without its year.

Years are kept as written («Декабрь – январь 2023» keeps one year, by its end); which real dates it means is
decided where the period of the plan is known. The first and the last day are `Day`s: a day of a month
(negative: counted from its end), the n-th weekday, or the n-th working day of it.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from msoko.lib.calendar_ru import WorkingCalendar, month_bounds
from plans.deadlines.lags import lagged
from plans.deadlines.rule import DAY

LAST = -1

MONTH = "month"
MONTH_RANGE = "month_range"
MONTH_PART = "month_part"
QUARTER = "quarter"
HALF_YEAR = "half_year"
SEASON = "season"
SCHOOL_TERM = "school_term"
HOLIDAYS = "holidays"
FIXED_DATE = "fixed_date"
DATE_RANGE = "date_range"
DUE_DATE = "due_date"
MONTH_SHAPES = frozenset({MONTH, MONTH_RANGE})
DAY_SHAPES = frozenset({FIXED_DATE, DUE_DATE})


@dataclass(frozen=True, slots=True)
class Day:
    """A day inside a month; month 0 stands for «that month» of a monthly rule."""

    month: int
    day: int
    weekday: int | None = None
    is_working: bool = False

    def on(self, year: int, calendar: WorkingCalendar, month: int = 0) -> date:
        month = self.month or month
        if self.weekday is not None:
            days = [day for day in _days(year, month) if day.weekday() == self.weekday - 1]
            return _nth(days, self.day)
        if self.is_working:
            return _nth([day for day in _days(year, month) if calendar.is_working_day(day)], self.day)
        length = monthrange(year, month)[1]
        number = self.day if self.day > 0 else length + 1 + self.day
        return date(year, month, min(number, length))


@dataclass(frozen=True, slots=True)
class Span:
    """Without a start: from the beginning of the plan; without an end: to the end of the plan."""

    shape: str
    start: Day | None
    end: Day | None
    year: int | None = None
    start_year: int | None = None
    # A school's own calendar decides the days: `name` is looked up in the settings.
    name: str = ""
    # «I квартал – до 10 апреля»: the stretch has a due day of its own.
    due: Day | None = None
    due_year: int | None = None
    # «за 10 дней до 1 марта»: the end is counted from the written day.
    lag: int = 0
    lag_unit: str = DAY

    @property
    def is_crossing(self) -> bool:
        """Does it pass New Year when no second year is written?"""
        if self.start is None or self.end is None:
            return False
        return (self.start.month, self.start.day % 40) > (self.end.month, self.end.day % 40)

    @property
    def months(self) -> tuple[int, ...]:
        first = self.start or self.end
        last = self.end or self.start
        if first is None or last is None or self.shape == DUE_DATE:
            return (last.month,) if last else ()
        count = (last.month - first.month) % 12 + 1
        return tuple((first.month - 1 + step) % 12 + 1 for step in range(count))

    @property
    def written_years(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(year for year in (self.start_year, self.year) if year is not None))

    def with_year(self, year: int) -> "Span":
        return replace(self, year=year)

    def dates(self, year: int, calendar: WorkingCalendar) -> tuple[date | None, date | None]:
        """Real dates when the span ends in that year (or begins in it, when it has no end)."""
        end = self.end.on(year, calendar) if self.end else None
        if end is not None and self.lag:
            end = lagged(end, self.lag, self.lag_unit, calendar)
        if self.start is None:
            return None, end
        first_year = self.start_year or (year - 1 if self.is_crossing else year)
        return self.start.on(first_year, calendar), end

    def own_due(self, start: date, end: date, calendar: WorkingCalendar) -> date | None:
        """«IV квартал – до 10 января»: the first such day after the middle of the stretch."""
        if self.due is None or self.due_year is not None:
            return self.due.on(self.due_year, calendar) if self.due and self.due_year else None
        middle = start + (end - start) / 2
        this_year = self.due.on(middle.year, calendar)
        return this_year if this_year >= middle else self.due.on(middle.year + 1, calendar)


def is_day(month: int, day: int) -> bool:
    return 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def month_span(first: int, last: int | None = None, year: int | None = None) -> Span:
    last = last or first
    shape = MONTH if first == last else MONTH_RANGE
    return Span(shape, Day(first, 1), Day(last, LAST), year)


def _days(year: int, month: int) -> list[date]:
    first, last = month_bounds(year, month)
    return [first + timedelta(days=step) for step in range(last.day)]


def _nth(days: list[date], number: int) -> date:
    if number < 0:
        return days[max(number, -len(days))]
    return days[min(number, len(days)) - 1]
