"""Words that several pages of plans say: how a deadline was understood, what a heading is called."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from plans.deadlines import PlanPeriod, explain, needs_person, rule_from_dict, windows

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
    """`months` are (year, month) pairs that a window of the deadline touches."""

    text: str
    needs_person: bool
    months: frozenset[tuple[int, int]]


def due_phrase(due_rule: Mapping[str, object], period: PlanPeriod) -> DuePhrase:
    """Say how a stored rule is understood inside the period; an empty rule is a missing deadline."""
    if not due_rule:
        return DuePhrase("срок не указан", True, frozenset())
    return _phrase(json.dumps(due_rule, sort_keys=True), period)


@lru_cache(maxsize=4096)
def _phrase(rule_text: str, period: PlanPeriod) -> DuePhrase:
    rule = rule_from_dict(json.loads(rule_text))
    months: set[tuple[int, int]] = set()
    for window in windows(rule, period):
        first = window.start.year * 12 + window.start.month - 1
        last = window.end.year * 12 + window.end.month - 1
        months.update(divmod(month, 12) for month in range(first, min(last, first + _MANY_MONTHS) + 1))
    named = frozenset((year, month + 1) for year, month in months)
    return DuePhrase(explain(rule, period), needs_person(rule, period), named)


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
