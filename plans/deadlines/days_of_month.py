"""Grammar of days without a month: «до 5 числа», «последний четверг», «в первой декаде месяца».

How often they come is said beside them («ежемесячно», «ежеквартально»), or by the words themselves.
"""

from dataclasses import replace

from plans.deadlines.month_parts import LENGTHS, part_days
from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import DayOfMonth
from plans.deadlines.rule import DAY, HALF, MONTHS, QUARTER, TERM, TRIMESTER, WEEK, Rule
from plans.deadlines.rules import Composite, Recurring
from plans.deadlines.spans import LAST, Day
from plans.deadlines.years import AND, N

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
MONTHS_OF_UNIT = {QUARTER: 3, HALF: 6, "": 6}
UNTIL_KINDS = frozenset({"till", "later", "towards", "by"})
BEGIN_OF_MONTH = 10


def _begin_of_month(found: Found) -> Rule:
    return Recurring(MONTHS, days=(Day(0, BEGIN_OF_MONTH),), since=Day(0, 1))


def _middle_of_month(found: Found) -> Rule:
    return Recurring(MONTHS, days=(Day(0, 20),), since=Day(0, 11))


def _nth_weekday(found: Found) -> Rule | None:
    """«последний четверг (месяца)», «1-й и 3-й вторник»."""
    numbers = [token.value for token in found.tokens("n") if token.kind in ("num", "ordinal")]
    if not all(-1 <= number <= 4 and number for number in numbers):
        return None
    days = tuple(Day(0, number, found.value("weekday")) for number in numbers)
    unit = MONTHS if found.has("months") else UNIT_CODES.get(found.kind("unit"), "")
    return _of_unit(DayOfMonth(days, unit=unit, has_month=bool(unit), is_on_day=_is_on_day(found)), found)


def _of_unit(rule: DayOfMonth, found: Found) -> DayOfMonth | None:
    """«первый понедельник квартала», «вторая пятница последнего месяца полугодия»."""
    if rule.unit not in (QUARTER, HALF):
        return rule
    number = found.value("no") or (LAST if all(day.day < 0 for day in rule.days) else 1)
    if not -1 <= number <= MONTHS_OF_UNIT[rule.unit]:
        return None
    return replace(rule, is_last_month=number == LAST, month_no=max(number, 0))


def _day_of_month(found: Found) -> DayOfMonth | None:
    numbers = [token.value for token in found.tokens("n") if token.kind in ("num", "ordinal")]
    if not all(-1 <= number <= 31 and number for number in numbers):
        return None
    days = tuple(Day(0, number) for number in numbers)
    unit = UNIT_CODES.get(found.first_kind("unit", "unit2", "unit3", "unit4", "unit5"), "")
    is_next = found.has_any("next", "next2", "next3", "next4", "next5")
    number = found.value("last")
    if found.has("last") and not (number == 1 if is_next else -1 <= number <= MONTHS_OF_UNIT[unit]):
        return None
    month_no = 0 if is_next else max(number, 0)
    is_last = number == LAST and not is_next
    has_month = is_next or found.has_any("m", "m2") or bool(unit)
    is_on_day = _is_on_day(found) and (not unit or bool(month_no))
    return DayOfMonth(days, is_next, unit, has_month, is_last, is_on_day=is_on_day, month_no=month_no)


def _is_on_day(found: Found) -> bool:
    """«25 числа», «на 25-е число»: that day alone; «до 25 числа»: any day before it."""
    return not any(token.kind in UNTIL_KINDS for token in found.tokens("link"))


def _day_range(found: Found) -> Rule | None:
    """«с 20 по 25 число (каждого месяца)»."""
    first, last = found.value("a"), found.value("b")
    if not 1 <= first < last <= 31:
        return None
    unit = MONTHS if found.has("months") else UNIT_CODES.get(found.kind("unit"), "")
    days = DayOfMonth((Day(0, last),), unit=unit, has_month=bool(unit), since=Day(0, first))
    return _of_unit(days, found)


def _month_of_unit(found: Found) -> Rule | None:
    """«в последний месяц квартала», «второй месяц каждого квартала»."""
    unit, number = UNIT_CODES.get(found.kind("unit"), QUARTER), found.value("n")
    if not -1 <= number <= MONTHS_OF_UNIT[unit] or not number:
        return None
    return Recurring(unit, days=(Day(0, LAST),), since=Day(0, 1), month_no=max(number, 0))


def _edge_day(found: Found) -> Rule | None:
    """«последний рабочий день (месяца, квартала)»; «не позднее 3 рабочих дней» is counted from an event."""
    if any(found.tape.words_of(token).lower() == "дней" for token in found.tokens("one")):
        return None
    number = found.value("n")
    if not -1 <= number <= 20:
        return None
    unit = UNIT_CODES.get(found.kind("unit"), "")
    if unit == WEEK:
        return Recurring(WEEK, weekdays=(5 if number == LAST else number,)) if number <= 5 else None
    day = Day(0, number, is_working=found.has("working"))
    is_next = found.has_any("next", "next2")
    rule = DayOfMonth((day,), is_next, unit, is_next or bool(unit), is_on_day=_is_on_day(found))
    return _of_unit(rule, found)


def _bare_day(found: Found) -> Rule | None:
    """«ежемесячно до 5», where «числа» is left out."""
    rule = _day_of_month(found)
    return None if rule is None else replace(rule, unit=MONTHS, has_month=True)


