"""Grammar of single stretches of time: a month, a date, a quarter, a decade of a month, holidays.

Decades and weeks are counted from the first of the month (1-10, 11-20, 21-end; 1-7, 8-14, ...), halves are
1-15 and 16-end. School terms and holidays are set by the school's own calendar: only the months they surely
lie in are known here.
"""

from plans.deadlines.patterns import Found, Phrase, Tape, longest
from plans.deadlines.spans import (
    DATE_RANGE,
    FIXED_DATE,
    HALF_YEAR,
    HOLIDAYS,
    LAST,
    MONTH_PART,
    QUARTER,
    SCHOOL_TERM,
    SEASON,
    Day,
    Span,
    month_span,
)

Spans = tuple[Span, ...]

N = "(num | roman | ordinal | number)"
AND = "(comma and? | and | slash)"
YEAR = (
    "( {sy: num4} dash num4 school year | {sz: syear} school? year?"
    " | {y: num4} year? (?!dash num4) (?!year) | (this | civil)+ year )"
)
NUMBERS = f"{{n: {N} (({AND} | dash) {N})*}}"

LENGTHS = {"decade": 10, "week": 7, "moiety": 15}
EDGES = {"begin": (1, 10), "middle": (11, 20), "end": (21, LAST), "finish": (21, LAST)}
SEASONS = {1: (12, 2), 2: (3, 5), 3: (6, 8), 4: (9, 11)}
HOLIDAY_MONTHS = {1: (12, 1), 2: (3, 4), 3: (6, 8), 4: (10, 11)}
TERM_MONTHS = {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5)}
TRIMESTER_MONTHS = {1: (9, 11), 2: (12, 2), 3: (3, 5)}
SEASON_NAMES = {1: "winter", 2: "spring", 3: "summer", 4: "autumn"}


def read_atom(tape: Tape, index: int) -> tuple[Spans, int] | None:
    return longest(ATOMS, tape, index)


def _year(found: Found, month: int) -> int | None:
    """The year after the words; of a school year, the half the month lies in."""
    first = found.value("sy") or found.value("sz")
    if first:
        return first if month >= 9 else first + 1
    return found.value("y") or None


def _dated(found: Found, span: Span) -> Span:
    last = span.end or span.start
    year = _year(found, last.month) if last else None
    return span if year is None else span.with_year(year)


def _month(found: Found) -> Spans:
    return (_dated(found, month_span(found.value("month"))),)


def is_day(month: int, day: int) -> bool:
    return 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _days(found: Found) -> Spans | None:
    month = found.value("month")
    days = [token.value for token in found.tokens("days") if token.kind == "num"]
    if not all(is_day(month, day) for day in days):
        return None
    return tuple(_dated(found, Span(FIXED_DATE, Day(month, day), Day(month, day))) for day in days)


def _day_range(found: Found) -> Spans | None:
    month = found.value("month")
    first, last = found.value("a"), found.value("b")
    if not (is_day(month, first) and is_day(month, last) and first < last):
        return None
    return (_dated(found, Span(DATE_RANGE, Day(month, first), Day(month, last))),)


def _date(found: Found) -> Spans:
    token = found.tokens("date")[0]
    day = Day(*divmod(token.value, 100))
    return (Span(FIXED_DATE, day, day, token.year or None),)


def _first_days(found: Found) -> Spans | None:
    """«первые числа мая», «последние числа мая»."""
    edges = {1: (1, 10), LAST: (21, LAST)}.get(found.value("first"))
    month = found.value("month")
    return edges and (_dated(found, Span(MONTH_PART, Day(month, edges[0]), Day(month, edges[1]))),)


def _edge(found: Found) -> Spans:
    first, last = EDGES[found.kind("edge")][0], EDGES[found.first_kind("edge2", "edge")][1]
    month = found.value("month")
    return (_dated(found, Span(MONTH_PART, Day(month, first), Day(month, last))),)


