"""Pairs of pieces where the second goes on with the first: «далее», «N раз», the next item of a list.

They are asked by `merging` in its rounds.
"""

from dataclasses import replace

from plans.deadlines.dates import family
from plans.deadlines.pieces import AfterUnit, DayOfMonth, Except, Further, Times, both
from plans.deadlines.rule import HALF, MONTHS, QUARTER, SCHOOL_YEAR, WEEK, YEAR, Rule
from plans.deadlines.rules import Anchored, Composite, Dated, OnEvent, Recurring, WholeTime, Yearly
from plans.deadlines.spans import DATE_RANGE, HALF_YEAR, HOLIDAYS, LAST, MONTH, SCHOOL_TERM, Day, Span
from plans.deadlines.spans import QUARTER as QUARTER_SPAN

A_YEAR = {MONTHS: 12, QUARTER: 4, HALF: 2}
MISCOUNT = "Число раз в год ({times}) не сходится с перечнем сроков ({count}). Уточните срок"
LAG_OF_UNIT = "«{words}»: после чего? Посчитано от конца отчётного периода, уточните срок"
EXCEPTION = "«{words}»: исключение в датах не учтено, учтите его сами"
WHICH_WEEKDAY = "Назван день недели, но не сказано, который из них: посчитано по концу периода. Уточните срок"
# Where the edges of a year may lie when a person names the month.
EDGE_MONTHS = {
    (SCHOOL_YEAR, True): (5, 6, 7),
    (SCHOOL_YEAR, False): (8, 9),
    (YEAR, True): (12, 1),
    (YEAR, False): (1,),
}
UNITS = (MONTHS, QUARTER, HALF)


def dated_lists(left: Rule, right: Rule) -> Rule | None:
    """«октябрь (школьный этап), ноябрь (муниципальный этап)» is one list."""
    pair = both(left, right, Dated, Dated)
    if pair is None or any(rule.is_chain for rule in pair):
        return None
    first, second = pair
    if family(first.spans[-1]) != family(second.spans[0]):
        return None
    return Dated(first.spans + second.spans)


def unit_named(left: Rule, right: Rule) -> Rule | None:
    """«по окончании I четверти (октябрь)», «осенние каникулы (28 октября – 4 ноября)», «I квартал (март)»."""
    if not (isinstance(left, Dated) and isinstance(right, Dated)) or len(left.spans) != len(right.spans):
        return None
    pairs = list(zip(left.spans, right.spans, strict=True))
    if not all(_is_within(narrow, wide) for wide, narrow in pairs):
        return None
    return replace(
        right, spans=tuple(replace(narrow, year=narrow.year or wide.year) for wide, narrow in pairs)
    )


def _is_within(narrow: Span, wide: Span) -> bool:
    is_unit = wide.shape in (SCHOOL_TERM, HOLIDAYS, QUARTER_SPAN, HALF_YEAR) and wide.due is None
    return is_unit and family(narrow) in (MONTH, DATE_RANGE) and set(narrow.months) <= set(wide.months)


def edge_named(left: Rule, right: Rule) -> Rule | None:
    """«конец учебного года (май)», «по окончании учебного года, до 15 июня»."""
    if not (isinstance(left, Anchored) and isinstance(right, Dated)) or left.year or len(right.spans) > 1:
        return None
    months = EDGE_MONTHS.get((left.unit, left.is_end), ())
    return right if set(right.spans[0].months) <= set(months) else None


def whole_years(left: Rule, right: Rule) -> Rule | None:
    """«2025/2026 и 2026/2027 учебные годы»."""
    pair = both(left, right, WholeTime, WholeTime)
    if pair is None or pair[0].unit != pair[1].unit or not all(rule.years and not rule.also for rule in pair):
        return None
    return replace(pair[0], years=tuple(sorted({*pair[0].years, *pair[1].years})))


def excepted(left: Rule, right: Rule) -> Rule | None:
    """«ежемесячно, кроме июля и августа»; what has no dates of its own a person must leave out."""
    if not isinstance(right, Except) or isinstance(left, (Except, Further, DayOfMonth)):
        return None
    is_dated = bool(right.spans) and all(not span.name and span.end for span in right.spans)
    if isinstance(left, Recurring) and is_dated:
        return replace(left, excluded=(*left.excluded, *right.spans))
    return replace(left, doubts=(*left.doubts, EXCEPTION.format(words=right.words)))


def times_in(left: Rule, right: Rule) -> Rule | None:
    """«ежегодно, 2 раза»; «ежеквартально, 2 раза»."""
    yearly = both(left, right, Times, Yearly)
    if yearly is not None and yearly[0].count > 1 and not yearly[1].first_year:
        return Recurring(YEAR, yearly[0].count, spans=yearly[1].spans)
    if yearly is not None and yearly[0].count == 1:
        return yearly[1]
    whole = both(left, right, Times, WholeTime)
    if whole is not None and not whole[1].also:
        return Recurring(YEAR, whole[0].count, within=whole[1])
    recurring = both(left, right, Times, Recurring)
    return recurring and replace(recurring[1], times=max(recurring[0].count, recurring[1].times))


def times_named(left: Rule, right: Rule) -> Rule | None:
    """«4 раза в год (ежеквартально)», «2 раза в год: в начале и в конце учебного года»."""
    edges = both(left, right, Recurring, Composite)
    if edges is not None and edges[0].unit == YEAR and edges[0].times == len(edges[1].parts):
        return edges[1]
    pair = both(left, right, Recurring, Recurring)
    if pair is None:
        return None
    for yearly, often in (pair, pair[::-1]):
        if yearly.unit == YEAR and often.times == 1 and yearly.times == A_YEAR.get(often.unit):
            return often
    return None


