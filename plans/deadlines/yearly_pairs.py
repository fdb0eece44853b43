"""Pairs of pieces where one says «ежегодно» or «раз в N лет» and the other when.

They are asked by `merging` in its rounds.
"""

from dataclasses import replace

from plans.deadlines.pieces import FromYear, both
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Anchored, Dated, EveryNYears, Recurring, StatusDates, WholeTime, Yearly


def yearly_from(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Yearly, FromYear)
    return pair and replace(pair[0], first_year=pair[1].year)


def yearly_dated(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Yearly, Dated)
    if pair is None or pair[0].spans:
        return None
    yearly, dated = pair
    has_year = any(span.year for span in dated.spans)
    return replace(yearly, spans=dated.spans, is_further=yearly.is_further or has_year)


def yearly_in_years(left: Rule, right: Rule) -> Rule | None:
    """«2022 год, далее ежегодно»; «ежегодно, 2022-2024 гг.»."""
    pair = both(left, right, Yearly, WholeTime)
    if pair is None or pair[0].first_year or not pair[1].years:
        return None
    yearly, years = pair[0], pair[1].years
    if len(years) == 1 or yearly.is_further:
        return replace(yearly, first_year=years[0], is_further=True)
    return replace(yearly, first_year=years[0], last_year=years[-1])


def dated_from(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Dated, FromYear)
    if pair is None or any(span.year for span in pair[0].spans):
        return None
    return Yearly(pair[0].spans, first_year=pair[1].year)


def yearly_anchor(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, Anchored, Yearly)
    return None if pair is None or pair[1].spans else replace(pair[0], is_yearly=True)


def yearly_status(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, StatusDates, Yearly)
    return pair and pair[0]


def every_n_in(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, EveryNYears, Dated)
    if pair is None or pair[0].spans:
        return None
    years = [span.year for span in pair[1].spans if span.year]
    return replace(pair[0], spans=pair[1].spans, first_year=years[0] if years else None)


def every_n_from(left: Rule, right: Rule) -> Rule | None:
    from_year = both(left, right, EveryNYears, FromYear)
    if from_year is not None:
        return replace(from_year[0], first_year=from_year[1].year)
    in_year = both(left, right, EveryNYears, WholeTime)
    if in_year is None or not in_year[1].years:
        return None
    first = in_year[1].years[0]
    if any((year - first) % in_year[0].years for year in in_year[1].years):
        return None
    return replace(in_year[0], first_year=in_year[1].years[0])


def yearly_repeated(left: Rule, right: Rule) -> Rule | None:
    """«ежегодно, 2 раза в год»: the second says more."""
    pair = both(left, right, Recurring, Yearly)
    return pair[0] if pair is not None and pair[1] == Yearly(notes=pair[1].notes) else None


def whole_yearly(left: Rule, right: Rule) -> Rule | None:
    pair = both(left, right, WholeTime, Yearly)
    return None if pair is None or pair[1].spans or pair[1].is_further else pair[0]
