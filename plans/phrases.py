"""Words that several pages of plans say: how a deadline was understood, what a heading is called."""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from plans.deadlines import (
    DueSettings,
    Missing,
    PlanPeriod,
    Told,
    Window,
    decided_windows,
    explain,
    explain_decided,
    needs_person,
    rule_from_dict,
    windows,
)

MONTHS = (
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
)
#: more windows than this are «each month» to a person who looks for one month
_MANY_MONTHS = 60


@dataclass(frozen=True)
class DuePhrase:
    """`months` are (year, month) pairs that a window of the deadline touches; `days` where each begins and
    ends.
    """

    text: str
    needs_person: bool
    months: frozenset[tuple[int, int]]
    days: tuple[tuple[datetime.date, datetime.date], ...] = ()

    def state_on(self, today: datetime.date) -> str:
        """«now», «ahead», «past» or «undated»: where the day stands to the windows of the deadline."""
        if not self.days:
            return "undated"
        if any(start <= today <= end for start, end in self.days):
            return "now"
        return "ahead" if any(start > today for start, _ in self.days) else "past"


def due_phrase(
    due_rule: Mapping[str, Any],
    period: PlanPeriod,
    settings: DueSettings,
    told: tuple[Told, ...] = (),
) -> DuePhrase:
    """Say how a stored rule is understood inside the period, and which dates people have set for it.

    An empty rule is a missing deadline.
    """
    if told:
        rule = rule_from_dict(dict(due_rule)) if due_rule else Missing()
        found = decided_windows(rule, period, told, settings)
        return DuePhrase(explain_decided(rule, period, told, settings), False, _months(found), _days(found))
    if not due_rule:
        return DuePhrase("срок не указан", True, frozenset())
    return _phrase(json.dumps(due_rule, sort_keys=True), period, settings)


@lru_cache(maxsize=4096)
def _phrase(rule_text: str, period: PlanPeriod, settings: DueSettings) -> DuePhrase:
    rule = rule_from_dict(json.loads(rule_text))
    found = windows(rule, period, settings)
    waits = needs_person(rule, period, settings)
    return DuePhrase(explain(rule, period, settings), waits, _months(found), _days(found, only_dated=waits))


def _days(
    found: Iterable[Window], *, only_dated: bool = False
) -> tuple[tuple[datetime.date, datetime.date], ...]:
    """A deadline that waits for its date stands nowhere in time yet."""
    return tuple((one.start, one.end) for one in found if one.due_on or not only_dated)


def _months(found: Iterable[Window]) -> frozenset[tuple[int, int]]:
    months: set[tuple[int, int]] = set()
    for window in found:
        first = window.start.year * 12 + window.start.month - 1
        last = window.end.year * 12 + window.end.month - 1
        months.update(divmod(month, 12) for month in range(first, min(last, first + _MANY_MONTHS) + 1))
    return frozenset((year, month + 1) for year, month in months)


def section_lead(level: str, number_text: str) -> str:
    """What is printed before the title of a heading made by hand: «Раздел I. », «Трек 1. », «2 »."""
    number = number_text.rstrip(".")
    if level == "function":
        return "Функция: "
    words = {"part": "Раздел", "track": "Трек"}
    if number and level in words:
        return f"{words[level]} {number}. "
    return f"{number_text} " if number_text else ""


def month_label(month: tuple[int, int], *, with_year: bool) -> str:
    name = MONTHS[month[1] - 1]
    return f"{name} {month[0]}" if with_year else name


def edition_words(edition: Any) -> str:
    """«редакция 2 от 14.03.2026 (приказ № 45)», «проект изменений (редакция 3)»."""
    if edition.order_on:
        return (
            f"редакция {edition.number} от {edition.order_on:%d.%m.%Y} (приказ № {edition.order_number_text})"
        )
    noun = "проект изменений" if edition.is_amendment else "проект плана"
    return f"{noun} (редакция {edition.number})"
