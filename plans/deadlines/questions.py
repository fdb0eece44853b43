"""What a person must decide before a deadline can be trusted, as sentences written to that person.

«Ambiguities that must be shown, not guessed» (domain 1.7), a year outside the plan and a month that occurs
twice (DL-03, DL-04), and every rule that waits for a date from outside (D2).
"""

from collections.abc import Callable
from typing import Any

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE, date_short, school_year_bounds
from plans.deadlines.occurring import Unfolding, occurrences
from plans.deadlines.period import DATES, SCHOOL_YEAR, PlanPeriod
from plans.deadlines.rule import YEAR, Rule
from plans.deadlines.rules import (
    Anchored,
    Composite,
    Dated,
    EveryNYears,
    External,
    Missing,
    OnEvent,
    Recurring,
    StatusDates,
    Truncated,
    Unclear,
    WholeTime,
    Yearly,
)
from plans.deadlines.settings import DueSettings
from plans.deadlines.spans import Span
from plans.deadlines.unfolding import DEFAULTS, windows
from plans.deadlines.written import years_of

MISSING = "Срок не указан: впишите его или задайте вручную"
EXTERNAL = "Срок задаёт другой документ («{words}»): укажите дату и документ, когда они станут известны"
EVENT = "Срок отсчитывается от события («{words}»): укажите дату события, когда она станет известна"
LAST_FACT = "Укажите, когда мероприятие проводилось в последний раз: от этой даты считается следующий срок"
OUTSIDE = "Год вне периода плана: {years}. Проверьте, не остался ли он от прошлого плана"
CHOOSE = "«{name}» встречается в периоде плана несколько раз: {options}. Выберите год"
CHOOSE_EDGE = "В периоде плана такой срок встречается несколько раз: {options}. Выберите год"
NOT_INSIDE = "«{name}» не входит в период плана. Уточните срок"
LEAVES = "Срок выходит за конец плана ({end}). Проверьте его"
ABROAD = "Срок не лежит в границах плана ({start} – {end}). Проверьте его"
CROSSES = "Часть срока лежит за границами плана ({start} – {end})"
SAID = ("Год вне периода", "Срок выходит", "Срок не лежит")
SCHOOL = "Точные даты четвертей и каникул берутся из календарного учебного графика: укажите их"
NEVER = "Срок не попадает в период плана. Уточните его"
WHICH_YEAR = "Год не назван: календарный или учебный? Посчитано по году плана"


