"""Targets and forecasts of a year, as people type them (CY-05, M1). Pure.

CY-05: «target and forecast per year beside the fact». A corridor is typed as its two bounds: «60–75» or
«от 60 до 75». An empty cell takes the number away.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from monitoring.values import Absent, NotAValue, exact_words, read_value

_ONE = r"([-−]?\d[\d\s\u00a0]*(?:[.,]\d+)?)"
_BOUNDS = re.compile(rf"(?:от\s*)?{_ONE}\s*(?:-|–|—|…|\.\.+|до)\s*{_ONE}", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """A number, or two bounds of a corridor; all empty where nothing is planned."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Limits:
    """What the indicator itself may be."""

    lowest: Decimal | None = None
    highest: Decimal | None = None

    def check(self, number: Decimal) -> None:
        if self.lowest is not None and number < self.lowest:
            raise NotAValue(f"{exact_words(number)} меньше допустимого ({exact_words(self.lowest)}).")
        if self.highest is not None and number > self.highest:
            raise NotAValue(f"{exact_words(number)} больше допустимого ({exact_words(self.highest)}).")


def read_target(raw: object, *, is_corridor: bool, limits: Limits) -> Target:
    """What was typed as a target; raises NotAValue with a sentence."""
    if not is_corridor:
        return Target(read_number(raw, limits))
    text = "" if raw is None else str(raw).strip()
    if not text:
        return Target()
    found = _BOUNDS.fullmatch(text)
    if found is None:
        raise NotAValue(f"«{text[:40]}» – не границы. Напишите две: например, 60–75.")
    low, high = (read_number(one, limits) for one in found.groups())
    if low is None or high is None or high < low:
        raise NotAValue(f"В «{text[:40]}» верхняя граница меньше нижней.")
    return Target(None, low, high)


def read_number(raw: object, limits: Limits) -> Decimal | None:
    value = read_value(raw)
    if isinstance(value, Absent):
        raise NotAValue("План и прогноз – числа. Если числа нет, оставьте ячейку пустой.")
    if value is not None:
        limits.check(value)
    return value


def target_words(target: Target) -> str:
    """As it is typed: «80», «60–75», or nothing."""
    if target.low is not None and target.high is not None:
        return f"{exact_words(target.low)}–{exact_words(target.high)}"
    return "" if target.value is None else exact_words(target.value)