def _part_of_month(found: Found) -> Recurring | None:
    """«последняя неделя месяца»: due by its last day."""
    length = LENGTHS[found.kind("part")]
    number, count = found.value("n"), -(-28 // length)
    if not -1 <= number <= count or not number:
        return None
    first, last = part_days(number, length, min(count, 30 // length))
    unit = UNIT_CODES.get(found.kind("unit"), MONTHS)
    month_no = found.value("no") or (1 if unit != MONTHS and number != LAST else 0)
    if not -1 <= month_no <= MONTHS_OF_UNIT.get(unit, 0):
        return None
    return Recurring(unit, days=(Day(0, last),), since=Day(0, first), month_no=max(month_no, 0))


def _parts_of_month(found: Found) -> Rule | None:
    """«1 и 3 неделя месяца»."""
    length = LENGTHS[found.kind("part")]
    numbers = [token.value for token in found.tokens("n") if token.kind not in ("comma", "and", "slash")]
    count = -(-28 // length)
    if not all(1 <= number <= count for number in numbers):
        return None
    pairs = [part_days(number, length, min(count, 30 // length)) for number in numbers]
    return Composite(
        tuple(Recurring(MONTHS, days=(Day(0, last),), since=Day(0, first)) for first, last in pairs)
    )


def _part_of_named_month(found: Found) -> Rule | None:
    """«ежеквартально, третья декада последнего месяца»."""
    rule, number = _bare_part(found), found.value("no")
    if not isinstance(rule, DayOfMonth) or not -1 <= number <= 6 or not number:
        return None
    return replace(rule, is_last_month=number == LAST, month_no=max(number, 0))


def _bare_part(found: Found) -> Rule | None:
    """«ежемесячно, в последнюю декаду»."""
    rule = _part_of_month(found)
    return rule and DayOfMonth(rule.days, since=rule.since)


def _first_days(found: Found) -> Rule | None:
    """«в первых числах (месяца)»."""
    first, last = {1: (1, 10), LAST: (21, LAST)}.get(found.value("n"), (0, 0))
    unit = MONTHS if found.has("months") else ""
    return (
        DayOfMonth((Day(0, last),), unit=unit, has_month=bool(unit), since=Day(0, first)) if first else None
    )


TILL = "( in? deadline till | not later than? | till | towards | on | by | for | in )?"
NEXT = (
    "( each? months comma? {next: next} (for | after)? (reporting | finish)?"
    " {unit: quarter | half | months | period | year}?"
    " | comma? {next2: next} for (reporting | finish)"
    " {unit2: quarter | half | months | period | year}? months?"
    " | {next3: next} months (for reporting {unit3: quarter | half | months | period}?)?"
    " | {last: ordinal | num | roman} months"
    " (comma? {next4: next}? (for | after)? (each | reporting)* {unit4: quarter | half})?"
    " | months? {next5: next} reporting? {unit5: quarter | half}"
    " | (this | reporting)* {m: months} | each {m2: months} )"
)
DAYS_OF_MONTH: tuple[Phrase[Rule], ...] = (
    Phrase("(in | on)? begin each? months", _begin_of_month),
    Phrase("(in | on)? middle each? months", _middle_of_month),
    Phrase(
        "(in | on | by | {link: till | towards | not later than?})? each?"
        " {n: (ordinal | num) ((comma | and)+ (ordinal | num))*} {weekday: weekday}"
        " ((each | this)? {months: months}"
        " | ({no: ordinal | num} months)? (each | this | reporting)? {unit: quarter | half})?",
        _nth_weekday,
    ),
    Phrase(
        "from? {a: num} dayno? (by | till | dash) {b: num} dayno ((each | this)? {months: months}"
        " | {no: ordinal | num} months (each | this | reporting)? {unit: quarter | half})?",
        _day_range,
    ),
    Phrase(
        "(in | on)? {n: ordinal | num} months (each | this | reporting)? {unit: quarter | half}",
        _month_of_unit,
    ),
    Phrase(f"{{link: {TILL}}} each? {{n: num ((comma | and) {TILL} num)*}} dayno {NEXT}?", _day_of_month),
    Phrase(f"{{link: {TILL}}} {{n: ordinal}} dayno {NEXT}?", _day_of_month),
    Phrase(
        f"monthly comma? {{link: {TILL}}} {{n: num}}"
        " (?!month | dayno | day | working | weekday | (comma | and) num)",
        _bare_day,
    ),
    Phrase(
        f"{{link: {TILL}}} each? {{n: ordinal | num}} {{working: working}}? day"
        " ( {next: next} months | each? months comma? {next2: next} ((for | after) reporting months?)?"
        " | ({no: ordinal | num} months)? (each | this | reporting)?"
        " {unit: months | quarter | half | week} )",
        _edge_day,
    ),
    Phrase(
        f"{{link: {TILL}}} each? {{n: ordinal | num}} {{working: working}} {{one: day}} (?!after)", _edge_day
    ),
    Phrase(
        "in? {n: ordinal | num | roman} {part: decade | week | moiety} ({no: ordinal | num} months)?"
        " (each | this | reporting)? {unit: months | quarter | half}",
        _part_of_month,
    ),
    Phrase(
        f"in? {{n: {N} ({AND} {N})+}} {{part: decade | week | moiety}} (each | this)? months", _parts_of_month
    ),
    Phrase(
        "in? {n: ordinal | roman} {part: decade | week | moiety} {no: ordinal} months", _part_of_named_month
    ),
    Phrase(
        "in? {n: ordinal | roman} {part: decade | week | moiety}"
        " (?!month | day | each | term | quarter | half | school | year)",
        _bare_part,
    ),
    Phrase("in? {n: ordinal} daynos {months: (each | this)? months}?", _first_days),
)
