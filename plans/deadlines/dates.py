"""Grammar of lists of time: «сентябрь, ноябрь, март-апрель», «до 1 марта, 1 июня», «март, май 2024».

What may be read in two ways is shown, not guessed (domain 1.7): a chain of three («Сентябрь-октябрь -
декабрь»), a lost comma («Январь Июнь, Декабрь»), a year that cannot belong to every month before it.
"""

from dataclasses import replace

from plans.deadlines.elements import Element, match_end, read_element, until
from plans.deadlines.patterns import Tape, compile_pattern
from plans.deadlines.pieces import BACKWARDS, Unknown
from plans.deadlines.rules import Dated
from plans.deadlines.spans import DUE_DATE, FIXED_DATE, HALF_YEAR, MONTH, MONTH_SHAPES, Span

SEPARATOR = compile_pattern("(comma | semi | and | plus | slash | or)+")

LOST_COMMA = "В «{words}» нет знака между месяцами или датами: это перечень или промежуток? Уточните срок"
EITHER = "«{words}»: написано «или», выберите один срок"
YEAR_ORDER = "«{words}»: непонятно, к каким месяцам относится год. Уточните срок"
SCHOOL_HALF = "«{words}»: полугодие учебного года или календарное? Посчитано по учебному году"


def read_dates(tape: Tape, index: int) -> tuple[Dated | Unknown, int] | None:
    """The longest list of spans of one family that begins here."""
    elements: list[Element] = []
    doubts: list[str] = []
    place = index
    while (taken := _next(tape, place, elements)) is not None:
        element, doubt = taken
        doubts += [doubt, element.doubt]
        elements.append(element)
        place = element.end
    if not elements:
        return None
    if any(element.is_backwards for element in elements):
        return Unknown(index, place, BACKWARDS), place
    spans = [span for element in elements for span in element.spans]
    shared = _share_year(spans)
    doubts += [YEAR_ORDER] if _is_disordered(spans, shared) else []
    doubts += [SCHOOL_HALF] if _is_half_of_any_year(tape, spans, index, place) else []
    words = tape.words(index, place)
    sentences = tuple(doubt.format(words=words) for doubt in dict.fromkeys(doubts) if doubt)
    return Dated(shared, any(element.is_chain for element in elements), doubts=sentences), place


def _is_half_of_any_year(tape: Tape, spans: list[Span], first: int, last: int) -> bool:
    is_named = any(tape.kind(place) in ("school", "syear") for place in range(first, last))
    return tape.is_school and spans[0].shape == HALF_YEAR and not is_named


def _next(tape: Tape, place: int, elements: list[Element]) -> tuple[Element, str] | None:
    if not elements:
        first = read_element(tape, place)
        return (first, "") if first else None
    after = match_end(SEPARATOR, tape, place)
    element = read_element(tape, after)
    if element is None:
        return None
    previous = elements[-1].spans[-1]
    if previous.shape == DUE_DATE and element.spans[0].shape == FIXED_DATE:
        element = replace(element, spans=tuple(until(span) for span in element.spans))
    if family(previous) != family(element.spans[0]):
        return None
    return element, _link_doubt(tape, place, after)


def _link_doubt(tape: Tape, place: int, after: int) -> str:
    if after == place:
        return LOST_COMMA
    return EITHER if any(tape.kind(step) == "or" for step in range(place, after)) else ""


def family(span: Span) -> str:
    return MONTH if span.shape in MONTH_SHAPES else span.shape


def _share_year(spans: list[Span]) -> tuple[Span, ...]:
    """«март, май 2024»: the year after a list belongs to every span before it that has none."""
    shared: list[Span] = []
    year: int | None = None
    for span in reversed(spans):
        year = (span.start_year or span.year) if span.year else year
        shared.append(span.with_year(year) if span.year is None and year else span)
    return tuple(reversed(shared))


def _is_disordered(spans: list[Span], shared: tuple[Span, ...]) -> bool:
    """Would the shared year put the list out of order («сентябрь, январь 2024»)?"""
    if all(before == after for before, after in zip(spans, shared, strict=True)):
        return False
    keys = [(span.year or 0, span.end.month if span.end else 0) for span in shared]
    return keys != sorted(keys)
