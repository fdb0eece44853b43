"""Grammar of single stretches of time: a month, a date, a quarter, a school term, holidays.

School terms and holidays are set by the school's own calendar: only the months they surely
lie in are known here.
"""

from dataclasses import replace

from plans.deadlines.month_parts import MONTH_PARTS
from plans.deadlines.patterns import Found, Phrase, Tape, longest
from plans.deadlines.roman_months import ROMAN_ATOMS
from plans.deadlines.spans import (
    DATE_RANGE,
    FIXED_DATE,
    HALF_YEAR,
    HOLIDAYS,
    LAST,
    QUARTER,
    SCHOOL_TERM,
    SEASON,
    Day,
    Span,
    is_day,
    month_span,
)
from plans.deadlines.unsure_atoms import UNSURE_ATOMS
from plans.deadlines.years import AND, NUMBERS, YEAR, N, Spans, dated, ranges

SEASONS = {1: (12, 2), 2: (3, 5), 3: (6, 8), 4: (9, 11)}
HOLIDAY_MONTHS = {1: (12, 1), 2: (3, 4), 3: (6, 8), 4: (10, 11)}
TERM_MONTHS = {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5)}
TRIMESTER_MONTHS = {1: (9, 11), 2: (12, 2), 3: (3, 5)}
SEASON_NAMES = {1: "winter", 2: "spring", 3: "summer", 4: "autumn"}


def read_atom(tape: Tape, index: int) -> tuple[Spans, int] | None:
    return longest(ATOMS + UNSURE_ATOMS, tape, index)


def _month(found: Found) -> Spans:
    return dated(found, month_span(found.value("month")))


def _days(found: Found) -> Spans | None:
    month = found.value("month")
    days = [token.value for token in found.tokens("days") if token.kind == "num"]
    if not all(is_day(month, day) for day in days):
        return None
    return dated(found, *(Span(FIXED_DATE, Day(month, day), Day(month, day)) for day in days))


def _ordinal_day(found: Found) -> Spans | None:
    """«первого сентября», «двадцать пятое декабря»."""
    month, day = found.value("month"), found.value("day") + found.value("tens")
    if found.has("tens") and not (found.value("tens") in (20, 30) and 1 <= found.value("day") <= 9):
        return None
    return dated(found, Span(FIXED_DATE, Day(month, day), Day(month, day))) if is_day(month, day) else None


def _day_range(found: Found) -> Spans | None:
    month = found.value("month")
    first, last = found.value("a"), found.value("b")
    if not (is_day(month, first) and is_day(month, last) and first < last):
        return None
    return dated(found, Span(DATE_RANGE, Day(month, first), Day(month, last)))


def _day_to_date(found: Found) -> Spans | None:
    """«1-15.03.2024»."""
    token = found.tokens("date")[0]
    month, last = divmod(token.value, 100)
    first = found.value("a")
    if not 1 <= first < last:
        return None
    return (Span(DATE_RANGE, Day(month, first), Day(month, last), token.year or None),)


def _numeric_months(found: Found) -> Spans | None:
    """«09–12.2024»."""
    first, last = found.value("a"), found.value("month")
    is_numeric = found.tape.words_of(found.tokens("month")[0])[:1].isdigit()
    return dated(found, month_span(first, last)) if is_numeric and 1 <= first < last else None


def _date(found: Found) -> Spans:
    token = found.tokens("date")[0]
    day = Day(*divmod(token.value, 100))
    return (Span(FIXED_DATE, day, day, token.year or None),)


def _quarters(found: Found) -> Spans | None:
    return _units(found, QUARTER, {number: (number * 3 - 2, number * 3) for number in range(1, 5)})


def _halves(found: Found) -> Spans | None:
    """The first half of a school year is its autumn, the second ends with it."""
    is_school = found.has("school") or found.has("sy") or found.has("sz") or found.tape.is_school
    months = {1: (9, 12), 2: (1, 6)} if is_school else {1: (1, 6), 2: (7, 12)}
    return _units(found, HALF_YEAR, months)


def _terms(found: Found) -> Spans | None:
    return _units(found, SCHOOL_TERM, TERM_MONTHS, "term")


def _trimesters(found: Found) -> Spans | None:
    return _units(found, SCHOOL_TERM, TRIMESTER_MONTHS, "trimester")


def _units(found: Found, shape: str, months: dict[int, tuple[int, int]], name: str = "") -> Spans | None:
    spans: list[Span] = []
    for first, last in ranges(found):
        first, last = (max(months) if number == LAST else number for number in (first, last))
        if first not in months or last not in months:
            return None
        names = "+".join(f"{name}_{number}" for number in (first, last)) if name else ""
        span = Span(shape, Day(months[first][0], 1), Day(months[last][1], LAST), name=names)
        spans.append(span)
    return dated(found, *spans)


