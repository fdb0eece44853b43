"""What a person later tells a waiting deadline: a year, the date of an event or of the last fact.

The words stay as printed; the answer is a new rule, or a window with its due date.
"""

from dataclasses import replace
from datetime import date

from msoko.lib.calendar_ru import add_months, date_short
from plans.deadlines.lags import lagged
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Anchored, Composite, Dated, EveryNYears, OnEvent
from plans.deadlines.settings import DueSettings
from plans.deadlines.status import Window
from plans.deadlines.unfolding import DEFAULTS


def with_year(rule: Rule, year: int) -> Rule:
    """The rule with the year chosen for every stretch that has none (a range: the year it ends in)."""
    if isinstance(rule, Dated):
        spans = tuple(span if span.written_years else span.with_year(year) for span in rule.spans)
        return replace(rule, spans=spans)
    if isinstance(rule, Anchored) and rule.year is None:
        return replace(rule, year=year)
    if isinstance(rule, Composite):
        return replace(rule, parts=tuple(with_year(part, year) for part in rule.parts))
    return rule


def due_from(rule: OnEvent | EveryNYears, happened_on: date, settings: DueSettings = DEFAULTS) -> Window:
    """Due date counted from the event, or from the last time the activity was held."""
    due = settings.due(_counted(rule, happened_on, settings))
    return Window(min(happened_on, due), max(happened_on, due), due, f"до {date_short(due)}")


def _counted(rule: OnEvent | EveryNYears, happened_on: date, settings: DueSettings) -> date:
    if isinstance(rule, EveryNYears):
        return _next_fact(rule, add_months(happened_on, 12 * rule.years + rule.months), settings)
    return lagged(happened_on, rule.lag, rule.lag_unit, settings.calendar)


def _next_fact(rule: EveryNYears, day: date, settings: DueSettings) -> date:
    """«до 1 октября, один раз в два года»: the written day of the year that is counted."""
    if not rule.spans:
        return day
    return rule.spans[-1].dates(day.year, settings.calendar)[1] or day
