"""Grammar of repetition: «ежеквартально», «не реже 1 раза в 3 года», «на 25-е число», «по вторникам»."""

from dataclasses import replace

from plans.deadlines.month_parts import LENGTHS, part_days
from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import DayOfMonth, Further, Times
from plans.deadlines.rule import DAY, HALF, MONTHS, QUARTER, TERM, TRIMESTER, WEEK, Rule
from plans.deadlines.rules import EveryNYears, Recurring, Yearly
from plans.deadlines.spans import LAST, Day, month_span

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
UNTIL_KINDS = frozenset({"till", "later", "towards", "by"})
COUNT = "(num | number | roman)"
BEGIN_OF_MONTH = 10
LESS = "«{words}»: посчитано по меньшему числу раз. Уточните, если нужно больше"
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
    rule = recurring(found.kind("unit"), times, step, is_at_least=found.has("least"))
    return replace(rule, doubts=(LESS.format(words=found.words),)) if found.has("more") else rule


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


def _word(found: Found) -> Rule:
    return recurring(found.kind("unit"), 1, 1, is_at_least=False)


def _begin_of_month(found: Found) -> Rule:
    return Recurring(MONTHS, days=(Day(0, BEGIN_OF_MONTH),), since=Day(0, 1))


def _weekdays(found: Found) -> Rule:
    days = tuple(token.value for token in found.tokens("days") if token.kind == "weekday")
    return Recurring(WEEK, weekdays=days)


def _nth_weekday(found: Found) -> Rule | None:
    """«последний четверг (месяца)», «1-й и 3-й вторник»."""
    numbers = [token.value for token in found.tokens("n") if token.kind in ("num", "ordinal")]
    if not all(-1 <= number <= 4 and number for number in numbers):
        return None
    days = tuple(Day(0, number, found.value("weekday")) for number in numbers)
    unit = MONTHS if found.has("months") else ""
    return DayOfMonth(days, unit=unit, has_month=bool(unit), is_on_day=True)


def _day_of_month(found: Found) -> DayOfMonth | None:
    numbers = [token.value for token in found.tokens("n") if token.kind in ("num", "ordinal")]
    if not all(-1 <= number <= 31 and number for number in numbers):
        return None
    days = tuple(Day(0, number) for number in numbers)
    unit = UNIT_CODES.get(found.first_kind("unit", "unit2", "unit3", "unit4", "unit5"), "")
    is_next = found.has_any("next", "next2", "next3", "next4", "next5")
    is_last = found.has("last") and not is_next
    if found.has("last") and found.value("last") != (1 if is_next else LAST):
        return None
    has_month = is_next or found.has_any("m", "m2") or bool(unit)
    return DayOfMonth(days, is_next, unit, has_month, is_last, is_on_day=_is_on_day(found) and not unit)


def _is_on_day(found: Found) -> bool:
    """«25 числа», «на 25-е число»: that day alone; «до 25 числа»: any day before it."""
    return not any(token.kind in UNTIL_KINDS for token in found.tokens("link"))


def _day_range(found: Found) -> Rule | None:
    """«с 20 по 25 число (каждого месяца)»."""
    first, last = found.value("a"), found.value("b")
    if not 1 <= first < last <= 31:
        return None
    has_month = found.has("months")
    return DayOfMonth(
        (Day(0, last),), unit=MONTHS if has_month else "", has_month=has_month, since=Day(0, first)
    )


def _month_of_unit(found: Found) -> Rule | None:
    """«в последний месяц квартала»."""
    if found.value("n") != LAST:
        return None
    unit = UNIT_CODES.get(found.kind("unit"), QUARTER)
    return Recurring(unit, days=(Day(0, LAST),), since=Day(0, 1))


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
    return DayOfMonth((day,), is_next, unit, is_next or bool(unit), is_on_day=_is_on_day(found))


def _bare_day(found: Found) -> Rule | None:
    """«ежемесячно до 5», where «числа» is left out."""
    rule = _day_of_month(found)
    return None if rule is None else replace(rule, unit=MONTHS, has_month=True)


def _part_of_month(found: Found) -> Rule | None:
    """«последняя неделя месяца»: due by its last day."""
    length = LENGTHS[found.kind("part")]
    number, count = found.value("n"), -(-28 // length)
    if not -1 <= number <= count or not number:
        return None
    first, last = part_days(number, length, min(count, 30 // length))
    return Recurring(MONTHS, days=(Day(0, last),), since=Day(0, first))


def _further(found: Found) -> Rule:
    return Further()


TILL = "( in? deadline till | not later than? | till | towards | on | by | for | in )?"
NEXT = (
    "( months comma? {next: next} (for | after)? (reporting | finish)?"
    " {unit: quarter | half | months | period | year}?"
    " | comma? {next2: next} for (reporting | finish)"
    " {unit2: quarter | half | months | period | year}? months?"
    " | {next3: next} months (for reporting {unit3: quarter | half | months | period}?)?"
    " | {last: ordinal} months ({next4: next}? (each | reporting)* {unit4: quarter | half})?"
    " | months? {next5: next} reporting? {unit5: quarter | half}"
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
        f"{LEAST} by? ({{n: {COUNT}}} {{more: dash {COUNT}}}? )? times (in | for | slash) each?"
        f" {{step: {COUNT}}}? {{unit: {UNIT}}}",
        _counted,
    ),
    Phrase(f"{LEAST} {{n: multiple}} (in | for) each? {{unit: {UNIT}}}", _counted),
    Phrase(f"{LEAST} {{n: {COUNT}}} times (?!in)(?!for)(?!slash)", _times),
    Phrase("(in | on)? each {m: month ((comma | and)+ each? month)*}", _each_month),
    Phrase(f"(in | on | for)? each {{step: {COUNT}}}? {{unit: {UNIT}}}", _counted),
    Phrase(
        "(in | on)? during this? {each: each}? {unit: quarter | half | term | trimester | months}", _during
    ),
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
    Phrase(
        "(in | on | by)? each? {n: (ordinal | num) ((comma | and)+ (ordinal | num))*} {weekday: weekday}"
        " ((each | this)? {months: months})?",
        _nth_weekday,
    ),
    Phrase("from? {a: num} (by | till | dash) {b: num} dayno (each | this)? {months: months}?", _day_range),
    Phrase(
        "(in | on)? {n: ordinal} months (each | this | reporting)? {unit: quarter | half}", _month_of_unit
    ),
    Phrase(f"{{link: {TILL}}} each? {{n: num ((comma | and) {TILL} num)*}} dayno {NEXT}?", _day_of_month),
    Phrase(f"{{link: {TILL}}} {{n: ordinal}} dayno {NEXT}?", _day_of_month),
    Phrase(f"monthly comma? {{link: {TILL}}} {{n: num}} (?!month)(?!dayno)(?!day)", _bare_day),
    Phrase(
        f"{{link: {TILL}}} each? {{n: ordinal | num}} {{working: working}}? day"
        " ( (each | this)? {unit: months | quarter | half | week} | {next: next} months"
        " | months comma? {next2: next} (for reporting months?)? )",
        _edge_day,
    ),
    Phrase(f"{{link: {TILL}}} each? {{n: ordinal}} {{working: working}} day", _edge_day),
    Phrase("in? {n: ordinal | num} {part: decade | week | moiety} (each | this)? months", _part_of_month),
    Phrase("and? in? further (dash | comma | colon)*", _further),
)
