"""When a report of the regulation is due, for whom, and how late it is. Pure: today is an argument.

MC-01: «ОО-1 ежегодно до 15 декабря; ОО-2 до 20 апреля; 1-НД до 20 декабря; отчёт о самообследовании до 20
апреля for the past calendar year; материалы и планы по НОКО не реже 1 раза в 3 года; ... (dates by order)».
MC-05: «next due = + 3 years ... assessed 05.2022 → due by 05.2025». The words of a rule are read by
`plans.deadlines`; what it cannot date is never given a date, it waits for one: of an order, of an event, of
the first assessment.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from plans.deadlines import (
    DueSettings,
    EveryNYears,
    Missing,
    PlanPeriod,
    Truncated,
    Unclear,
    Window,
    due_from,
    explain,
    parse,
    windows,
)

_DEFAULTS = DueSettings()
_NOT_UNDERSTOOD = (Missing, Truncated, Unclear)


@dataclass(frozen=True)
class FormRule:
    """`past_periods` is 1 for a form due in a year that reports on the year before."""

    due_text: str
    valid_from: date | None = None
    valid_to: date | None = None
    past_periods: int = 0

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True)
class Due:
    """`due_on` is `None` while `waits_for` says what is missing; the report is about `reported_year`."""

    reported_year: int
    due_on: date | None
    waits_for: str = ""
    label: str = ""


def rule_sentence(due_text: str, year: int) -> str:
    """How the words were understood; raises ValueError in Russian when they were not."""
    rule = parse(due_text, _year(year))
    if isinstance(rule, _NOT_UNDERSTOOD):
        raise ValueError(
            f"Срок «{due_text}» не понят. Напишите, например: «ежегодно до 15 декабря», "
            "«не реже 1 раза в 3 года», «по приказу»."
        )
    return explain(rule, _year(year))


def dues(
    form: FormRule,
    year: int,
    *,
    last_fact: date | None = None,
    set_on: date | None = None,
    settings: DueSettings = _DEFAULTS,
) -> tuple[Due, ...]:
    """Dues of one calendar year; `set_on` is the date an order has given, it comes before the words.

    A rule of several years gives nothing in the years before its turn; overdue it comes again each year.
    """
    if set_on is not None:
        return (Due(set_on.year - form.past_periods, set_on, label="срок по приказу"),)
    rule = parse(form.due_text, _year(year))
    if isinstance(rule, _NOT_UNDERSTOOD):
        return (Due(year - form.past_periods, None, "срок формы не понят"),)
    if isinstance(rule, EveryNYears) and (last_fact is not None or rule.first_year is None):
        return _of_years(rule, form, year, last_fact, settings)
    found = [
        _due(window, form, year)
        for window in windows(rule, _year(year), settings)
        if window.due_on is None or form.is_valid_on(window.due_on)
    ]
    return tuple(found)


def _due(window: Window, form: FormRule, year: int) -> Due:
    if window.due_on is None:
        return Due(year - form.past_periods, None, "дата ещё не установлена", window.label)
    return Due(year - form.past_periods, window.due_on, label=window.label)


def _of_years(
    rule: EveryNYears, form: FormRule, year: int, last_fact: date | None, settings: DueSettings
) -> tuple[Due, ...]:
    if last_fact is None:
        return (Due(year - form.past_periods, None, "не указана дата последнего проведения"),)
    window = due_from(rule, last_fact, settings)
    if window.due_on is None or window.due_on.year > year or not form.is_valid_on(window.due_on):
        return ()
    return (Due(year - form.past_periods, window.due_on, label=window.label),)


def due_this_year(
    last_facts: Mapping[Hashable, date | None], form: FormRule, year: int
) -> dict[Hashable, Due]:
    """MC-05: «list of who is due this year», with those overdue and those never assessed."""
    found = {one: dues(form, year, last_fact=last_fact) for one, last_fact in last_facts.items()}
    return {one: of_one[0] for one, of_one in found.items() if of_one}


def days_late(due_on: date | None, filed_on: date | None, today: date) -> int:
    """MC-03: days from the due date to the filing, or up to now; without a due date nothing is late."""
    if due_on is None:
        return 0
    return max(((filed_on or today) - due_on).days, 0)


def _year(year: int) -> PlanPeriod:
    return PlanPeriod.from_text(str(year))
