"""DV-01: which expectations a value breaks, by how much, against which threshold. Pure.

«Compares every value with (a) the expected dynamics (direction and tolerance), (b) the plan value, (c) the
last period, (d) the municipal mean, (e) the mean of the cluster; each breach is a deviation with kind, size
and threshold used». (a) asks whether the value went the right way and far enough; (c) asks only whether it
jumped, either way, because a jump is as often an error of data as a success. Only the worse side breaks a
plan or a mean, unless no side is better. A comparison without a tolerance in the settings is not made; a
difference equal to the tolerance is no breach.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitoring.better import Better
from monitoring.tolerances import EXACT, Tolerance
from monitoring.values import Absent, Value, number_words


class DeviationKind(StrEnum):
    DYNAMICS = "dynamics"
    PLAN = "plan"
    LAST_PERIOD = "last_period"
    MUNICIPALITY = "municipality"
    CLUSTER = "cluster"


DEVIATION_WORDS = {
    DeviationKind.DYNAMICS: "ожидаемая динамика",
    DeviationKind.PLAN: "плановое значение",
    DeviationKind.LAST_PERIOD: "прошлый период",
    DeviationKind.MUNICIPALITY: "среднее по муниципалитету",
    DeviationKind.CLUSTER: "среднее по кластеру",
}


@dataclass(frozen=True)
class Expectations:
    """Settings of one indicator for one year; `expected_change` is how much better it should become."""

    better: Better
    plan: Decimal | None = None
    plan_upper: Decimal | None = None
    plan_tolerance: Tolerance = EXACT
    expected_change: Decimal = Decimal(0)
    dynamics_tolerance: Tolerance | None = None
    last_tolerance: Tolerance | None = None
    municipal_tolerance: Tolerance | None = None
    cluster_tolerance: Tolerance | None = None

    def __post_init__(self) -> None:
        if self.expected_change < 0:
            raise ValueError("Ожидаемое изменение – это улучшение, оно не может быть отрицательным.")
        if self.better is Better.CORRIDOR and (self.plan is None) != (self.plan_upper is None):
            raise ValueError("Для коридора нужны обе границы планового значения.")
        if self.plan is not None and self.plan_upper is not None and self.plan_upper < self.plan:
            raise ValueError("Верхняя граница планового значения меньше нижней.")


@dataclass(frozen=True)
class Bases:
    """What a value is compared with; what is not known is «нет данных»."""

    previous: Value = Absent.NO_DATA
    municipality: Value = Absent.NO_DATA
    cluster: Value = Absent.NO_DATA


@dataclass(frozen=True)
class Deviation:
    """`size` is how far the value lies on the worse side of `base`, `limit` how far it might have."""

    kind: DeviationKind
    value: Decimal
    base: Decimal
    size: Decimal
    limit: Decimal
    sentence: str


def deviations(value: Value, expectations: Expectations, bases: Bases) -> tuple[Deviation, ...]:
    """Up to five, in the order (a) to (e); an absent value breaks nothing."""
    if isinstance(value, Absent):
        return ()
    found = (
        _dynamics(value, expectations, bases.previous),
        _plan(value, expectations),
        _jump(value, expectations, bases.previous),
        _from_mean(value, bases.municipality, expectations.municipal_tolerance, expectations, _MUNICIPALITY),
        _from_mean(value, bases.cluster, expectations.cluster_tolerance, expectations, _CLUSTER),
    )
    return tuple(one for one in found if one is not None)


def closed_by_correction(
    kinds: Iterable[DeviationKind], found_now: Iterable[Deviation]
) -> tuple[DeviationKind, ...]:
    """DV-03: the open deviations that a corrected value no longer has."""
    still = {one.kind for one in found_now}
    return tuple(kind for kind in kinds if kind not in still)


_MUNICIPALITY = (DeviationKind.MUNICIPALITY, "среднего по муниципалитету")
_CLUSTER = (DeviationKind.CLUSTER, "среднего по кластеру")


def _loss(value: Decimal, expectations: Expectations) -> Decimal:
    """The greater, the worse: below «больше – лучше», above «меньше – лучше», outside a corridor."""
    if expectations.better is Better.UP:
        return -value
    if expectations.better is Better.DOWN:
        return value
    low, high = expectations.plan, expectations.plan_upper
    if low is None or high is None:
        return Decimal(0)
    return max(low - value, value - high, Decimal(0))


def _dynamics(value: Decimal, expectations: Expectations, previous: Value) -> Deviation | None:
    tolerance = expectations.dynamics_tolerance
    if tolerance is None or isinstance(previous, Absent) or expectations.better is Better.NONE:
        return None
    size = _loss(value, expectations) - _loss(previous, expectations) + expectations.expected_change
    limit = tolerance.limit(previous)
    if size <= limit:
        return None
    wanted = {
        Better.UP: f"рост на {number_words(expectations.expected_change)}",
        Better.DOWN: f"снижение на {number_words(expectations.expected_change)}",
    }.get(expectations.better, "не дальше от границ")
    if not expectations.expected_change and expectations.better is not Better.CORRIDOR:
        wanted = "не хуже прошлого периода"
    sentence = (
        f"Динамика хуже ожидаемой на {number_words(size)}: было {number_words(previous)}, стало "
        f"{number_words(value)}, ожидалось: {wanted}; допуск {tolerance.words}."
    )
    return Deviation(DeviationKind.DYNAMICS, value, previous, size, limit, sentence)


def _plan(value: Decimal, expectations: Expectations) -> Deviation | None:
    low = expectations.plan
    if low is None:
        return None
    high = low if expectations.plan_upper is None else expectations.plan_upper
    below, above = low - value, value - high
    if expectations.better is Better.UP:
        above = Decimal(0)
    elif expectations.better is Better.DOWN:
        below = Decimal(0)
    size, base = (below, low) if below > above else (above, high)
    limit = expectations.plan_tolerance.limit(base)
    if size <= limit:
        return None
    sentence = (
        f"{'Ниже' if value < base else 'Выше'} планового значения на {number_words(size)}: "
        f"{number_words(value)} при плане {number_words(base)}; допуск {expectations.plan_tolerance.words}."
    )
    return Deviation(DeviationKind.PLAN, value, base, size, limit, sentence)


def _jump(value: Decimal, expectations: Expectations, previous: Value) -> Deviation | None:
    tolerance = expectations.last_tolerance
    if tolerance is None or isinstance(previous, Absent):
        return None
    size, limit = abs(value - previous), tolerance.limit(previous)
    if size <= limit:
        return None
    sentence = (
        f"Резкое изменение к прошлому периоду: было {number_words(previous)}, стало {number_words(value)}, "
        f"{'рост' if value > previous else 'снижение'} на {number_words(size)}; допуск {tolerance.words}."
    )
    return Deviation(DeviationKind.LAST_PERIOD, value, previous, size, limit, sentence)


def _from_mean(
    value: Decimal,
    base: Value,
    tolerance: Tolerance | None,
    expectations: Expectations,
    named: tuple[DeviationKind, str],
) -> Deviation | None:
    if tolerance is None or isinstance(base, Absent):
        return None
    size = {Better.UP: base - value, Better.DOWN: value - base}.get(expectations.better, abs(value - base))
    limit = tolerance.limit(base)
    if size <= limit:
        return None
    kind, words = named
    sentence = (
        f"{'Ниже' if value < base else 'Выше'} {words} на {number_words(size)}: {number_words(value)} "
        f"при среднем {number_words(base)}; допуск {tolerance.words}."
    )
    return Deviation(kind, value, base, size, limit, sentence)