def counted(rule: Recurring) -> Recurring:
    """«3 раза в год (сентябрь, май)»: a question when the number and the list differ."""
    count = len(rule.spans)
    if rule.unit != YEAR or count < 2 or rule.times == count:
        return rule
    doubt = MISCOUNT.format(times=rule.times, count=count)
    return replace(rule, doubts=(*rule.doubts, doubt))


def lag_of_unit(left: Rule, right: Rule) -> Rule | None:
    """«ежеквартально, в течение 10 дней»: counted from the end of each quarter, if it is so meant."""
    pair = both(left, right, Recurring, OnEvent)
    if pair is None or pair[1].event or pair[1].lag <= 0 or pair[0].unit not in UNITS or pair[0].days:
        return None
    doubt = LAG_OF_UNIT.format(words=pair[1].words)
    return replace(pair[0], lag=pair[1].lag, lag_unit=pair[1].lag_unit, doubts=(*pair[0].doubts, doubt))


def times_dated(left: Rule, right: Rule) -> Rule | None:
    """«2 раза: май, октябрь»."""
    pair = both(left, right, Times, Dated)
    if pair is None:
        return None
    return pair[1] if pair[0].count == 1 else Recurring(YEAR, pair[0].count, spans=pair[1].spans)


def after_unit(left: Rule, right: Rule) -> Rule | None:
    """«ежеквартально, в течение 5 рабочих дней после окончания отчётного периода»."""
    pair = both(left, right, AfterUnit, Recurring)
    if pair is None or pair[1].unit not in UNITS or pair[1].days:
        return None
    return replace(pair[1], lag=pair[0].lag, lag_unit=pair[0].lag_unit)


def more_exact(left: Rule, right: Rule) -> Rule | None:
    """«ежемесячно (последняя неделя месяца)»: the same repetition, said once more with its days."""
    pair = both(left, right, Recurring, Recurring)
    if pair is None or pair[0].unit != pair[1].unit:
        return None
    first, second = pair
    if _is_bare(first):
        return second
    return first if _is_bare(second) else None


def monthly_weekday(left: Rule, right: Rule) -> Rule | None:
    """«раз в месяц по четвергам»: which of them is not said."""
    pair = both(left, right, Recurring, Recurring)
    if pair is None:
        return None
    for often, days in (pair, pair[::-1]):
        is_monthly = often.unit in UNITS and not often.days and often.within is None
        if is_monthly and days.unit == WEEK and days.weekdays and days.step == 1:
            return replace(often, doubts=(*often.doubts, WHICH_WEEKDAY))
    return None


def _is_bare(rule: Recurring) -> bool:
    return replace(rule, notes=(), doubts=(), is_at_least=False) == Recurring(rule.unit)


def yearly_twice(left: Rule, right: Rule) -> Rule | None:
    """«ежегодно до 1 февраля года, следующего за отчётным»: the second says more."""
    pair = both(left, right, Yearly, Yearly)
    if pair is None:
        return None
    bare = [replace(rule, notes=(), doubts=()) == Yearly() for rule in pair]
    return pair[1] if bare[0] else pair[0] if bare[1] else None


def yearly_edges(left: Rule, right: Rule) -> Rule | None:
    """«ежегодно в начале и в конце учебного года»."""
    pair = both(left, right, Composite, Yearly)
    if pair is None or pair[1].spans:
        return None
    anchored = tuple(replace(part, is_yearly=True) for part in pair[0].parts if isinstance(part, Anchored))
    return replace(pair[0], parts=anchored) if len(anchored) == len(pair[0].parts) else None


def further_dated(left: Rule, right: Rule) -> Rule | None:
    """«..., далее ежегодно в сентябре»."""
    if not (isinstance(left, Yearly) and left.is_further and isinstance(right, Dated)):
        return None
    if left.spans or any(span.year for span in right.spans):
        return None
    return replace(left, spans=right.spans)


def continued(left: Rule, right: Rule) -> Rule | None:
    """«сентябрь 2022, далее ежегодно в мае»: the first time as written, then each year."""
    if not (isinstance(left, Dated) and isinstance(right, Yearly) and right.is_further and right.spans):
        return None
    years = [span.year for span in left.spans if span.year]
    if not years:
        return None
    if _without_years(left.spans) == _without_years(right.spans):
        return replace(right, spans=left.spans)
    return Composite((left, replace(right, is_further=False, first_year=years[-1] + 1)))


def _without_years(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(replace(span, year=None, start_year=None) for span in spans)


def yearly_opened(left: Rule, right: Rule) -> Rule | None:
    """«с января 2022 года, ежегодно»."""
    pair = both(left, right, Dated, Yearly)
    if pair is None or pair[1].spans or len(pair[0].spans) != 1:
        return None
    span = pair[0].spans[0]
    return replace(pair[1], first_year=span.year) if span.end is None and span.year else None


def further_recurring(left: Rule, right: Rule) -> Rule | None:
    if isinstance(left, Further) and isinstance(right, Recurring) and right.unit in UNITS and not right.spans:
        return replace(right, is_further=True)
    return None


def dated_then_recurring(left: Rule, right: Rule) -> Rule | None:
    """«сентябрь, далее ежеквартально»: repeated from where the first stretch ends."""
    if not (isinstance(left, Dated) and isinstance(right, Recurring) and right.is_further):
        return None
    last = left.spans[-1]
    if last.end is None:
        return None
    month, year = last.end.month, last.year
    start = Day(month, last.end.day) if last.end.day != LAST else Day(month % 12 + 1, 1)
    if start.month < month:
        year = year + 1 if year else None
    spans = () if start.month < month and not year else (Span(DATE_RANGE, start, None, year),)
    return Composite((left, replace(right, is_further=False, spans=spans)))
