"""Grammar of repetition: «ежеквартально», «не реже 1 раза в 3 года», «на 25-е число», «по вторникам»."""

from dataclasses import replace

from plans.deadlines.atoms import LENGTHS, part_days
from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import DayOfMonth, Further
from plans.deadlines.rule import DAY, HALF, MONTHS, QUARTER, TERM, TRIMESTER, WEEK, Rule
from plans.deadlines.rules import EveryNYears, Recurring, Yearly
from plans.deadlines.spans import LAST, Day

UNIT = "(day | week | months | quarter | half | halfyear | term | trimester | school? year | years)"
UNIT_CODES = {
    "day": DAY,
    "week": WEEK,
    "months": MONTHS,
    "quarter": QUARTER,
    "half": HALF,
    "halfyear": HALF,
    "term": TERM,
    "trimester": TRIMESTER,
    "daily": DAY,
    "weekly": WEEK,
    "monthly": MONTHS,
    "quarterly": QUARTER,
    "halfyearly": HALF,
    "termly": TERM,
    "weekadj": WEEK,
    "monthadj": MONTHS,
    "quarteradj": QUARTER,
    "halfadj": HALF,
}
YEAR_KINDS = frozenset({"year", "years", "school", "yearly", "yearadj"})
LONG_MONTHS = {3: QUARTER, 6: HALF}
LEAST = "{least: not rarer than? | not? rarer | minimum}?"
COUNT = "(num | number | roman)"
BEGIN_OF_MONTH = 10


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
    return recurring(found.kind("unit"), times, step, is_at_least=found.has("least"))


def _word(found: Found) -> Rule:
    return recurring(found.kind("unit"), 1, 1, is_at_least=False)


def _begin_of_month(found: Found) -> Rule:
    return Recurring(MONTHS, days=(Day(0, BEGIN_OF_MONTH),))


def _weekdays(found: Found) -> Rule:
    days = tuple(token.value for token in found.tokens("days") if token.kind == "weekday")
    return Recurring(WEEK, weekdays=days)


def _nth_weekday(found: Found) -> Rule | None:
    number = found.value("n")
    if not -1 <= number <= 4:
        return None
    return Recurring(MONTHS, days=(Day(0, number, found.value("weekday")),))


def _day_of_month(found: Found) -> DayOfMonth | None:
    numbers = [token.value for token in found.tokens("n") if token.kind in ("num", "ordinal")]
    if not all(-1 <= number <= 31 and number for number in numbers):
        return None
    days = tuple(Day(0, number) for number in numbers)
    unit = UNIT_CODES.get(found.first_kind("unit", "unit2", "unit3", "unit4"), "")
    if found.has("last") and found.value("last") != LAST:
        return None
    is_next = found.has_any("next", "next2", "next3")
    return DayOfMonth(days, is_next, unit, is_next or found.has_any("m", "m2") or bool(unit))


def _edge_day(found: Found) -> Rule | None:
    """«последний рабочий день (месяца, квартала)»."""
    number = found.value("n")
    if not -1 <= number <= 20:
        return None
    unit = UNIT_CODES.get(found.kind("unit"), "")
    if unit == WEEK:
        return Recurring(WEEK, weekdays=(5 if number == LAST else number,)) if number <= 5 else None
    day = Day(0, number, is_working=found.has("working"))
    if unit in (QUARTER, HALF) and number != LAST:
        return None
    is_next = found.has_any("next", "next2")
    return DayOfMonth((day,), is_next, unit, is_next or bool(unit))


def _bare_day(found: Found) -> Rule | None:
    """«ежемесячно до 5», where «числа» is left out."""
    rule = _day_of_month(found)
    return None if rule is None else replace(rule, unit=MONTHS, has_month=True)


def _part_of_month(found: Found) -> Rule | None:
    """«последняя неделя месяца»: due by its last day."""
    length = LENGTHS[found.kind("part")]
    number, count = found.value("n"), -(-28 // length)
    if not -1 <= number <= count:
        return None
    return Recurring(MONTHS, days=(Day(0, part_days(number, length, min(count, 30 // length))[1]),))


def _further(found: Found) -> Rule:
    return Further()


TILL = "( in? deadline till | not later than? | till | towards | on | by | for | in )?"
NEXT = (
    "( months comma? {next: next} (for | after)? (reporting | finish)?"
    " {unit: quarter | half | months | period | year}?"
    " | comma? {next2: next} for (reporting | finish)"
    " {unit2: quarter | half | months | period | year}? months?"
    " | {next3: next} months (for reporting {unit3: quarter | half | months | period}?)?"
    " | {last: ordinal} months (each | reporting)? {unit4: quarter | half}"
    " | this? {m: months} | each {m2: months} )"
)
REPORTS = "{unit: yearadj | quarteradj | halfadj | monthadj | weekadj}"
RECURRENCES: tuple[Phrase[Rule], ...] = (
    Phrase(
        "in? {unit: yearly | quarterly | halfyearly | monthly | weekly | daily | termly} (manner | report)?",
        _word,
    ),
    Phrase(f"{REPORTS} report", _word),
    Phrase(
        f"{LEAST} ({{n: {COUNT}}} (dash {COUNT})? )? times (in | for | slash) each?"
        f" {{step: {COUNT}}}? {{unit: {UNIT}}}",
        _counted,
    ),
    Phrase(f"{LEAST} {{n: multiple}} (in | for) each? {{unit: {UNIT}}}", _counted),
    Phrase(f"(in | on | for)? each {{step: {COUNT}}}? {{unit: {UNIT}}}", _counted),
    Phrase("(in | on) during (this | each)? {unit: quarter | half | term | trimester | months}", _word),
    Phrase("(by | for) {unit: quarter | half | term | trimester | months | week}", _word),
    Phrase(
        "(by | in | on | towards | till | after) (result | finish | end) each? (reporting | school)?"
        " {unit: quarter | half | halfyear | term | trimester | months | week}",
        _word,
    ),
    Phrase("(end | finish) each? {unit: quarter | half | term | trimester | months | week}", _word),
    Phrase("(in | on)? begin each? months", _begin_of_month),
    Phrase(
        "weekly? comma? (in | by | on)? each? {days: weekday ((comma | and | comma and) weekday)*}", _weekdays
    ),
    Phrase("(in | on)? each? {n: ordinal | num} {weekday: weekday} (each | this)? months", _nth_weekday),
    Phrase(f"{TILL} each? {{n: num ((comma | and) {TILL} num)*}} dayno {NEXT}?", _day_of_month),
    Phrase(f"{TILL} {{n: ordinal}} dayno {NEXT}?", _day_of_month),
    Phrase(f"monthly comma? {TILL} {{n: num}} (?!month)(?!dayno)(?!day)", _bare_day),
    Phrase(
        f"{TILL} each? {{n: ordinal | num}} {{working: working}}? day"
        " ( (each | this)? {unit: months | quarter | half | week} | {next: next} months"
        " | months comma? {next2: next} (for reporting months?)? )",
        _edge_day,
    ),
    Phrase(f"{TILL} each? {{n: ordinal}} {{working: working}} day", _edge_day),
    Phrase("in? {n: ordinal | num} {part: decade | week | moiety} (each | this)? months", _part_of_month),
    Phrase("and? in? further (dash | comma | colon)*", _further),
)