def _part(found: Found) -> Spans | None:
    length = LENGTHS[found.kind("part")]
    count = -(-28 // length) if length != 10 else 3
    spans: list[Span] = []
    for first, last in _ranges(found):
        if not all(-1 <= number <= count and number for number in (first, last)):
            return None
        start, end = part_days(first, length, count)[0], part_days(last, length, count)[1]
        month = found.value("month")
        spans.append(_dated(found, Span(MONTH_PART, Day(month, start), Day(month, end))))
    return tuple(spans)


def part_days(number: int, length: int, count: int) -> tuple[int, int]:
    if number == LAST:
        return {10: 21, 7: -7, 15: 16}[length], LAST
    is_open = number == count and length != 7
    return (number - 1) * length + 1, LAST if is_open else number * length


def _ranges(found: Found) -> list[tuple[int, int]]:
    """«I, III-IV» -> (1, 1), (3, 4)."""
    ranges: list[tuple[int, int]] = []
    is_range = False
    for token in found.tokens("n"):
        if token.kind == "dash":
            is_range = True
        elif token.kind in ("num", "roman", "ordinal", "number"):
            if is_range and ranges:
                ranges[-1] = (ranges[-1][0], token.value)
            else:
                ranges.append((token.value, token.value))
            is_range = False
    return ranges


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
    for first, last in _ranges(found):
        first, last = (max(months) if number == LAST else number for number in (first, last))
        if first not in months or last not in months:
            return None
        names = "+".join(f"{name}_{number}" for number in (first, last)) if name else ""
        span = Span(shape, Day(months[first][0], 1), Day(months[last][1], LAST), name=names)
        spans.append(_dated(found, span))
    return tuple(spans)


def _season(found: Found) -> Spans:
    first, last = SEASONS[found.value("season")]
    if found.has("season2"):
        last = SEASONS[found.value("season2")][1]
    return (_dated(found, Span(SEASON, Day(first, 1), Day(last, LAST))),)


def _holidays(found: Found) -> Spans:
    """Summer is known; the other holidays lie somewhere in two months."""
    spans = []
    for token in found.tokens("season"):
        if token.kind == "seasonal":
            first, last = HOLIDAY_MONTHS[token.value]
            name = "" if token.value == 3 else f"holidays_{SEASON_NAMES[token.value]}"
            span = Span(HOLIDAYS, Day(first, 1), Day(last, LAST), name=name)
            spans.append(_dated(found, span))
    return tuple(spans)


def _any_holidays(found: Found) -> Spans:
    return (Span(HOLIDAYS, None, None, name="holidays"),)


def _weekday(found: Found) -> Spans | None:
    number = found.value("n")
    if not -1 <= number <= 4:
        return None
    day = Day(found.value("month"), number, weekday=found.value("weekday"))
    return (_dated(found, Span(FIXED_DATE, day, day)),)


def _last_day(found: Found) -> Spans | None:
    number = found.value("n")
    if not -1 <= number <= 20:
        return None
    day = Day(found.value("month"), number, is_working=found.has("working"))
    return (_dated(found, Span(FIXED_DATE, day, day)),)


ATOMS: tuple[Phrase[Spans], ...] = (
    Phrase(f"{{month: month}} months? {YEAR}?", _month),
    Phrase(f"{{days: num ({AND} num)*}} dayno? {{month: month}} months? {YEAR}?", _days),
    Phrase(f"from? {{a: num}} dash {{b: num}} dayno? {{month: month}} {YEAR}?", _day_range),
    Phrase(f"from {{a: num}} dayno? (by | till) {{b: num}} dayno? {{month: month}} {YEAR}?", _day_range),
    Phrase("{date: date} year?", _date),
    Phrase(f"{{first: ordinal}} dayno {{month: month}} {YEAR}?", _first_days),
    Phrase(f"{{edge: begin | middle | end}} months? {{month: month}} {YEAR}?", _edge),
    Phrase(f"{{edge: begin | middle}} dash {{edge2: middle | end}} {{month: month}} {YEAR}?", _edge),
    Phrase(f"{NUMBERS} {{part: decade | week | moiety}} {{month: month}} {YEAR}?", _part),
    Phrase(f"{NUMBERS} quarter (school? year)? {YEAR}?", _quarters),
    Phrase(f"{NUMBERS} half {{school: school}}? year? {YEAR}?", _halves),
    Phrase(f"{NUMBERS} {{school: school}} half {YEAR}?", _halves),
    Phrase(f"{NUMBERS} school? term (school year)? {YEAR}?", _terms),
    Phrase(f"{NUMBERS} school? trimester (school year)? {YEAR}?", _trimesters),
    Phrase(f"{{season: season}} {YEAR}?", _season),
    Phrase(f"{{season: seasonal}} (dash {{season2: seasonal}})? (period | months) {YEAR}?", _season),
    Phrase(f"{{season: seasonal ({AND} seasonal)*}} holidays {YEAR}?", _holidays),
    Phrase(f"{{season: seasonal}} holidaytime period {YEAR}?", _holidays),
    Phrase("( (period | day) holidays | holidaytime period? | holidays)", _any_holidays),
    Phrase(f"{{n: {N}}} {{weekday: weekday}} {{month: month}} {YEAR}?", _weekday),
    Phrase(f"{{n: ordinal | num}} {{working: working}}? day {{month: month}} {YEAR}?", _last_day),
)