def needs_person(rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> bool:
    return bool(questions(rule, period, settings))


def questions(rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> tuple[str, ...]:
    """Every open question, the words' own first; none means the deadline stands as shown."""
    asked = [*rule.doubts, *_outside(rule, period)]
    ask = ASKERS.get(type(rule))
    if ask is not None:
        asked += ask(rule, Unfolding(period, settings))
    return tuple(dict.fromkeys(asked or _strange(rule, period, settings)))


def warnings(rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> tuple[str, ...]:
    """A window that crosses an edge of the plan without any question: worth knowing, nothing to decide.

    «Quarter report due 10 January» of a plan for the year before is right as it stands.
    """
    found = windows(rule, period, settings)
    crosses = any(
        max(one.end, one.due_on or one.end) > period.end or (one.start < period.start and not one.is_open)
        for one in found
    )
    if not crosses or any(asked.startswith(SAID) for asked in questions(rule, period, settings)):
        return ()
    return (CROSSES.format(start=date_short(period.start), end=date_short(period.end)),)


def _strange(rule: Rule, period: PlanPeriod, settings: DueSettings) -> list[str]:
    """Whole windows outside the plan that no other question has named."""
    found = [] if isinstance(rule, Composite) else windows(rule, period, settings)
    if all(period.overlaps(one.start, one.end) for one in found):
        return []
    return [ABROAD.format(start=date_short(period.start), end=date_short(period.end))]


def _outside(rule: Rule, period: PlanPeriod) -> list[str]:
    """A series that began before the plan is no mistake; a single date outside it may be."""
    if isinstance(rule, (Composite, EveryNYears)):
        return []
    years = years_of(rule)
    if isinstance(rule, Yearly):
        years = tuple(year for year in years if year > period.end.year)
    strange = [str(year) for year in years if year not in period.years()]
    if isinstance(rule, WholeTime) and rule.unit == SCHOOL_YEAR:
        strange = [f"{year}/{year + 1}" for year in years if not period.overlaps(*school_year_bounds(year))]
    return [OUTSIDE.format(years=", ".join(strange))] if strange else []


def _of_dated(rule: Dated, unfolding: Unfolding) -> list[str]:
    return [question for span in rule.spans for question in _of_span(span, unfolding)]


def _of_span(span: Span, unfolding: Unfolding) -> list[str]:
    found = occurrences(span, unfolding)
    if span.start is None and span.end is None:
        return [SCHOOL]
    if not found:
        return [NOT_INSIDE.format(name=span_name(span))]
    if span.written_years:
        return [SCHOOL] if found[0].due_on is None else []
    if len(found) > 1:
        options = ", ".join(window.label for window in found)
        return [CHOOSE.format(name=span_name(span), options=options)]
    asked = [SCHOOL] if found[0].due_on is None else []
    if span.end is not None and found[0].end > unfolding.period.end:
        asked.append(LEAVES.format(end=f"{unfolding.period.end:%d.%m.%Y}"))
    return asked


def span_name(span: Span) -> str:
    names = [MONTHS_NOMINATIVE[day.month - 1] for day in (span.start, span.end) if day is not None]
    return " – ".join(dict.fromkeys(names))


def _of_series(rule: Yearly | StatusDates, unfolding: Unfolding) -> list[str]:
    """A month that returns every year is no question; one that is never in the plan is."""
    return [
        NOT_INSIDE.format(name=span_name(span)) for span in rule.spans if not occurrences(span, unfolding)
    ]


def _of_recurring(rule: Recurring, unfolding: Unfolding) -> list[str]:
    found = windows(rule, unfolding.period, unfolding.settings)
    return [SCHOOL] if rule.unit != "day" and any(window.due_on is None for window in found) else []


def _of_anchored(rule: Anchored, unfolding: Unfolding) -> list[str]:
    asked = []
    if rule.unit == YEAR and rule.year is None and unfolding.period.kind in (SCHOOL_YEAR, DATES):
        asked.append(WHICH_YEAR)
    found = windows(rule, unfolding.period, unfolding.settings)
    if any(window.due_on is None for window in found):
        options = ", ".join(window.label for window in found)
        asked.append(CHOOSE_EDGE.format(options=options))
    if rule.year and not any(unfolding.period.overlaps(window.start, window.end) for window in found):
        asked.append(OUTSIDE.format(years=rule.year))
    return asked if found else [*asked, NEVER]


def _of_every_n(rule: EveryNYears, unfolding: Unfolding) -> list[str]:
    return [LAST_FACT] if rule.first_year is None else []


def _of_external(rule: External, unfolding: Unfolding) -> list[str]:
    return [EXTERNAL.format(words=rule.words)]


def _of_event(rule: OnEvent, unfolding: Unfolding) -> list[str]:
    return [EVENT.format(words=rule.words)]


def _of_unread(rule: Unclear | Truncated, unfolding: Unfolding) -> list[str]:
    return [rule.reason]


def _of_missing(rule: Missing, unfolding: Unfolding) -> list[str]:
    return [MISSING]


def _of_parts(rule: Composite, unfolding: Unfolding) -> list[str]:
    return [asked for part in rule.parts for asked in questions(part, unfolding.period, unfolding.settings)]


def _of_whole(rule: WholeTime, unfolding: Unfolding) -> list[str]:
    """A schedule beside «в течение учебного года» may still bring exact dates."""
    return [asked for part in rule.also for asked in questions(part, unfolding.period, unfolding.settings)]


ASKERS: dict[type[Rule], Callable[[Any, Unfolding], list[str]]] = {
    Dated: _of_dated,
    Yearly: _of_series,
    StatusDates: _of_series,
    Recurring: _of_recurring,
    Anchored: _of_anchored,
    EveryNYears: _of_every_n,
    External: _of_external,
    OnEvent: _of_event,
    Unclear: _of_unread,
    Truncated: _of_unread,
    Missing: _of_missing,
    Composite: _of_parts,
    WholeTime: _of_whole,
}
