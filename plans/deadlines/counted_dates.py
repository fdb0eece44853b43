"""Grammar of dates counted from a written date or kept beside a stretch of time.

«I квартал – до 10 апреля, II квартал – до 10 июля»: one stretch with a due day of its own. «За 10 дней до
1 марта», «в течение 5 рабочих дней после 1 сентября»: no event is waited for, the day is known.
"""

from dataclasses import replace

from plans.deadlines.atoms import read_atom
from plans.deadlines.dates import SEPARATOR, read_dates
from plans.deadlines.elements import UNTIL, match_end, read_element, until
from plans.deadlines.lag_phrases import ANY_UNIT, LAG, NOT_LATER, lag_of
from plans.deadlines.patterns import Found, Tape, compile_pattern
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Dated
from plans.deadlines.spans import (
    DATE_RANGE,
    DUE_DATE,
    FIXED_DATE,
    HALF_YEAR,
    LAST,
    MONTH,
    MONTH_RANGE,
    QUARTER,
    SCHOOL_TERM,
    SEASON,
    Day,
    Span,
)

STRETCHES = frozenset({MONTH, MONTH_RANGE, QUARTER, HALF_YEAR, SCHOOL_TERM, SEASON})
# Of these a date after a dash cannot be the other end: «I квартал – 10 апреля».
UNITS = frozenset({QUARTER, HALF_YEAR, SCHOOL_TERM})
REPORTED = compile_pattern("( for | (by | after | in | on) (result | finish) )")
LEAD = compile_pattern("(report)? ( for | (by | after | in | on) (result | finish) | in | on )?")
LINK = compile_pattern("(dash | colon | open | comma dash)+")
CLOSE = compile_pattern("close?")
YEAR_WORDS = compile_pattern("(school | reporting | civil | this)* year (?!num4)")
BEFORE = compile_pattern(
    f"( ({NOT_LATER} | by | on)? {{ahead: for}} | {{ahead2: {NOT_LATER}}} )"
    f" ({LAG} | {{unit3: {ANY_UNIT}}}) (till | before)"
)
AFTER = compile_pattern(
    f"( {{during: (in | on) during}} | {NOT_LATER} via? | via | by finish | by )?"
    f" ({LAG} | {{unit3: week | months | halfyear | year}}) ( from (moment | day)? | after | of )"
)
SCHOOL_BEGIN = compile_pattern("begin (this | next)* school year")

Stretch = tuple[Span, int]


def read_owed(tape: Tape, index: int) -> tuple[Rule, int] | None:
    """A list of stretches, each with its own due day."""
    spans: list[Span] = []
    place, end = index, index
    while (taken := _owed(tape, place) or _owed_before(tape, place)) is not None:
        spans.append(taken[0])
        end = taken[1]
        place = match_end(SEPARATOR, tape, end)
    return (Dated(tuple(spans)), end) if spans else None


def _owed(tape: Tape, place: int) -> Stretch | None:
    """«(за) I квартал – до 10 апреля»."""
    is_reported = match_end(REPORTED, tape, place) > place
    for stretch in _stretches(tape, match_end(LEAD, tape, place)):
        after = match_end(LINK, tape, stretch[1])
        if after == stretch[1] and not (is_reported and stretch[0].shape in STRETCHES):
            continue
        due = _due(tape, after) or (_day(tape, after) if stretch[0].shape in UNITS else None)
        if due is not None:
            return _with_due(stretch[0], due[0]), match_end(CLOSE, tape, due[1])
    return None


def _owed_before(tape: Tape, place: int) -> Stretch | None:
    """«до 20 января – за I полугодие»."""
    due = _due(tape, place)
    if due is None:
        return None
    link = match_end(LINK, tape, due[1])
    after = match_end(REPORTED, tape, link)
    if after == link:
        return None
    stretch = next(iter(_stretches(tape, after)), None)
    return stretch and (_with_due(stretch[0], due[0]), match_end(CLOSE, tape, stretch[1]))


def _stretches(tape: Tape, place: int) -> list[Stretch]:
    """What may stand here: a stretch of one atom, a range, a year."""
    found: list[Stretch] = []
    atom = read_atom(tape, place)
    if atom is not None and len(atom[0]) == 1 and atom[0][0].shape in STRETCHES:
        found.append((atom[0][0], atom[1]))
    element = read_element(tape, place) if atom is not None else None
    if element is not None and len(element.spans) == 1 and element.spans[0].shape in STRETCHES:
        found.append((element.spans[0], element.end))
    end = match_end(YEAR_WORDS, tape, place)
    if end > place:
        is_school = tape.is_school or any(tape.kind(each) == "school" for each in range(place, end))
        first, last = (9, 6) if is_school else (1, 12)
        found.append((Span(DATE_RANGE, Day(first, 1), Day(last, LAST)), end))
    return found


def _due(tape: Tape, place: int) -> Stretch | None:
    found = UNTIL.match(tape.classes, tape.offsets[place])
    return _day(tape, tape.indexes[found.end()]) if found else None


def _day(tape: Tape, place: int) -> Stretch | None:
    atom = read_atom(tape, place)
    if atom is None or len(atom[0]) != 1 or atom[0][0].shape != FIXED_DATE:
        return None
    return atom[0][0], atom[1]


def _with_due(stretch: Span, day: Span) -> Span:
    """«сентябрь – до 15 сентября» is that date alone."""
    if day.end is not None and stretch.shape == MONTH and stretch.months == (day.end.month,):
        return until(replace(day, year=day.year or stretch.year))
    return replace(stretch, due=day.end, due_year=day.year)


def read_counted(tape: Tape, index: int) -> tuple[Rule, int] | None:
    for pattern in (BEFORE, AFTER):
        match = pattern.match(tape.classes, tape.offsets[index])
        found = Found(tape, match) if match else None
        dates = _written(tape, found.end) if found else None
        if found is not None and dates is not None:
            return replace(dates[0], spans=tuple(_counted(span, found) for span in dates[0].spans)), dates[1]
    return None


def _written(tape: Tape, place: int) -> tuple[Dated, int] | None:
    end = match_end(SCHOOL_BEGIN, tape, place)
    if end > place:
        return Dated((Span(FIXED_DATE, Day(9, 1), Day(9, 1)),)), end
    taken = read_dates(tape, place)
    if taken is None or not isinstance(taken[0], Dated):
        return None
    are_days = all(span.shape == FIXED_DATE for span in taken[0].spans)
    return (taken[0], taken[1]) if are_days else None


def _counted(span: Span, found: Found) -> Span:
    lag, unit = lag_of(found)
    if found.has("during"):
        return replace(span, shape=DATE_RANGE, lag=lag, lag_unit=unit)
    return replace(span, shape=DUE_DATE, start=None, lag=lag, lag_unit=unit)
