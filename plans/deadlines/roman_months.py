"""Grammar of months in Roman figures: «25.IX.2024», «IX–V», «X-XI 2024».

Figures up to IV may be quarters or months: «I-IV» alone is asked about. A figure before a noun («IX классы»)
is no month, and a single «V» or «X» in a cell is a mark.
"""

import re

from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import Unknown
from plans.deadlines.rule import Rule
from plans.deadlines.spans import FIXED_DATE, Day, Span, is_day, month_span
from plans.deadlines.years import AND, YEAR, Spans, dated, ranges

LAST_QUARTER = 4
CAPITALS = re.compile("[IVX\u0406\u0425\u2160-\u216b]+")
BEFORE_MONTH = frozenset({"from", "till", "by", "in", "dash", "of", "later", "than", "towards"})
# A noun behind the figures: they number something.
NO_NOUN = (
    "(?!word | quarter | half | term | trimester | week | decade | moiety | school | day | weekday | months"
    " | meeting | activity | period | times)"
)
# «IX–XI» is one: its first figure is never read alone.
NOT_ON = f"(?! ({AND} | dash) roman)"
FIGURES = f"{{n: roman (({AND} | dash) roman)*}} dot?"
QUARTERS_OR_MONTHS = "«{words}»: кварталы или месяцы? Допишите слово «квартал» или название месяца"


def _date(found: Found) -> Spans | None:
    day = Day(found.value("month"), found.value("day"))
    return dated(found, Span(FIXED_DATE, day, day)) if is_day(day.month, day.day) else None


def _months(found: Found) -> Spans | None:
    tokens = [token for token in found.tokens("n") if token.kind == "roman"]
    words = [found.tape.words_of(token) for token in tokens]
    # «XI.2024 – II.2025»: one figure beside tells what all of them are.
    is_month = any(token.kind == "roman" and token.value > LAST_QUARTER for token in found.tape.tokens)
    if not is_month or not all(CAPITALS.fullmatch(word) for word in words):
        return None
    has_year = found.has_any("y", "sy", "sz")
    if words[0] in "VXХ" and len(words) == 1 and not (has_year or _is_led(found)):
        return None
    return dated(found, *(month_span(first, last) for first, last in ranges(found)))


def _is_led(found: Found) -> bool:
    """«с X по XII»."""
    return found.tape.kind(found.start - 1) in BEFORE_MONTH


def _unsure(found: Found) -> Rule | None:
    values = [token.value for token in found.tokens("n") if token.kind == "roman"]
    if max(values) > LAST_QUARTER or (len(values) == 1 and not found.has("y")):
        return None
    return Unknown(found.start, found.end, QUARTERS_OR_MONTHS)


ROMAN_ATOMS: tuple[Phrase[Spans], ...] = (
    Phrase("{day: num} (dot | slash) {month: roman} ((dot | slash)? {y: num4} year?)?", _date),
    Phrase("{day: num} dash {month: roman} dash {y: num4} year?", _date),
    Phrase(f"{FIGURES} ({YEAR} | {NOT_ON}) {NO_NOUN}", _months),
)
ROMAN_DOUBTS: tuple[Phrase[Rule], ...] = (Phrase(f"{FIGURES} ({YEAR} | {NOT_ON}) {NO_NOUN}", _unsure),)
