"""What stands beside a stretch of time in the grammar: its year or years, and lists of numbers.

«март 2024», «сентябрь 2025, 2026, 2027 гг.», «май 2021/2022 учебного года»; «I, III-IV».
"""

from plans.deadlines.patterns import Found
from plans.deadlines.spans import Span

Spans = tuple[Span, ...]

N = "(num | roman | ordinal | number)"
AND = "(comma and? | and | slash)"
YEAR = (
    "( {sy: num4} dash num4 school year | {sz: syear} school? year?"
    " | {y: num4} year? {ys: ((comma | and)+ num4 year?)+}? (?!dash num4) (?!year)"
    " | (this | civil | school | reporting)+ year | thisyear )"
)
NUMBERS = f"{{n: {N} (({AND} | dash) {N})*}}"


def dated(found: Found, *spans: Span) -> Spans:
    """The spans in every year written after them; without a year as they are."""
    years = [token.value for token in (*found.tokens("y"), *found.tokens("ys")) if token.kind == "num4"]
    if years:
        return tuple(span.with_year(year) for year in years for span in spans)
    first = found.value("sy") or found.value("sz")
    return tuple(_in_school_year(span, first) for span in spans) if first else spans


def _in_school_year(span: Span, first: int) -> Span:
    """Of a school year, the half the month lies in."""
    last = span.end or span.start
    return span if last is None else span.with_year(first if last.month >= 9 else first + 1)


def ranges(found: Found) -> list[tuple[int, int]]:
    """«I, III-IV» -> (1, 1), (3, 4)."""
    pairs: list[tuple[int, int]] = []
    is_range = False
    for token in found.tokens("n"):
        if token.kind == "dash":
            is_range = True
        elif token.kind in ("num", "roman", "ordinal", "number"):
            if is_range and pairs:
                pairs[-1] = (pairs[-1][0], token.value)
            else:
                pairs.append((token.value, token.value))
            is_range = False
    return pairs
