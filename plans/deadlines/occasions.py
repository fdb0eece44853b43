"""Grammar of meetings and frames: «на совещании руководителей (март)», «в рамках недели качества».

Beside a date they only say where it is done; alone they are an event that is waited for. The name of a
meeting may hold its month: «августовский педсовет».
"""

from dataclasses import replace

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE
from plans.deadlines.openings import Opening, named, opening
from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import DayOfMonth, Occasion, Times, both
from plans.deadlines.rule import Rule
from plans.deadlines.rules import (
    Anchored,
    Dated,
    EveryNYears,
    OnEvent,
    Recurring,
    StatusDates,
    WholeTime,
    Yearly,
)
from plans.deadlines.spans import month_span

HELD = "Слова «{words}» прочитаны как пояснение: срок взят по словам рядом"
NAMED_MONTH = "«{words}»: прочитано как {month}, точный день уточните"
TIMED = (Dated, Yearly, Recurring, WholeTime, Anchored, EveryNYears, StatusDates, Times, DayOfMonth)
KIND = "(word | own | next | this | reporting | school | always)?"


def occasion(found: Found, end: int) -> Rule:
    words = found.tape.words(found.start, end)
    tokens = found.tape.tokens[found.start : end]
    months = [token.value for token in tokens if token.kind == "ofmonth"]
    return Occasion(words, found.tape.words(named(found), end) or words, months[0] if months else 0)


def period(found: Found, end: int) -> Rule:
    """«на период ГИА (май-июль)»."""
    words = found.tape.words(found.start, end)
    return Occasion(words, found.tape.words(named(found), end) or words, is_period=True)


def held(left: Rule, right: Rule) -> Rule | None:
    for kind in TIMED:
        pair = both(left, right, Occasion, kind)
        if pair is not None and (kind is Dated or not pair[0].is_period):
            note = HELD.format(words=pair[0].words)
            if pair[0].month and pair[1] == Yearly():
                # «ежегодно на августовской конференции»
                return Yearly((month_span(pair[0].month),), notes=(_named_month(pair[0]),))
            return replace(pair[1], notes=(*pair[1].notes, note))
    return None


def occasion_alone(piece: Occasion) -> Rule:
    if not piece.month:
        return OnEvent(piece.event, words=piece.words)
    return Dated((month_span(piece.month),), notes=(_named_month(piece),))


def _named_month(piece: Occasion) -> str:
    return NAMED_MONTH.format(words=piece.words, month=MONTHS_NOMINATIVE[piece.month - 1])


OCCASIONS: tuple[Phrase[Opening], ...] = (
    opening(f"(in | on) each? {{name: {KIND} {KIND} ofmonth? {KIND} {KIND} meeting}}", occasion),
    opening(f"{{name: ofmonth {KIND} {KIND} meeting}}", occasion),
    opening(f"{{name: {KIND} meeting}}", occasion),
    opening("in frame", occasion),
)
