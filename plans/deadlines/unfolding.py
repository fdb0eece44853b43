"""Rule + period of the plan -> windows with due dates, by the table «Meaning of each kind» (domain 1.7).

Nothing is invented: what waits for a schedule, an event or a person has one window without a due date, and
a month that occurs twice in the plan has all its windows without one, until the year is chosen (DL-03).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from msoko.lib.calendar_ru import add_months, month_bounds, school_year_bounds, school_year_of
from plans.deadlines.occurring import Unfolding, label_of, limits, occurrences
from plans.deadlines.period import PlanPeriod
from plans.deadlines.repeating import is_limited, recurring_windows
from plans.deadlines.rule import SCHOOL_YEAR, WHOLE_PERIOD, YEAR, Rule
from plans.deadlines.rules import (
    Anchored,
    Composite,
    Dated,
    EveryNYears,
    External,
    OnDemand,
    OnEvent,
    OnFact,
    Permanent,
    Recurring,
    StatusDates,
    WholeTime,
    Yearly,
)
from plans.deadlines.settings import DueSettings
from plans.deadlines.spans import Span
from plans.deadlines.status import Window

DEFAULTS = DueSettings()
# A piece of a school year shorter than this is not counted as one more school year of the plan.
SHORTEST_PIECE_DAYS = 120


def windows(rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> tuple[Window, ...]:
    unfold = UNFOLDERS.get(type(rule))
    if unfold is None:
        return ()
    return tuple(sorted(unfold(rule, Unfolding(period, settings)), key=_order))


def _order(window: Window) -> tuple[date, date, date]:
    return window.due_on or window.end, window.start, window.end


def _dated(rule: Dated, unfolding: Unfolding) -> list[Window]:
    return [window for span in rule.spans for window in _one_of(occurrences(span, unfolding), span)]


def _one_of(found: tuple[Window, ...], span: Span) -> tuple[Window, ...]:
    """Several years are possible and none is written: no due date until a person chooses."""
    if len(found) < 2 or span.written_years:
        return found
    return tuple(replace(window, due_on=None) for window in found)


def _yearly(rule: Yearly, unfolding: Unfolding) -> list[Window]:
    first, last = rule.first_year or 0, rule.last_year or 9999
    if rule.is_next_year:
        return [
            _after(span, end, unfolding) for span in rule.spans for _, end in unfolding.period.plan_years()
        ]
    if not rule.spans:
        return [
            window
            for window in _plan_years(unfolding)
            if window.end.year >= first and window.start.year <= last
        ]
    found = [window for span in rule.spans for window in _series(span, rule, unfolding)]
    return [window for window in found if first <= window.end.year <= last]


def _after(span: Span, end: date, unfolding: Unfolding) -> Window:
    """The first time the day comes after the end of the plan year it reports on."""
    found = [occurrences(span.with_year(year), unfolding)[0] for year in (end.year, end.year + 1)]
    due = next(window for window in found if window.end > end)
    return due if span.start else replace(due, start=min(unfolding.year_start(end), due.end))


def _series(span: Span, rule: Yearly, unfolding: Unfolding) -> list[Window]:
    """The same span every year of the plan, from the year written."""
    first = span.year or 0
    repeated = replace(span, year=None, start_year=None)
    series = [window for window in occurrences(repeated, unfolding) if window.end.year >= first]
    is_before = bool(first) and rule.is_further and first < unfolding.period.start.year
    return series if series or is_before else list(occurrences(span, unfolding))


def _plan_years(unfolding: Unfolding) -> list[Window]:
    return [
        Window(start, end, unfolding.settings.report_due(end), label_of(start, end))
        for start, end in unfolding.period.plan_years()
    ]


def _whole_time(rule: WholeTime, unfolding: Unfolding) -> list[Window]:
    if rule.unit == SCHOOL_YEAR:
        return _school_years(rule, unfolding)
    if rule.unit == WHOLE_PERIOD:
        return [_over(unfolding.period.start, unfolding.period.end, unfolding)]
    if rule.years:
        return [_over(date(first, 1, 1), date(last, 12, 31), unfolding) for first, last in _runs(rule.years)]
    return _plan_years(unfolding)


def _over(start: date, end: date, unfolding: Unfolding) -> Window:
    return Window(start, end, unfolding.settings.report_due(end), label_of(start, end))


def _runs(years: tuple[int, ...]) -> list[tuple[int, int]]:
    """(2021, 2022, 2024) -> (2021, 2022), (2024, 2024)."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def _school_years(rule: WholeTime, unfolding: Unfolding) -> list[Window]:
    """Whole school years of the plan; in a plan for a calendar year, that year itself."""
    if rule.years:
        return [_over(*school_year_bounds(year), unfolding) for year in rule.years]
    period = unfolding.period
    first, last = school_year_of(period.start), school_year_of(period.end)
    bounds = [school_year_bounds(year) for year in range(first, last + 1)]
    if not any(period.start <= start and end <= period.end for start, end in bounds):
        return [_over(period.start, period.end, unfolding)]
    pieces = [period.clip(*each) for each in bounds]
    return [
        _over(start, end, unfolding) for start, end in pieces if (end - start).days >= SHORTEST_PIECE_DAYS
    ]


