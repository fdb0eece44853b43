"""Grammar of one element of a list: a stretch, a range of two, an «until», an open «с сентября»."""

import re
from dataclasses import dataclass, replace

from plans.deadlines.atoms import read_atom
from plans.deadlines.patterns import Tape, compile_pattern
from plans.deadlines.spans import (
    DATE_RANGE,
    DUE_DATE,
    FIXED_DATE,
    MONTH_PART,
    MONTH_RANGE,
    MONTH_SHAPES,
    Day,
    Span,
)
from plans.deadlines.years import Spans

PREFIX = compile_pattern(
    "(in period | in day | in deadline | (in | on) during whole? | (by | after) (result | finish)"
    " | in | on | for)?"
)
UNTIL = compile_pattern(
    "( (in | on)? (deadline | period) )? ( not later comma? than? till? {firm: till}? | {firmly: by}"
    " | till {last: end | finish}? | towards {lasting: end | finish}? | (in | on)? {ending: end} )"
)
FROM = compile_pattern(
    "( (in? period | starting | in deadline)? from | after | not earlier comma? than? | of )"
)
TO = compile_pattern("(dash | by | till | comma? by | (comma | and)* not later comma? than? till?)")
DASH = compile_pattern("(dash | by)")

CHAIN = "«{words}» — цепочка из нескольких месяцев: это один промежуток или несколько? Уточните срок"
TOWARDS = "«{words}»: до начала этого времени или до его конца? Уточните срок"


@dataclass(frozen=True)
class Element:
    spans: Spans
    end: int
    doubt: str = ""
    is_chain: bool = False
    is_backwards: bool = False


def match_end(pattern: re.Pattern[str], tape: Tape, place: int) -> int:
    """The token after the match; the same place where nothing matched."""
    found = pattern.match(tape.classes, tape.offsets[place])
    return tape.indexes[found.end()] if found else place


def read_element(tape: Tape, place: int) -> Element | None:
    candidates = [reader(tape, place) for reader in (_from_to, _dashed, _until)]
    best = None
    for candidate in candidates:
        if candidate and (best is None or candidate.end > best.end):
            best = candidate
    return best


def _from_to(tape: Tape, place: int) -> Element | None:
    """«с сентября по май», «с 1 сентября» (to the end of the plan)."""
    after = match_end(FROM, tape, place)
    first = read_atom(tape, after) if after > place else None
    if first is None or len(first[0]) > 1:
        return None
    spans, middle = first
    link = match_end(TO, tape, middle)
    second = read_atom(tape, link) if link > middle else None
    if second is None:
        if tape.kind(after - 1) == "of":
            return None
        span = spans[0]
        if span.shape == DATE_RANGE and span.end != span.start:
            # «с 1 по 15.03.2024» is one stretch already.
            return Element(spans, middle)
        shape = MONTH_RANGE if span.shape in MONTH_SHAPES else DATE_RANGE
        return Element((replace(span, shape=shape, end=None),), middle)
    return _ranges(spans[0], *second)


def _dashed(tape: Tape, place: int) -> Element | None:
    """«март», «март-май», «10 марта – 20 апреля», and the chain of three."""
    first = read_atom(tape, match_end(PREFIX, tape, place))
    if first is None:
        return None
    atoms = [first]
    while True:
        place = atoms[-1][1]
        link = match_end(DASH, tape, place)
        following = read_atom(tape, link) if link > place else None
        if following is None:
            break
        atoms.append(following)
    if len(atoms) == 1:
        return Element(*first)
    if any(len(spans) > 1 for spans, _ in atoms[:-1]):
        return None
    element = _ranges(atoms[0][0][0], *atoms[-1])
    if element is not None and len(atoms) > 2:
        element = replace(element, doubt=CHAIN, is_chain=True)
    return element


def _ranges(first: Span, lasts: Spans, end: int) -> Element | None:
    """«сентябрь-октябрь 2025, 2026»: the range in each of the years."""
    if len({replace(last, year=None) for last in lasts}) > 1 or (len(lasts) > 1 and first.year):
        return None
    elements = [_range(first, last, end) for last in lasts]
    return replace(elements[0], spans=tuple(span for element in elements for span in element.spans))


def _range(first: Span, last: Span, end: int) -> Element:
    """One span from the first day of one to the last day of the other."""
    if first.shape in MONTH_SHAPES and last.shape in MONTH_SHAPES:
        shape = MONTH_RANGE
    else:
        shape = first.shape if first.shape == last.shape and first.shape != FIXED_DATE else DATE_RANGE
    span = replace(last, shape=shape, start=first.start, start_year=first.year)
    if first.year and last.year is None:
        span = replace(span, start_year=None, year=first.year)
        span = replace(span, year=first.year + span.is_crossing, start_year=first.year)
    if first.year and first.year == span.year:
        span = replace(span, start_year=None)
    is_backwards = (
        first.year is not None
        and last.year is not None
        and (first.year > last.year or (first.year == last.year and span.is_crossing))
    )
    return Element((span,), end, is_backwards=is_backwards)


def _until(tape: Tape, place: int) -> Element | None:
    """«до 20 декабря», «не позднее 1 июня», «к концу мая», «по 15 мая»."""
    found = UNTIL.match(tape.classes, tape.offsets[place])
    if found is None:
        return None
    taken = read_atom(tape, tape.indexes[found.end()])
    if taken is None:
        return None
    spans, end = taken
    is_firm = any(found.groupdict().values()) or "<later>" in found.group()
    is_firm = is_firm or all(span.shape in (FIXED_DATE, MONTH_PART) for span in spans)
    return Element(tuple(until(span) for span in spans), end, "" if is_firm else TOWARDS)


def until(span: Span) -> Span:
    """Due by the end of the span; «до начала июня» by its first day, «к середине мая» by the fifteenth."""
    end = span.end
    if span.shape == MONTH_PART and end is not None and end.day in (10, 20) and span.start is not None:
        end = Day(end.month, 1 if span.start.day == 1 else 15)
    return replace(span, shape=DUE_DATE, start=span.start if span.name else None, end=end)
