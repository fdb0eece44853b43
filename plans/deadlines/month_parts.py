"""Grammar of the parts of a month: decades, weeks, halves, its beginning, middle and end.

Decades and weeks are counted from the first of the month (1-10, 11-20, 21-end; 1-7, 8-14, ...), halves are
1-15 and 16-end.
"""

from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.spans import FIXED_DATE, LAST, MONTH_PART, Day, Span
from plans.deadlines.years import NUMBERS, YEAR, Spans, dated, ranges

LENGTHS = {"decade": 10, "week": 7, "moiety": 15}
EDGES = {"begin": (1, 10), "middle": (11, 20), "end": (21, LAST), "finish": (21, LAST)}


def _first_days(found: Found) -> Spans | None:
    """«первые числа мая», «последние числа мая»."""
    edges = {1: (1, 10), LAST: (21, LAST)}.get(found.value("first"))
    month = found.value("month")
    return edges and dated(found, Span(MONTH_PART, Day(month, edges[0]), Day(month, edges[1])))


def _edge(found: Found) -> Spans:
    first, last = EDGES[found.kind("edge")][0], EDGES[found.first_kind("edge2", "edge")][1]
    month = found.value("month")
    return dated(found, Span(MONTH_PART, Day(month, first), Day(month, last)))


def _part(found: Found) -> Spans | None:
    length = LENGTHS[found.kind("part")]
    count = -(-28 // length) if length != 10 else 3
    month = found.value("month")
    spans: list[Span] = []
    for first, last in ranges(found):
        if not all(-1 <= number <= count and number for number in (first, last)):
            return None
        start, end = part_days(first, length, count)[0], part_days(last, length, count)[1]
        spans.append(Span(MONTH_PART, Day(month, start), Day(month, end)))
    return dated(found, *spans)


def _first_weeks(found: Found) -> Spans | None:
    """«первые две недели сентября», «последние 10 дней мая»."""
    days = found.value("count") * {"week": 7, "decade": 10, "day": 1}[found.kind("part")]
    month = found.value("month", 9)
    if found.value("edge") not in ((1, LAST) if found.has("month") else (1,)) or not 1 <= days <= 28:
        return None
    edges = (1, days) if found.value("edge") == 1 else (-days, LAST)
    return dated(found, Span(MONTH_PART, Day(month, edges[0]), Day(month, edges[1])))


def _of_school_year(found: Found) -> Spans | None:
    """«первая неделя учебного года», «в течение первого месяца учебного года»: its September."""
    spans: list[Span] = []
    for first, last in ranges(found):
        if not 1 <= first <= last <= (1 if found.has("month") else 4 if found.kind("part") == "week" else 3):
            return None
        length = LENGTHS.get(found.kind("part"), 0)
        start = part_days(first, length, 5)[0] if length else 1
        end = part_days(last, length, 5)[1] if length else LAST
        spans.append(Span(MONTH_PART, Day(9, start), Day(9, end)))
    return tuple(spans)


def _first_school_day(found: Found) -> Spans | None:
    """«первый учебный день» is the first working day of September."""
    day = Day(9, 1, is_working=True)
    return (Span(FIXED_DATE, day, day),) if found.value("n") == 1 else None


def part_days(number: int, length: int, count: int) -> tuple[int, int]:
    if number == LAST:
        return {10: 21, 7: -7, 15: 16}[length], LAST
    is_open = number == count and length != 7
    return (number - 1) * length + 1, LAST if is_open else number * length


# After «сентябрь, конец ...» another noun begins a deadline of its own.
ALONE = (
    "(?!month | months | school | civil | this | each | year | num4 | num | roman | quarter | half | term"
    " | period | plan)"
)
MONTH_PARTS: tuple[Phrase[Spans], ...] = (
    Phrase(
        f"{NUMBERS} ({{part: week | decade}} | {{month: months}}) (this | next)* school year", _of_school_year
    ),
    Phrase(f"{NUMBERS} school {{part: week}} (school year)?", _of_school_year),
    Phrase(
        "{edge: ordinal} {count: num | number} school? {part: week | decade | day}"
        " (this | next)* school year",
        _first_weeks,
    ),
    Phrase("{n: ordinal | num} school day ((this | next)* school year)?", _first_school_day),
    Phrase(f"{{first: ordinal}} (dayno | daynos) {{month: month}} {YEAR}?", _first_days),
    Phrase(
        f"{{edge: ordinal}} {{count: num | number}} {{part: week | decade | day}} {{month: month}} {YEAR}?",
        _first_weeks,
    ),
    Phrase(f"{{edge: begin | middle | end}} months? {{month: month}} {YEAR}?", _edge),
    Phrase(f"{{edge: begin | middle}} dash {{edge2: middle | end}} {{month: month}} {YEAR}?", _edge),
    Phrase(f"{NUMBERS} {{part: decade | week | moiety}} {{month: month}} {YEAR}?", _part),
    Phrase(
        f"{{month: month}} {YEAR}? (open | comma)? in? {{edge: begin | middle | end}} months? close? {ALONE}",
        _edge,
    ),
    Phrase(
        f"{{month: month}} {YEAR}? (open | comma | dash)? in? {NUMBERS} {{part: decade | week | moiety}}"
        f" months? close? {ALONE}",
        _part,
    ),
)