def _begin_of_unit(found: Found) -> Spans | None:
    """«начало II полугодия», «в начале III квартала»: its first month."""
    spans = _quarters(found) if found.has("quarter") else _halves(found)
    return spans and tuple(
        replace(span, end=Day(span.start.month, LAST)) if span.start else span for span in spans
    )


def _season(found: Found) -> Spans:
    first, last = SEASONS[found.value("season")]
    if found.has("season2"):
        last = SEASONS[found.value("season2")][1]
    return dated(found, Span(SEASON, Day(first, 1), Day(last, LAST)))


def _holidays(found: Found) -> Spans:
    """Summer is known; the other holidays lie somewhere in two months."""
    spans = []
    for token in found.tokens("season"):
        if token.kind == "seasonal":
            first, last = HOLIDAY_MONTHS[token.value]
            name = "" if token.value == 3 else f"holidays_{SEASON_NAMES[token.value]}"
            span = Span(HOLIDAYS, Day(first, 1), Day(last, LAST), name=name)
            spans.append(span)
    return dated(found, *spans)


def _any_holidays(found: Found) -> Spans:
    return (Span(HOLIDAYS, None, None, name="holidays"),)


def _weekday(found: Found) -> Spans | None:
    numbers = [token.value for token in found.tokens("n") if token.kind not in ("comma", "and", "slash")]
    if not all(-1 <= number <= 4 and number for number in numbers):
        return None
    days = [Day(found.value("month"), number, weekday=found.value("weekday")) for number in numbers]
    return dated(found, *(Span(FIXED_DATE, day, day) for day in days))


def _last_day(found: Found) -> Spans | None:
    number = found.value("n")
    if not -1 <= number <= 20:
        return None
    day = Day(found.value("month"), number, is_working=found.has("working"))
    return dated(found, Span(FIXED_DATE, day, day))


ATOMS: tuple[Phrase[Spans], ...] = (
    Phrase(f"{{month: month}} months? {YEAR}?", _month),
    Phrase("{month: month} dash {y: num4} year? (?!dash)", _month),
    Phrase(f"{{days: num ({AND} num)*}} dayno? {{month: month}} months? {YEAR}?", _days),
    Phrase(f"from? {{a: num}} dash {{b: num}} dayno? {{month: month}} {YEAR}?", _day_range),
    Phrase(f"from {{a: num}} dayno? (by | till) {{b: num}} dayno? {{month: month}} {YEAR}?", _day_range),
    Phrase("from? {a: num} dot? (dash | by | till) {date: date} dot? (year | thisyear)?", _day_to_date),
    Phrase(
        f"{{month: month}} {YEAR}? (open | comma)? from? {{a: num}} dayno? (dash | by | till)"
        " {b: num} dayno? close? (?!month | months | quarter | half | year | word)",
        _day_range,
    ),
    Phrase("{a: num} dash {month: month} {y: num4} year?", _numeric_months),
    Phrase("{date: date} dot? (year | thisyear)?", _date),
    Phrase(f"{{tens: number}}? {{day: ordinal}} {{month: month}} {YEAR}?", _ordinal_day),
    *MONTH_PARTS,
    *ROMAN_ATOMS,
    Phrase(f"{NUMBERS} quarter (school? year)? {YEAR}?", _quarters),
    Phrase(f"{NUMBERS} half {{school: school}}? year? {YEAR}?", _halves),
    Phrase(f"{NUMBERS} {{school: school}} half {YEAR}?", _halves),
    Phrase(
        f"begin {NUMBERS} ({{quarter: quarter}} | half) {{school: school}}? year? {YEAR}?", _begin_of_unit
    ),
    Phrase(f"{NUMBERS} moiety (this | civil)* {{school: school}}? year {YEAR}?", _halves),
    Phrase(f"{NUMBERS} school? term (school year)? {YEAR}?", _terms),
    Phrase(f"{NUMBERS} school? trimester (school year)? {YEAR}?", _trimesters),
    Phrase(f"{{season: season}} {YEAR}?", _season),
    Phrase(f"{{season: seasonal}} (dash {{season2: seasonal}})? (period | months) {YEAR}?", _season),
    Phrase(f"{{season: seasonal ({AND} seasonal)*}} holidays {YEAR}?", _holidays),
    Phrase(f"holidays open {{season: seasonal ({AND} seasonal)*}} close {YEAR}?", _holidays),
    Phrase(f"{{season: seasonal}} holidaytime period {YEAR}?", _holidays),
    Phrase("( (period | day) school? holidays | holidaytime period? | school? holidays)", _any_holidays),
    Phrase(f"{{n: {N} ({AND} {N})*}} {{weekday: weekday}} {{month: month}} {YEAR}?", _weekday),
    Phrase(f"{{n: ordinal | num}} {{working: working}}? day {{month: month}} {YEAR}?", _last_day),
)
