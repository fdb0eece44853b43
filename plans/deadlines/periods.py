"""Grammar of whole years and periods, and of their edges: «в течение учебного года», «2022-2024 гг.»,
«на начало учебного года», «к концу года».
"""

from dataclasses import replace

from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import FromYear
from plans.deadlines.rule import SCHOOL_YEAR, WHOLE_PERIOD, YEAR, Rule
from plans.deadlines.rules import Anchored, Composite, Dated, WholeTime
from plans.deadlines.spans import DATE_RANGE, Day, Span, month_span

DURING = "( (in | on)? during | in frame | (in | on)? )"
WHICH = "(whole | this | round)"
SCHOOL_YEARS = "( {sy: num4} dash {last: num4} school year? | {sz: syear} school? year? )"
MIDDLE = "«{words}»: какие это месяцы? Посчитано по середине года, уточните срок"
UNTIL_YEAR = "«{words}»: этот год входит в срок или нет? Уточните срок"


def _calendar_year(found: Found) -> Rule:
    return WholeTime(YEAR)


def _school_year(found: Found) -> Rule:
    return WholeTime(SCHOOL_YEAR, _school_years(found))


def _school_years(found: Found) -> tuple[int, ...]:
    """«2023-2024 учебный год» is one, «2022-2024 учебные годы» are two."""
    first = found.value("sy") or found.value("sz")
    return tuple(range(first, found.value("last"))) or (first,) if first else ()


def _for_year(found: Found) -> Rule:
    """«(отчёт) за год»."""
    return WholeTime(YEAR)


def _first_months(found: Found) -> Rule | None:
    """«за 9 месяцев»: the report of a calendar year up to its ninth month."""
    last = found.value("n")
    return None if found.tape.is_school or not 2 <= last <= 12 else Dated((month_span(1, last),))


def _years(found: Found) -> Rule | None:
    tokens = found.tokens("years")
    is_named = found.has("word") or any(token.kind in ("year", "years") for token in tokens)
    years: list[int] = []
    is_range = False
    for token in tokens:
        if token.kind == "num4":
            if is_range and token.value <= years[-1]:
                return None
            years += range(years[-1] + 1 if is_range else token.value, token.value + 1)
        is_range = token.kind in ("dash", "by", "till")
    is_school = found.tape.is_school and len(years) == 2 and not is_named
    if is_school and any(token.kind == "dash" for token in tokens):
        return WholeTime(SCHOOL_YEAR, (years[0],))
    return WholeTime(YEAR, tuple(years))


def _until_year(found: Found) -> Rule:
    doubts = () if found.has_any("end", "to") else (UNTIL_YEAR.format(words=found.words),)
    return Anchored(YEAR, True, is_before=True, year=found.value("y"), is_vague=bool(doubts), doubts=doubts)


def _from_year(found: Found) -> Rule:
    years = _school_years(found)
    return FromYear(years[0], month=9) if years else FromYear(found.value("y"))


def _whole_period(found: Found) -> Rule:
    return WholeTime(WHOLE_PERIOD)


def _anchor(found: Found) -> Rule:
    unit = SCHOOL_YEAR if found.has("school") or _school_years(found) else YEAR
    if found.has("plan"):
        unit = WHOLE_PERIOD
    is_end = found.kind("edge") != "begin"
    is_before = found.kind("link") in ("till", "towards", "before") or found.has("link2")
    years = _school_years(found) or ((found.value("y"),) if found.has("y") else ())
    return Anchored(unit, is_end, is_before, year=years[0] if years else None)


def _both_edges(found: Found) -> Rule:
    """«в начале и в конце учебного года», «начало, середина, конец учебного года»."""
    years = _school_years(found) or ((found.value("y"),) if found.has("y") else ())
    unit = SCHOOL_YEAR if found.has("school") or _school_years(found) else YEAR
    year = years[0] if years else None
    middle = (_middle(found),) if found.has("middle") else ()
    begin, end = Anchored(unit, is_end=False, year=year), Anchored(unit, is_end=True, year=year)
    return Composite((begin, *middle, end))


