"""Repetition -> windows: each week, month, quarter, half-year or plan year inside the plan.

A report for a unit falls due on its last day plus the lag, or on the day that is written. A unit belongs to
the plan when it ends inside it, so that a school-year plan has four quarters.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from msoko.lib.calendar_ru import add_months
from plans.deadlines.atoms import TERM_MONTHS, TRIMESTER_MONTHS
from plans.deadlines.lags import lagged
from plans.deadlines.occurring import Unfolding, label_of, limits, occurrences
from plans.deadlines.rule import DAY, HALF, MONTHS, QUARTER, TERM, TRIMESTER, WEEK, YEAR
from plans.deadlines.rules import Recurring
from plans.deadlines.spans import DUE_DATE, FIXED_DATE, LAST, MONTH, MONTH_PART, SCHOOL_TERM, Day, Span
from plans.deadlines.status import Window

Range = tuple[date, date]
UNIT_MONTHS = {MONTHS: 1, QUARTER: 3, HALF: 6}
SHORT_SHAPES = frozenset({MONTH, FIXED_DATE, MONTH_PART})


def recurring_windows(rule: Recurring, ranges: tuple[Range, ...], unfolding: Unfolding) -> list[Window]:
    """Windows of the repetition inside the ranges (the plan, or what the rule narrows it to)."""
    if _are_occurrences(rule):
        return [window for span in rule.spans for window in occurrences(span, unfolding)]
    left_out = [piece for span in rule.excluded for piece in limits(span, unfolding)]
    windows = [
        window
        for each in ranges
        for window in _in_range(rule, each, unfolding)
        if not any(first <= window.start and window.end <= last for first, last in left_out)
    ]
    if rule.times == 1 or len(rule.days) == rule.times:
        return windows
    return [
        replace(window, label=f"{window.label}, {number}-й раз из {rule.times}")
        for window in windows
        for number in range(1, rule.times + 1)
    ]


def _are_occurrences(rule: Recurring) -> bool:
    """«2 раза в год (май, декабрь)»: the months are the occurrences, not the limits."""
    if rule.unit not in (QUARTER, HALF, YEAR, TERM, TRIMESTER) or not rule.spans:
        return False
    is_each_named = rule.unit == YEAR and len(rule.spans) == rule.times
    return is_each_named or all(_is_short(span, rule) for span in rule.spans)


def _is_short(span: Span, rule: Recurring) -> bool:
    """«1 раз в полугодие до 25 июня и 25 декабря»; one «до 1 декабря» of a quarterly rule is its limit."""
    if span.due is not None:
        return True
    is_due = span.shape == DUE_DATE and (len(rule.spans) > 1 or rule.unit == YEAR)
    return is_due or span.shape in SHORT_SHAPES


def is_limited(rule: Recurring) -> bool:
    return bool(rule.spans) and not _are_occurrences(rule)


def _in_range(rule: Recurring, limits: Range, unfolding: Unfolding) -> Iterator[Window]:
    if rule.unit == DAY:
        yield Window(*limits, None, f"{_days_words(rule)}: {label_of(*limits)}")
    elif rule.unit == WEEK:
        yield from _weeks(rule, limits, unfolding)
    elif rule.unit in UNIT_MONTHS:
        yield from _month_units(rule, limits, unfolding)
    elif rule.unit in (TERM, TRIMESTER):
        yield from _terms(rule, limits, unfolding)
    else:
        yield from _plan_years(rule, limits, unfolding)


def _days_words(rule: Recurring) -> str:
    return "каждый день" if rule.step == 1 else f"раз в {rule.step} дн."


def _weeks(rule: Recurring, limits: Range, unfolding: Unfolding) -> Iterator[Window]:
    start, end = limits
    monday = start - timedelta(days=start.weekday())
    while monday <= end:
        sunday = monday + timedelta(days=6)
        if rule.weekdays:
            yield from _on_weekdays(rule, monday, limits, unfolding)
        else:
            first, last = max(monday, start), min(sunday, end)
            yield Window(first, last, unfolding.settings.due(last), label_of(first, last))
        monday += timedelta(days=7 * rule.step)


def _on_weekdays(rule: Recurring, monday: date, limits: Range, unfolding: Unfolding) -> Iterator[Window]:
    for weekday in sorted(set(rule.weekdays)):
        day = monday + timedelta(days=weekday - 1)
        if limits[0] <= day <= limits[1]:
            yield Window(day, day, unfolding.settings.due(day), label_of(day, day))


def _month_units(rule: Recurring, limits: Range, unfolding: Unfolding) -> Iterator[Window]:
    length = UNIT_MONTHS[rule.unit] * rule.step
    first = _first_unit(limits[0], rule.unit)
    while first <= limits[1]:
        end = add_months(first, length) - timedelta(days=1)
        start = max(first, limits[0])
        if rule.days:
            yield from _on_days(rule, (start, end), limits, unfolding)
        elif end <= limits[1] and rule.lag:
            yield _lagged(rule, start, end, unfolding)
        elif end <= limits[1]:
            is_long = rule.unit in (QUARTER, HALF)
            due = unfolding.settings.period_due(end) if is_long else unfolding.settings.report_due(end)
            yield Window(start, end, due, label_of(start, end))
        first = add_months(first, length)


def _lagged(rule: Recurring, start: date, end: date, unfolding: Unfolding) -> Window:
    """«ежеквартально, в течение 10 рабочих дней после окончания квартала»."""
    due = lagged(end, rule.lag, rule.lag_unit, unfolding.settings.calendar)
    return Window(start, due, unfolding.settings.due(due), label_of(start, end))


def _first_unit(day: date, unit: str) -> date:
    """First day of the month, quarter or half-year that holds the day."""
    length = UNIT_MONTHS[unit]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _on_days(rule: Recurring, unit: Range, limits: Range, unfolding: Unfolding) -> Iterator[Window]:
    """Due on the written day of the unit's last month, of the month after it, or of its n-th month."""
    start, end = unit
    month = _month_of_days(rule, end)
    for day in rule.days:
        due = day.on(month.year, unfolding.settings.calendar, month.month)
        inside = end if rule.is_next_month else due
        if rule.is_on_day:
            start = due
        if rule.since is not None:
            start = max(limits[0], rule.since.on(month.year, unfolding.settings.calendar, month.month))
        if limits[0] <= inside <= limits[1]:
            last = max(due, start)
            yield Window(start, last, unfolding.settings.due(due), f"{label_of(*unit)}: {due:%d.%m.%Y}")


def _month_of_days(rule: Recurring, end: date) -> date:
    last = date(end.year, end.month, 1)
    if rule.is_next_month:
        return add_months(last, 1)
    return add_months(last, rule.month_no - UNIT_MONTHS[rule.unit] * rule.step) if rule.month_no else last


def _terms(rule: Recurring, limits: Range, unfolding: Unfolding) -> Iterator[Window]:
    months = TERM_MONTHS if rule.unit == TERM else TRIMESTER_MONTHS
    for number, (first, last) in months.items():
        span = Span(SCHOOL_TERM, Day(first, 1), Day(last, LAST), name=f"{rule.unit}_{number}")
        for window in occurrences(span, unfolding):
            if window.start <= limits[1] and window.end >= limits[0]:
                yield window


def _plan_years(rule: Recurring, limits: Range, unfolding: Unfolding) -> Iterator[Window]:
    for start, end in unfolding.period.plan_years()[:: rule.step]:
        if start <= limits[1] and end >= limits[0]:
            first, last = max(start, limits[0]), min(end, limits[1])
            yield Window(first, last, unfolding.settings.report_due(last), label_of(first, last))
