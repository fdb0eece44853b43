"""Neighbouring pieces -> one rule: «ежегодно» + «июль», «январь 2022» + «далее» + «ежегодно».

Pairs are asked in rounds: the closest ties first (a year to its months), then repetition, then what only
accompanies a whole year («в течение учебного года, по отдельному плану»). Pieces that no pair joins stay
side by side, as the parts of a composite.
"""

from collections.abc import Callable
from dataclasses import replace

from plans.deadlines import alone, continuing, occasions, yearly_pairs
from plans.deadlines.pieces import (
    DayOfMonth,
    FromYear,
    Further,
    both,
    with_remarks,
)
from plans.deadlines.rule import HALF, MONTHS, QUARTER, WEEK, YEAR, Rule
from plans.deadlines.rules import (
    Dated,
    External,
    OnDemand,
    OnEvent,
    Permanent,
    Recurring,
    WholeTime,
    Yearly,
)
from plans.deadlines.spans import DAY_SHAPES, DUE_DATE, MONTH, Span

Pair = Callable[[Rule, Rule], Rule | None]

AFTER_UNIT = "Число указано без месяца: посчитано по месяцу, следующему за отчётным периодом. Уточните срок"


def merge(pieces: list[Rule]) -> list[Rule]:
    for pairs in ROUNDS:
        pieces = _merged(pieces, pairs)
        if pairs is ROUNDS[0]:
            pieces = [alone.day_alone(piece) for piece in pieces]
    return [alone.alone(piece) for piece in pieces if not isinstance(piece, Further)]


def _merged(pieces: list[Rule], pairs: tuple[Pair, ...]) -> list[Rule]:
    done: list[Rule] = []
    for piece in pieces:
        joined: Rule | None = piece
        while done and joined is not None:
            joined = _join(done[-1], piece, pairs)
            if joined is not None:
                done.pop()
                piece = joined
        done.append(piece)
    return done


def _join(left: Rule, right: Rule, pairs: tuple[Pair, ...]) -> Rule | None:
    for pair in pairs:
        joined = pair(left, right)
        if joined is not None:
            return with_remarks(joined, left, right)
    return None


def _same(left: Rule, right: Rule) -> Rule | None:
    return left if left == right else None


def _dated_in_years(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Dated, WholeTime)
    if pair is None or not pair[1].years or any(span.year for span in pair[0].spans):
        return None
    dated, whole = pair
    if len(whole.years) > 1:
        return Yearly(dated.spans, whole.years[0], whole.years[-1])
    return replace(dated, spans=tuple(_in_year(span, whole) for span in dated.spans))


def _in_year(span: Span, whole: WholeTime) -> Span:
    year = whole.years[0]
    if whole.unit == YEAR:
        return span.with_year(year)
    last = span.end or span.start
    return span.with_year(year if last is None or last.month >= 9 else year + 1)


def _day_in_unit(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, DayOfMonth, Recurring)
    if pair is None or pair[1].days or pair[1].unit not in (MONTHS, QUARTER, HALF):
        return None
    day, recurring = pair
    is_long = recurring.unit != MONTHS
    is_last = day.is_last_month or bool(day.month_no) or all(each.day < 0 for each in day.days)
    is_next = day.is_next_month or (is_long and not is_last)
    doubts = (AFTER_UNIT,) if is_long and not is_last and not day.is_next_month else ()
    return replace(alone.on_days(recurring, day, is_next_month=is_next), doubts=doubts)


def _day_in_months(left: Rule, right: Rule) -> Rule | None:
    """«январь, июль (до 10 числа)»: that day of each month."""
    pair = both(left, right, Dated, DayOfMonth)
    if pair is None or pair[1].has_month or any(span.shape != MONTH for span in pair[0].spans):
        return None
    spans = [
        replace(span, shape=DUE_DATE, start=None, end=replace(day, month=span.months[0]))
        for span in pair[0].spans
        for day in pair[1].days
    ]
    return replace(pair[0], spans=tuple(spans))


def _further(left: Rule, right: Rule) -> Rule | None:
    if isinstance(left, Further) and isinstance(right, Yearly):
        return replace(right, is_further=True)
    return None


def _weekdays(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Recurring, Recurring)
    if pair is None or not all(rule.unit == WEEK and rule.times == 1 for rule in pair):
        return None
    return replace(pair[0], weekdays=pair[0].weekdays + pair[1].weekdays)


def _recurring_in(left: Rule, right: Rule) -> Rule | None:
    dated = both(left, right, Recurring, Dated)
    if dated is not None and not dated[0].spans and not _is_one_day_of_many(*dated):
        return continuing.counted(replace(dated[0], spans=dated[1].spans))
    whole = both(left, right, Recurring, WholeTime)
    if whole is not None and whole[0].within is None:
        return replace(whole[0], within=whole[1])
    opened = both(left, right, Recurring, FromYear)
    if opened is not None and not opened[0].spans:
        return replace(opened[0], spans=(alone.opened(opened[1]),))
    return None


def _is_one_day_of_many(recurring: Recurring, dated: Dated) -> bool:
    """«по итогам полугодия – до 15 июля»: one day does not limit a repetition of long units."""
    is_long = recurring.unit in (QUARTER, HALF)
    return is_long and len(dated.spans) == 1 and dated.spans[0].shape in DAY_SHAPES


def _event_lag(left: Rule, right: Rule) -> Rule | None:
    """«после проведения ВПР, в течение 10 дней»."""
    pair = both(left, right, OnEvent, OnEvent)
    if pair is None:
        return None
    named = [rule for rule in pair if rule.event and not rule.lag]
    lagged = [rule for rule in pair if rule.lag and not rule.event]
    if not named or not lagged:
        return None
    return replace(lagged[0], event=named[0].event, words=f"{pair[0].words}, {pair[1].words}")


def _accompanied(left: Rule, right: Rule) -> Rule | None:
    for accompanying in (Permanent, External, OnDemand):
        pair = both(left, right, WholeTime, accompanying)
        if pair is not None:
            return replace(pair[0], also=(*pair[0].also, pair[1]))
    return None


ROUNDS: tuple[tuple[Pair, ...], ...] = (
    (
        _same,
        occasions.held,
        _dated_in_years,
        _day_in_unit,
        _day_in_months,
        _further,
        _weekdays,
        yearly_pairs.yearly_from,
        _event_lag,
        continuing.excepted,
        continuing.dated_lists,
        continuing.unit_named,
        continuing.edge_named,
        continuing.whole_years,
        continuing.times_in,
        continuing.after_unit,
        continuing.more_exact,
        continuing.monthly_weekday,
        continuing.times_named,
        continuing.lag_of_unit,
        continuing.yearly_twice,
        continuing.further_dated,
        continuing.further_recurring,
    ),
    (
        continuing.excepted,
        continuing.continued,
        continuing.dated_then_recurring,
        continuing.yearly_opened,
        continuing.yearly_edges,
        yearly_pairs.yearly_from,
        yearly_pairs.yearly_dated,
        yearly_pairs.yearly_in_years,
        yearly_pairs.dated_from,
        yearly_pairs.yearly_anchor,
        yearly_pairs.yearly_status,
    ),
    (
        continuing.times_dated,
        continuing.times_named,
        yearly_pairs.every_n_in,
        yearly_pairs.every_n_from,
        _recurring_in,
        yearly_pairs.yearly_repeated,
    ),
    (yearly_pairs.whole_yearly, _accompanied),
)
