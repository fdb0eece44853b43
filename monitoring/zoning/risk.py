"""RZ-04: the risk zone of a value among all organisations.

«Risk zone = significant deviation from an approved norm or, if none, from the municipal mean; threshold in
σ or %, setting. norm present → norm used». Only the worse side is a risk; where no side is better, both
are. A deviation equal to the threshold is not yet significant. σ is that of all organisations of the
municipality, not of a sample.
"""

from dataclasses import dataclass
from decimal import Decimal

from monitoring.better import Better
from monitoring.values import Absent, Value, number_words, value_words

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class RiskRule:
    """`size` times σ, or `size` per cent of the norm or mean; `norm_upper` is the other edge of a "
    "normal corridor."""

    better: Better
    size: Decimal
    is_sigma: bool = True
    norm: Decimal | None = None
    norm_upper: Decimal | None = None

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("Порог риска не может быть отрицательным.")
        if self.norm is None and self.norm_upper is not None:
            raise ValueError("У коридора нормы нет нижней границы.")
        if self.norm is not None and self.norm_upper is not None and self.norm_upper < self.norm:
            raise ValueError("Верхняя граница нормы меньше нижней.")


@dataclass(frozen=True)
class Risk:
    """`is_risk` is `None` when nothing can be said; `deviation` is how far the value is on the worse side."""

    is_risk: bool | None
    base_kind: str
    base: Decimal | None
    deviation: Decimal | None
    limit: Decimal | None
    sentence: str


def risk(value: Value, rule: RiskRule, *, mean: Value, sigma: Decimal | None = None) -> Risk:
    """`mean` and `sigma` are those of the municipality; with a norm the mean is not looked at."""
    base_kind = "mean" if rule.norm is None else "norm"
    base = mean if rule.norm is None else rule.norm
    if isinstance(value, Absent):
        return Risk(None, base_kind, None, None, None, f"Риск не определён: {value_words(value)}.")
    if isinstance(base, Absent):
        words = "нет ни нормы, ни среднего по муниципалитету"
        return Risk(None, base_kind, None, None, None, f"Риск не определён: {words}.")
    if rule.is_sigma and sigma is None:
        words = "для σ нужны значения хотя бы двух организаций"
        return Risk(None, base_kind, base, None, None, f"Риск не определён: {words}.")
    nearest, deviation = _worse_by(value, base, rule)
    limit = rule.size * (sigma or Decimal(0)) if rule.is_sigma else abs(nearest) * rule.size / _HUNDRED
    is_risk = deviation > limit
    sentence = _sentence(value, nearest, deviation, limit, rule, is_risk=is_risk)
    return Risk(is_risk, base_kind, nearest, deviation, limit, sentence)


def _worse_by(value: Decimal, low: Decimal, rule: RiskRule) -> tuple[Decimal, Decimal]:
    """The edge that is compared with and how far beyond it the value lies, 0 on the good side."""
    high = low if rule.norm_upper is None else rule.norm_upper
    below, above = max(low - value, Decimal(0)), max(value - high, Decimal(0))
    if rule.better is Better.UP:
        return low, below
    if rule.better is Better.DOWN:
        return high, above
    return (high, above) if above else (low, below)


def _sentence(
    value: Decimal, base: Decimal, deviation: Decimal, limit: Decimal, rule: RiskRule, *, is_risk: bool
) -> str:
    name = "среднего по муниципалитету" if rule.norm is None else "нормы"
    size = f"{number_words(rule.size)}\u00a0σ" if rule.is_sigma else f"{number_words(rule.size)}\u00a0%"
    threshold = f"порог {number_words(limit)} ({size})"
    if not deviation:
        return f"Риска нет: {number_words(value)} не хуже {name} ({number_words(base)})."
    words = (
        f"{number_words(value)} хуже {name} ({number_words(base)}) на {number_words(deviation)}, {threshold}"
    )
    return f"Зона риска: {words}." if is_risk else f"Риска нет: {words}."
