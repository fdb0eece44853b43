"""Grammar of repetition: «ежеквартально», «не реже 1 раза в 3 года», «на 25-е число», «по вторникам»."""

from dataclasses import replace

from plans.deadlines.atoms import read_atom
from plans.deadlines.days_of_month import DAYS_OF_MONTH, UNIT_CODES
from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import Further, Times, Unknown
from plans.deadlines.rule import DAY, HALF, MONTHS, QUARTER, SCHOOL_YEAR, WEEK, YEAR, Rule
from plans.deadlines.rules import Anchored, Composite, Dated, EveryNYears, Recurring, Yearly
from plans.deadlines.spans import FIXED_DATE, HALF_YEAR, LAST, Day, Span, is_day, month_span
from plans.deadlines.years import AND, N, Spans

UNIT = "(day | week | months | quarter | half | halfyear | school? term | trimester | school? year | years)"
YEAR_KINDS = frozenset({"year", "years", "school", "yearly", "yearadj"})
LONG_MONTHS = {3: QUARTER, 6: HALF}
LEAST = "{least: not rarer comma? than? | not? rarer | word? minimum}?"
COUNT = "(num | number | roman)"
LESS = "«{words}»: посчитано по меньшему числу. Уточните, если нужно другое"
DURATION = "«{words}»: сказано, сколько времени, но не сказано, с какого дня. Уточните срок"
WHICH_MONTHS = "«{words}»: каждый месяц или в течение месяца после события? Посчитано как каждый месяц"


def recurring(unit_kind: str, times: int, step: int, *, is_at_least: bool) -> Rule:
    """The rule of «times in step units»; twelve months are a year, three a quarter."""
    if unit_kind in YEAR_KINDS or (unit_kind == "months" and step == 12):
        years = step if unit_kind in YEAR_KINDS else 1
        if years > 1 and times == 1:
            return EveryNYears(years, is_at_least)
        return Yearly() if times == 1 else Recurring("year", times, years, is_at_least)
    unit = UNIT_CODES[unit_kind]
    if unit == DAY:
        times = 1
    if unit == MONTHS and step in LONG_MONTHS and times == 1:
        return Recurring(LONG_MONTHS[step], is_at_least=is_at_least)
    return Recurring(unit, times, step, is_at_least)


def _counted(found: Found) -> Rule | None:
    """«не реже 2 раз в год», «раз в полгода», «каждые 2 месяца»."""
    times, step = found.value("n", 1), found.value("step", 1)
    if not (1 <= times <= 366 and 1 <= step <= 100):
        return None
    rule = recurring(found.tokens("unit")[-1].kind, times, step, is_at_least=found.has("least"))
    is_loose = found.has_any("more", "less")
    return replace(rule, doubts=(LESS.format(words=found.words),)) if is_loose else rule


def _half_years(found: Found) -> Rule | None:
    """«раз в полтора года», «не реже 1 раза в 2,5 года»."""
    years = found.value("whole", 1)
    if found.has("half") and (found.value("half") != 5 or not 0 < years < 100):
        return None
    return EveryNYears(years, months=6, is_at_least=found.has("least"))


def _duration(found: Found) -> Rule:
    """«1,5 года»: how long, and not from when."""
    return Unknown(found.start, found.end, DURATION)


def _results(found: Found) -> Rule:
    """«по итогам четверти, полугодия и учебного года», «по итогам I полугодия, учебного года»."""
    parts: list[Rule] = []
    tape, first = found.tape, found.index("units")
    place, end = first, first + len(found.tokens("units"))
    is_school = tape.is_school or any(token.kind == "school" for token in found.tokens("units"))
    while place < end:
        kind, atom = tape.kind(place), read_atom(tape, place)
        if atom is not None:
            parts.append(Dated(_school_halves(atom[0]) if is_school else atom[0]))
        elif kind == "year":
            parts.append(Anchored(SCHOOL_YEAR if is_school else YEAR, is_end=True))
        elif kind == "months" and tape.kind(place - 1) in ("num", "number"):
            parts.append(Dated((month_span(1, tape.tokens[place - 1].value % 13 or 12),)))
        elif kind in UNIT_CODES:
            parts.append(Recurring(UNIT_CODES[kind]))
        place = atom[1] if atom else place + 1
    return Composite(tuple(parts))


def _school_halves(spans: Spans) -> Spans:
    """Beside a school year the halves are its halves."""
    return tuple(_school_half(span) if span.shape == HALF_YEAR else span for span in spans)


def _school_half(span: Span) -> Span:
    first, last = SCHOOL_HALVES.get(span.months, (span.months[0], span.months[-1]))
    return replace(span, start=Day(first, 1), end=Day(last, LAST))


def _daily(found: Found) -> Rule:
    """«по рабочим дням»."""
    return Recurring(DAY)


def _times(found: Found) -> Rule | None:
    count = found.value("n", 1)
    return Times(count, found.words) if 1 <= count <= 366 else None