def _from_begin(found: Found) -> Rule:
    """«с начала учебного года»."""
    years = _school_years(found) or ((found.value("y"),) if found.has("y") else ())
    month = 9 if found.has("school") or _school_years(found) else 1
    return Dated((Span(DATE_RANGE, Day(month, 1), None, years[0] if years else None),))


def _middle(found: Found) -> Rule:
    """«середина учебного года»: the months around it, and a question."""
    is_school = found.has("school") or bool(_school_years(found))
    doubts = (MIDDLE.format(words=found.words),)
    years = _school_years(found) or ((found.value("y"),) if found.has("y") else ())
    months = month_span(12, 1) if is_school else month_span(6, 7)
    year = (years[0] + is_school) if years else None
    return Dated((replace(months, year=year),), doubts=doubts)


def _new_school_year(found: Found) -> Rule:
    return Anchored(SCHOOL_YEAR, False, is_before=True)


def _new_year(found: Found) -> Rule:
    """«до нового года»."""
    return Anchored(YEAR, is_end=True, is_before=True)


LINK = (
    "({link: on | towards | till | in | by | after | before | for} | {link2: in deadline till | not later})?"
)
YEAR_NAMES = f"( {{school: school}} year | civil? year | {SCHOOL_YEARS} | {{y: num4}} year )"
EDGE = f"{LINK} {{edge: begin | end | finish | result}} (this | each | reporting | next)*"
PERIODS: tuple[Phrase[Rule], ...] = (
    Phrase(f"( (in | on)? during | in frame ) {WHICH}* (civil | reporting)? year", _calendar_year),
    Phrase("for {n: num | number} months", _first_months),
    Phrase("for (reporting | this | civil)? year", _for_year),
    Phrase(f"(in | on)? {WHICH}* civil year", _calendar_year),
    Phrase("(in | on)? (whole | round | this)+ civil? year", _calendar_year),
    Phrase("allyear", _calendar_year),
    Phrase(f"({DURING} | for) {WHICH}* {SCHOOL_YEARS}", _school_year),
    Phrase(f"({DURING} | for) {WHICH}* school year {SCHOOL_YEARS}?", _school_year),
    Phrase(
        f"( {DURING} | for) {WHICH}* (period in? )?"
        " {years: num4 year? ( (dash | comma | semi | and)+ num4 year? )*}"
        " {word: year | years}? (?!dash (num | num4))",
        _years,
    ),
    Phrase("( (in | on)? period )? from {years: num4 year? (by | till | dash) num4} {word: year}?", _years),
    Phrase("( till {end: end | finish}? | towards {to: end} | by ) {y: num4} year", _until_year),
    Phrase("starting? from ( {y: num4} year? (?!dash num4) | " + SCHOOL_YEARS + " )", _from_year),
    Phrase(
        "(in | on)? during (whole | reporting | school | this)* (period | deadline) (action | filler)?"
        " (this? (plan | schedule) word?)?",
        _whole_period,
    ),
    Phrase(
        "(in | on | for)? whole (period | deadline) (action | filler)? (this? (plan | schedule) word?)?",
        _whole_period,
    ),
    Phrase(
        "(in | on | for | by) (period | deadline) (action | filler) (this? (plan | schedule) word?)?",
        _whole_period,
    ),
    Phrase(f"{EDGE} {YEAR_NAMES}", _anchor),
    Phrase(f"starting? from begin (this | next | reporting)* {YEAR_NAMES}", _from_begin),
    Phrase(f"(in | on | towards | till)? middle (this | next | reporting)* {YEAR_NAMES}", _middle),
    Phrase(
        "(in | on | by)? begin (comma | and)+ ((in | on | by)? {middle: middle} (comma | and)+)?"
        " (in | on | by)? (end | finish)"
        f" (this | each | reporting | next)* {YEAR_NAMES}",
        _both_edges,
    ),
    Phrase(f"{EDGE} {{plan: (action | filler)? plan | period}}", _anchor),
    Phrase(
        f"{EDGE} {{plan: (period | deadline)? (action | filler) (this? (plan | schedule) word?)?}}", _anchor
    ),
    Phrase("(towards | before | till) next school year", _new_school_year),
    Phrase("(towards | before | till) next year", _new_year),
)
