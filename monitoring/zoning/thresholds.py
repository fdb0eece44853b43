"""RZ-01: the zone of one value. «Thresholds per indicator, year and cluster».

A value is compared as it is printed: rounded to the places of the indicator, so that the paper never shows
75,0 with a target of 75 in the yellow. A value equal to a bound is on its better side. Without a number, a
target or a direction there is no zone, which is not the same as red.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from monitoring.better import Better
from monitoring.values import Absent, Value, number_words, rounded

_HUNDRED = Decimal(100)
Indicator = TypeVar("Indicator", bound=Hashable)
Organization = TypeVar("Organization", bound=Hashable)


class Zone(StrEnum):
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NONE = "none"


ZONE_WORDS = {Zone.RED: "красная", Zone.YELLOW: "жёлтая", Zone.GREEN: "зелёная", Zone.NONE: "без зоны"}
ZONE_LETTERS = {Zone.RED: "К", Zone.YELLOW: "Ж", Zone.GREEN: "З", Zone.NONE: "–"}


@dataclass(frozen=True)
class Bounds:
    """From and to, both included; `None` is no bound."""

    low: Decimal | None
    high: Decimal | None

    def __contains__(self, number: Decimal) -> bool:
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    def widened(self, by: Decimal) -> "Bounds":
        low = None if self.low is None else self.low - by
        return Bounds(low, None if self.high is None else self.high + by)


@dataclass(frozen=True)
class Threshold:
    """`target` is the lower bound of a corridor, `upper` its upper one; the tolerance may be in % of "
    "the target."""

    better: Better
    target: Decimal
    tolerance: Decimal = Decimal(0)
    upper: Decimal | None = None
    is_percent: bool = False
    decimals: int | None = None

    def __post_init__(self) -> None:
        if self.tolerance < 0:
            raise ValueError("Допуск не может быть отрицательным.")
        if self.better is not Better.CORRIDOR:
            return
        if self.upper is None:
            raise ValueError("Для коридора нужны обе границы.")
        if self.upper < self.target:
            raise ValueError(
                f"Верхняя граница коридора ({number_words(self.upper)}) меньше нижней "
                f"({number_words(self.target)})."
            )

    @cached_property
    def margin(self) -> Decimal:
        return abs(self.target) * self.tolerance / _HUNDRED if self.is_percent else self.tolerance

    @cached_property
    def green(self) -> Bounds:
        low = None if self.better is Better.DOWN else self.target
        return Bounds(low, {Better.UP: None, Better.DOWN: self.target}.get(self.better, self.upper))

    @cached_property
    def yellow(self) -> Bounds:
        """The yellow together with the green."""
        return self.green.widened(self.margin)

    def seen(self, number: Decimal) -> Decimal:
        return number if self.decimals is None else rounded(number, self.decimals)


def zone_of(value: Value, threshold: Threshold | None) -> Zone:
    if threshold is None or isinstance(value, Absent) or threshold.better is Better.NONE:
        return Zone.NONE
    number = threshold.seen(value)
    if number in threshold.green:
        return Zone.GREEN
    return Zone.YELLOW if number in threshold.yellow else Zone.RED


def zones(
    values: Mapping[tuple[Organization, Indicator], Value], thresholds: Mapping[Indicator, Threshold]
) -> dict[tuple[Organization, Indicator], Zone]:
    """The whole table of a year; what has no threshold has no zone."""
    return {key: zone_of(value, thresholds.get(key[1])) for key, value in values.items()}


def chosen_threshold(
    thresholds: Iterable[tuple[int, Hashable | None, Threshold]], *, year: int, cluster: Hashable | None
) -> Threshold | None:
    """Among (year, cluster, threshold) of one indicator: that of the cluster, else the common one of "
    "the year."""
    of_year = {whose: threshold for when, whose, threshold in thresholds if when == year}
    return of_year.get(cluster) or of_year.get(None)
