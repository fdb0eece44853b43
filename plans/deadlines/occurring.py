"""A span and the period of a plan -> real dates.

«Months without a year follow the plan period» (DL-03): an occurrence belongs to the plan in which it begins
(an «until» belongs where it falls due). A written year is kept even when it lies outside the plan (DL-04).
"""

from dataclasses import dataclass
from datetime import date

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE, date_short, month_bounds, range_words
from plans.deadlines.period import PlanPeriod
from plans.deadlines.settings import DueSettings
from plans.deadlines.spans import DAY_SHAPES, DUE_DATE, Span
from plans.deadlines.status import Window

BY_SCHOOL_CALENDAR = ", даты по календарному учебному графику"


@dataclass(frozen=True)
class Unfolding:
    """The period and the settings, carried together through the unfolding of one rule."""

    period: PlanPeriod
    settings: DueSettings

    def whole(self, label: str) -> Window:
        """One window over the plan, without a due date."""
        return Window(self.period.start, self.period.end, None, label)

    def year_start(self, day: date) -> date:
        """First day of the plan year that holds the day; of its calendar year outside the plan."""
        return next(
            (start for start, end in self.period.plan_years() if start <= day <= end), date(day.year, 1, 1)
        )


def occurrences(span: Span, unfolding: Unfolding) -> tuple[Window, ...]:
    """Every window the span may mean in this plan, in order."""
    if span.start is None and span.end is None:
        return (unfolding.whole("даты по календарному учебному графику"),)
    year = span.year or span.start_year
    if year is not None:
        return (_window(span, year, unfolding),)
    candidates = _candidates(span, unfolding)
    inside = tuple(window for window in candidates if _belongs(span, window) in unfolding.period)
    return inside or candidates


def limits(span: Span, unfolding: Unfolding) -> list[tuple[date, date]]:
    """What the span leaves of the plan: «с сентября по май» in a calendar year is two pieces."""
    windows = occurrences(span, unfolding) if span.written_years else _candidates(span, unfolding)
    if span.end is None and span.start is not None:
        # «с сентября» goes on to the end of the plan: its later Septembers lie inside.
        windows = tuple(window for window in windows if window.start in unfolding.period)[:1] or windows[:1]
    pieces = [unfolding.period.clip(window.start, window.end) for window in windows]
    return [(start, end) for start, end in pieces if start <= end]


def _candidates(span: Span, unfolding: Unfolding) -> tuple[Window, ...]:
    """Every year in which the span touches the plan."""
    period = unfolding.period
    if span.start is None and span.end is None:
        return occurrences(span, unfolding)
    windows = [_window(span, year, unfolding) for year in range(period.start.year, period.end.year + 2)]
    return tuple(window for window in windows if period.overlaps(window.start, window.end))


def _belongs(span: Span, window: Window) -> date:
    return window.end if span.start is None else window.start


def _window(span: Span, year: int, unfolding: Unfolding) -> Window:
    start, end = span.dates(year, unfolding.settings.calendar)
    is_open = start is None
    if end is None:
        end = max(unfolding.period.end, start or unfolding.period.end)
    if start is None:
        start = min(unfolding.year_start(end), end)
    own = span.own_due(start, end, unfolding.settings.calendar)
    if own is not None:
        return Window(start, end, unfolding.settings.due(own), label_of(start, end))
    if span.name:
        return _school_window(span, start, end, unfolding)
    if span.shape in DAY_SHAPES:
        due = unfolding.settings.due(end)
        label = f"до {date_short(end)}" if span.shape == DUE_DATE else date_short(end)
        return Window(start, end, due, label, is_open)
    return Window(min(start, end), end, unfolding.settings.report_due(end), label_of(start, end), is_open)


def _school_window(span: Span, start: date, end: date, unfolding: Unfolding) -> Window:
    """Real dates from the school calendar; else the months it surely lies in, without a due date."""
    names = span.name.split("+")
    known = [
        dates
        for dates in unfolding.settings.school_calendar
        if dates.name in names and dates.start <= end and dates.end >= start
    ]
    if {dates.name for dates in known} != set(names):
        return Window(start, end, None, f"{label_of(start, end)}{BY_SCHOOL_CALENDAR}")
    start, end = min(dates.start for dates in known), max(dates.end for dates in known)
    return Window(start, end, unfolding.settings.report_due(end), range_words(start, end))


def label_of(start: date, end: date) -> str:
    """«март 2026», «март – апрель 2026», otherwise the dates in words."""
    is_whole = start.day == 1 and end == month_bounds(end.year, end.month)[1]
    if not is_whole:
        return range_words(start, end)
    first, last = MONTHS_NOMINATIVE[start.month - 1], MONTHS_NOMINATIVE[end.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        return f"{last} {end.year}"
    if start.year != end.year:
        first = f"{first} {start.year}"
    return f"{first} – {last} {end.year}"