def _during(found: Found) -> Rule:
    """«в течение квартала» comes each quarter; of «в течение месяца» that is not sure."""
    rule = _word(found)
    is_doubtful = found.kind("unit") == "months" and not found.has("each")
    return replace(rule, doubts=(WHICH_MONTHS.format(words=found.words),)) if is_doubtful else rule


def _each_month(found: Found) -> Rule:
    """«каждый март»."""
    return Yearly(tuple(month_span(token.value) for token in found.tokens("m") if token.kind == "month"))


def _each_day(found: Found) -> Rule | None:
    """«каждое 1 сентября»."""
    day = Day(found.value("month"), found.value("n"))
    return Yearly((Span(FIXED_DATE, day, day),)) if is_day(day.month, day.day) else None


def _last_week_of_term(found: Found) -> Rule | None:
    """«последняя неделя каждой четверти»: due by the end of the term."""
    return _word(found) if found.value("n") == LAST else None


def _word(found: Found) -> Rule:
    return recurring(found.kind("unit"), 1, 1, is_at_least=False)


def _weekdays(found: Found) -> Rule:
    days = tuple(token.value for token in found.tokens("days") if token.kind == "weekday")
    return Recurring(WEEK, weekdays=days)


def _weekday_range(found: Found) -> Rule | None:
    """«с понедельника по пятницу»."""
    first, last = found.value("a"), found.value("b")
    return Recurring(WEEK, weekdays=tuple(range(first, last + 1))) if first < last else None


def _further(found: Found) -> Rule:
    return Further()


SCHOOL_HALVES = {tuple(range(1, 7)): (9, 12), tuple(range(7, 13)): (1, 6)}
RESULT = f"(each | {N} (({AND} | dash) {N})*)? (school? year | half | quarter | term | trimester | months)"
REPORTS = "{unit: yearadj | quarteradj | halfadj | monthadj | weekadj}"
RECURRENCES: tuple[Phrase[Rule], ...] = (
    Phrase(
        "in? {unit: yearly | quarterly | halfyearly | monthly | weekly | daily | termly} (manner | report)?",
        _word,
    ),
    Phrase(f"{REPORTS} report", _word),
    Phrase(
        f"{LEAST} by? ({{n: {COUNT}}} {{more: dash {COUNT}}}? )? times (in | for | slash) each?"
        f" ({{step: {COUNT}}} {{less: dash {COUNT}}}? )? {{unit: {UNIT}}}",
        _counted,
    ),
    Phrase(
        f"( {LEAST} by? {COUNT}? times (in | for) | each )"
        " ({sesqui: sesqui} | {whole: num} (comma | dot) {half: num}) (year | years)",
        _half_years,
    ),
    Phrase("({sesqui: sesqui} | {whole: num} (comma | dot) {half: num}) (year | years)", _duration),
    Phrase(f"{LEAST} {{n: multiple}} (in | for) each? {{unit: {UNIT}}}", _counted),
    Phrase(f"{LEAST} {{n: {COUNT}}} times (?!in)(?!for)(?!slash)", _times),
    Phrase("(by | in | on)? each? (working {unit: day} | {unit2: weekdays})", _daily),
    Phrase("(in | on)? each {m: month ((comma | and)+ each? month)*}", _each_month),
    Phrase("(in | on | by)? each {n: num} {month: month}", _each_day),
    Phrase("(in | on)? {n: ordinal} (week | decade) each? {unit: term | trimester}", _last_week_of_term),
    Phrase(f"(in | on | for)? each {{step: {COUNT}}}? {{unit: {UNIT}}}", _counted),
    Phrase(
        "(in | on)? during this? {each: each}? {unit: quarter | half | halfyear | term | trimester | months}",
        _during,
    ),
    Phrase("(by | for) {unit: quarter | half | term | trimester | months | week}", _word),
    Phrase("(in | on)? begin each? {unit: term | trimester}", _word),
    Phrase(
        "(by | in | on | towards | till | after) (result | finish | end) (each | this)? (reporting | school)?"
        " {unit: quarter | half | halfyear | term | trimester | months | week}",
        _word,
    ),
    Phrase(
        "(by | in | on | after) (result | finish | end)"
        f" {{units: {RESULT} ((comma | and | open)+ ((by | in) (result | finish | end))? {RESULT} close?)+}}",
        _results,
    ),
    Phrase("(end | finish) each? {unit: quarter | half | term | trimester | months | week}", _word),
    Phrase(
        "weekly? comma? (in | by | on)? each? {days: weekday ((comma | and | comma and) weekday)*}", _weekdays
    ),
    Phrase("each {days: weekday} (each | this)? months", _weekdays),
    Phrase("weekly? comma? (in | on)? from? {a: weekday} (dash | by) {b: weekday}", _weekday_range),
    *DAYS_OF_MONTH,
    Phrase("and? in? further (dash | comma | colon)*", _further),
)
