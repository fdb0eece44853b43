"""What an undated deadline waits for, so that one answer can serve all rows that wait for the same.

D2: «rules without a date are first-class: the list «сроки не определены»». DL-05: kinds that need no date
(постоянно, по запросу) wait for nothing. DL-03: «if a month occurs twice in the period, the user chooses».
Rows with the same words of a schedule have the same `key`: one event dates them all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plans.deadlines.explaining import explain
from plans.deadlines.period import PlanPeriod
from plans.deadlines.questions import needs_person
from plans.deadlines.rule import DAY, Rule
from plans.deadlines.rules import (
    Anchored,
    Composite,
    Dated,
    EveryNYears,
    External,
    Missing,
    OnEvent,
    Recurring,
    Truncated,
    Unclear,
    WholeTime,
)
from plans.deadlines.settings import DueSettings
from plans.deadlines.status import Window
from plans.deadlines.unfolding import DEFAULTS, windows


class WaitKind(StrEnum):
    SCHEDULE = "schedule"
    EVENT = "event"
    YEAR = "year"
    LAST_FACT = "last_fact"
    SCHOOL = "school"
    WORDS = "words"


@dataclass(frozen=True)
class Waiting:
    """`words` as printed; `key` is equal for the same schedule; `options` are the windows to choose from."""

    kind: WaitKind
    words: str
    key: str
    options: tuple[Window, ...] = ()
    years: int = 0


_SIGNS = re.compile(r"[\W_]+")
_ENDINGS = "аеиоуыэюяйьм"
_LINKS = re.compile(r"^(в соответствии с|согласно|по|после|на основании)\s+")


def waits(rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> Waiting | None:
    """Say what a person must tell before the rule has its dates; None when nothing is missing."""
    if isinstance(rule, Composite):
        found = [one for part in rule.parts if (one := waits(part, period, settings)) is not None]
        has_date = any(window.due_on for window in windows(rule, period, settings))
        # Words nobody understands beside a date are a question of the plan, not a missing date.
        return next((one for one in found if one.kind != WaitKind.WORDS or not has_date), None)
    if isinstance(rule, WholeTime):
        return waits(Composite(parts=rule.also), period, settings) if rule.also else None
    ask = ASKERS.get(type(rule))
    return ask(rule, period, settings) if ask else None


def _waiting(kind: WaitKind, words: str, **more: Any) -> Waiting:
    plain = _LINKS.sub("", _SIGNS.sub(" ", words.lower().replace("ё", "е")).strip())
    # «по графику» and «в соответствии с графиком» name the same schedule: the endings are left out.
    stems = " ".join(word[:5].rstrip(_ENDINGS) for word in plain.split())
    return Waiting(kind, " ".join(words.split()), f"{kind}: {stems}", **more)


def _schedule(rule: External, period: PlanPeriod, settings: DueSettings) -> Waiting:
    return _waiting(WaitKind.SCHEDULE, rule.words or rule.document)


def _event(rule: OnEvent, period: PlanPeriod, settings: DueSettings) -> Waiting:
    return _waiting(WaitKind.EVENT, rule.words or rule.event)


def _last_fact(rule: EveryNYears, period: PlanPeriod, settings: DueSettings) -> Waiting | None:
    if rule.first_year is not None:
        return None
    words = explain(rule, period, settings)
    return _waiting(WaitKind.LAST_FACT, words, years=rule.years)


def _of_dates(rule: Dated | Anchored, period: PlanPeriod, settings: DueSettings) -> Waiting | None:
    """Several years are possible, or the days of terms and holidays are not known yet."""
    undated = tuple(one for one in windows(rule, period, settings) if one.due_on is None)
    words = explain(rule, period, settings)
    if len(undated) > 1 and not any(getattr(span, "name", "") for span in getattr(rule, "spans", ())):
        return _waiting(WaitKind.YEAR, words, options=_with_dues(undated, settings))
    if undated:
        return _waiting(WaitKind.SCHOOL, words)
    return _waiting(WaitKind.WORDS, words) if not windows(rule, period, settings) else None


def _with_dues(undated: tuple[Window, ...], settings: DueSettings) -> tuple[Window, ...]:
    """Every window as it would be, were it chosen."""
    return tuple(
        Window(one.start, one.end, settings.report_due(one.end), one.label, one.is_open) for one in undated
    )


def _recurring(rule: Recurring, period: PlanPeriod, settings: DueSettings) -> Waiting | None:
    is_open = any(one.due_on is None for one in windows(rule, period, settings))
    return (
        _waiting(WaitKind.SCHOOL, explain(rule, period, settings)) if is_open and rule.unit != DAY else None
    )


def _words(rule: Missing | Unclear | Truncated, period: PlanPeriod, settings: DueSettings) -> Waiting | None:
    return (
        _waiting(WaitKind.WORDS, getattr(rule, "text", "")) if needs_person(rule, period, settings) else None
    )


ASKERS: dict[type[Rule], Callable[[Any, PlanPeriod, DueSettings], Waiting | None]] = {
    External: _schedule,
    OnEvent: _event,
    EveryNYears: _last_fact,
    Dated: _of_dates,
    Anchored: _of_dates,
    Recurring: _recurring,
    Missing: _words,
    Unclear: _words,
    Truncated: _words,
}
