"""Neighbouring pieces -> one rule: «ежегодно» + «июль», «январь 2022» + «далее» + «ежегодно».

Pairs are asked in rounds: the closest ties first (a year to its months), then repetition, then what only
accompanies a whole year («в течение учебного года, по отдельному плану»). Pieces that no pair joins stay
side by side, as the parts of a composite.
"""

from collections.abc import Callable
from dataclasses import replace

from plans.deadlines.pieces import DayOfMonth, FromYear, Further, both, with_remarks
from plans.deadlines.rule import HALF, MONTHS, QUARTER, WEEK, YEAR, Rule
from plans.deadlines.rules import (
    Anchored,
    Dated,
    EveryNYears,
    External,
    OnDemand,
    OnEvent,
    Permanent,
    Recurring,
    StatusDates,
    WholeTime,
    Yearly,
)
from plans.deadlines.spans import DATE_RANGE, DUE_DATE, MONTH, Day, Span

Pair = Callable[[Rule, Rule], Rule | None]

AFTER_UNIT = "Число указано без месяца: посчитано по месяцу, следующему за отчётным периодом. Уточните срок"
WHICH_MONTH = "Число указано без месяца: посчитано как срок каждого месяца. Уточните срок"


def merge(pieces: list[Rule]) -> list[Rule]:
    for pairs in ROUNDS:
        pieces = _merged(pieces, pairs)
    return [_alone(piece) for piece in pieces if not isinstance(piece, Further)]


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
    is_last = all(each.day < 0 for each in day.days)
    is_next = day.is_next_month or (is_long and not is_last)
    doubts = (AFTER_UNIT,) if is_long and not is_last and not day.is_next_month else ()
    return replace(recurring, days=day.days, is_next_month=is_next, doubts=doubts)


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


def _yearly_from(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Yearly, FromYear)
    return pair and replace(pair[0], first_year=pair[1].year)


def _yearly_dated(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Yearly, Dated)
    if pair is None or pair[0].spans:
        return None
    yearly, dated = pair
    has_year = any(span.year for span in dated.spans)
    return replace(yearly, spans=dated.spans, is_further=yearly.is_further or has_year)


def _yearly_in_years(left: Rule, right: Rule) -> Rule | None:
    """«2022 год, далее ежегодно»; «ежегодно, 2022-2024 гг.»."""
    pair = both(left, right, Yearly, WholeTime)
    if pair is None or pair[0].first_year or not pair[1].years:
        return None
    yearly, years = pair[0], pair[1].years
    if len(years) == 1 or yearly.is_further:
        return replace(yearly, first_year=years[0], is_further=True)
    return replace(yearly, first_year=years[0], last_year=years[-1])


def _dated_from(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Dated, FromYear)
    if pair is None or any(span.year for span in pair[0].spans):
        return None
    return Yearly(pair[0].spans, first_year=pair[1].year)


def _yearly_anchor(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Anchored, Yearly)
    return None if pair is None or pair[1].spans else replace(pair[0], is_yearly=True)


def _yearly_status(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, StatusDates, Yearly)
    return pair and pair[0]


def _every_n_in(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, EveryNYears, Dated)
    if pair is None or pair[0].spans:
        return None
    years = [span.year for span in pair[1].spans if span.year]
    return replace(pair[0], spans=pair[1].spans, first_year=years[0] if years else None)


def _every_n_from(left: Rule, right: Rule) -> Rule | None:
    from_year = both(left, right, EveryNYears, FromYear)
    if from_year is not None:
        return replace(from_year[0], first_year=from_year[1].year)
    in_year = both(left, right, EveryNYears, WholeTime)
    if in_year is None or len(in_year[1].years) != 1:
        return None
    return replace(in_year[0], first_year=in_year[1].years[0])


def _recurring_in(left: Rule, right: Rule) -> Rule | None:
    dated = both(left, right, Recurring, Dated)
    if dated is not None and not dated[0].spans:
        return replace(dated[0], spans=dated[1].spans)
    whole = both(left, right, Recurring, WholeTime)
    if whole is not None and whole[0].within is None:
        return replace(whole[0], within=whole[1])
    opened = both(left, right, Recurring, FromYear)
    if opened is not None and not opened[0].spans:
        return replace(opened[0], spans=(_opened(opened[1]),))
    return None


def _yearly_repeated(left: Rule, right: Rule) -> Rule | None:
    """«ежегодно, 2 раза в год»: the second says more."""
    pair = both(left, right, Recurring, Yearly)
    return pair[0] if pair is not None and pair[1] == Yearly(notes=pair[1].notes) else None


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


def _whole_yearly(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, WholeTime, Yearly)
    return None if pair is None or pair[1].spans or pair[1].is_further else pair[0]


def _accompanied(left: Rule, right: Rule) -> Rule | None:
    for accompanying in (Permanent, External, OnDemand):
        pair = both(left, right, WholeTime, accompanying)
        if pair is not None:
            return replace(pair[0], also=(*pair[0].also, pair[1]))
    return None


def _opened(start: FromYear) -> Span:
    return Span(DATE_RANGE, Day(start.month, 1), None, start.year)


def _alone(piece: Rule) -> Rule:
    """A mark that found no partner."""
    if isinstance(piece, FromYear):
        return with_remarks(Dated((_opened(piece),)), piece)
    if isinstance(piece, DayOfMonth):
        doubts = () if piece.has_month else (WHICH_MONTH,)
        unit = piece.unit or MONTHS
        is_next = piece.is_next_month
        return with_remarks(Recurring(unit, days=piece.days, is_next_month=is_next, doubts=doubts), piece)
    return piece


ROUNDS: tuple[tuple[Pair, ...], ...] = (
    (_same, _dated_in_years, _day_in_unit, _day_in_months, _further, _weekdays, _yearly_from, _event_lag),
    (_yearly_dated, _yearly_in_years, _dated_from, _yearly_anchor, _yearly_status),
    (_every_n_in, _every_n_from, _recurring_in, _yearly_repeated),
    (_whole_yearly, _accompanied),
)