def _recurring(rule: Recurring, unfolding: Unfolding) -> list[Window]:
    ranges: tuple[tuple[date, date], ...] = ((unfolding.period.start, unfolding.period.end),)
    if rule.within is not None:
        ranges = tuple((window.start, window.end) for window in _whole_time(rule.within, unfolding))
    if is_limited(rule):
        ranges = tuple(piece for span in rule.spans for piece in limits(span, unfolding))
    return recurring_windows(rule, ranges, unfolding)


def _status_dates(rule: StatusDates, unfolding: Unfolding) -> list[Window]:
    found = [window for span in rule.spans for window in occurrences(span, unfolding)]
    return [
        replace(window, due_on=unfolding.settings.report_due(window.end), label=f"на {window.label}")
        for window in found
    ]


def _anchored(rule: Anchored, unfolding: Unfolding) -> list[Window]:
    found = [window for window in _anchors(rule, unfolding) if rule.year or window.end in unfolding.period]
    is_open = len(found) > 1 and not rule.is_yearly and rule.year is None
    return [replace(window, due_on=None) for window in found] if is_open else found


def _anchors(rule: Anchored, unfolding: Unfolding) -> list[Window]:
    if rule.unit == SCHOOL_YEAR:
        return _school_anchors(rule, unfolding)
    if rule.year:
        return [_edge(*_written_year(rule, rule.year, unfolding), rule, unfolding)]
    if rule.unit == YEAR:
        return [_edge(start, end, rule, unfolding) for start, end in unfolding.period.plan_years()]
    return [_edge(unfolding.period.start, unfolding.period.end, rule, unfolding)]


def _written_year(rule: Anchored, year: int, unfolding: Unfolding) -> tuple[date, date]:
    """«до 2025 года» in a plan that ends with 2024 cannot mean the end of 2025."""
    years = unfolding.period.years()
    if rule.is_vague and year not in years and year - 1 in years:
        return unfolding.period.clip(date(year - 1, 1, 1), date(year - 1, 12, 31))
    return date(year, 1, 1), date(year, 12, 31)


def _school_anchors(rule: Anchored, unfolding: Unfolding) -> list[Window]:
    month, day = (9, 1) if rule.is_before else unfolding.settings.school_year_begin
    years = [rule.year] if rule.year else [*unfolding.period.years()]
    if rule.is_end:
        month, day = unfolding.settings.school_year_end
        years = [year + bool(rule.year) for year in years]
    found = []
    for year in years:
        due = date(year, month, day)
        start = min(unfolding.year_start(due), due) if rule.is_before else date(year, month, 1)
        label = f"до {due:%d.%m.%Y}"
        found.append(Window(start, due, unfolding.settings.due(due), label, rule.is_before))
    return found


def _edge(start: date, end: date, rule: Anchored, unfolding: Unfolding) -> Window:
    """The first or the last month of a year or of the plan."""
    if rule.is_before:
        first, last = start, end if rule.is_end else start
    elif rule.is_end:
        first, last = end.replace(day=1), end
    else:
        first, last = start, month_bounds(start.year, start.month)[1]
    due = unfolding.settings.due(last)
    return Window(max(first, start), last, due, label_of(first, last), rule.is_before and rule.is_end)


def _every_n_years(rule: EveryNYears, unfolding: Unfolding) -> list[Window]:
    """Counted from the first year when it is written; else from the last fact, which is not known here."""
    if rule.first_year is None:
        return [unfolding.whole(f"раз в {rule.years} г., от последнего проведения")]
    step, period = 12 * rule.years + rule.months, unfolding.period
    count = (period.end.year + 1 - rule.first_year) * 12 // step + 1
    starts = [add_months(date(rule.first_year, 1, 1), step * number) for number in range(count)]
    starts = [start for start in starts if start.year in period.years()]
    if not rule.spans:
        # «раз в полтора года»: it falls in a half of a year.
        length = 6 if rule.months else 12
        return [_over(start, add_months(start, length) - timedelta(days=1), unfolding) for start in starts]
    spans = [span.with_year(start.year) for span in rule.spans for start in starts]
    return [window for span in spans for window in occurrences(span, unfolding)]


def _composite(rule: Composite, unfolding: Unfolding) -> list[Window]:
    return [window for part in rule.parts for window in windows(part, unfolding.period, unfolding.settings)]


def _undated(label: str) -> Callable[[Any, Unfolding], list[Window]]:
    return lambda rule, unfolding: [unfolding.whole(label)]


UNFOLDERS: dict[type[Rule], Callable[[Any, Unfolding], list[Window]]] = {
    Dated: _dated,
    Yearly: _yearly,
    WholeTime: _whole_time,
    Recurring: _recurring,
    StatusDates: _status_dates,
    Anchored: _anchored,
    EveryNYears: _every_n_years,
    Composite: _composite,
    Permanent: _undated("в работе весь период"),
    External: _undated("срок по внешнему документу"),
    OnEvent: _undated("по событию"),
    OnFact: _undated("по факту"),
    OnDemand: _undated("по необходимости"),
}
