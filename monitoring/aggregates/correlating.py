"""AN-04: a link between a field of the context and a result.

«With number of organisations and correlation; text warning when fewer than 10 points». Two measures are
told: Pearson for a straight line, Spearman for any steady growth; the second is the one to trust here,
because a municipality has few organisations, one of them often far from the rest, and marks and shares are
seldom normal. A link is not a cause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import StatisticsError
from statistics import correlation as linear

from monitoring.values import Value, number_words

MIN_POINTS = 10
_PLACES = 3
_NBSP = "\u00a0"


@dataclass(frozen=True)
class Correlation:
    """`None` for both measures when there are fewer than two points or one side does not vary."""

    count: int
    left_out: int
    pearson: Decimal | None
    spearman: Decimal | None
    warning: str

    @property
    def sentence(self) -> str:
        if self.pearson is None or self.spearman is None:
            return self.warning
        numbers = (
            f"Организаций: {self.count}; коэффициент Спирмена {number_words(self.spearman, 2)}, "
            f"Пирсона {number_words(self.pearson, 2)}. Связь не доказывает причину."
        )
        return f"{numbers} {self.warning}".strip()


def correlation(pairs: Iterable[tuple[Value, Value]]) -> Correlation:
    """A pair with an absent side is left out and counted."""
    given = list(pairs)
    points = [(x, y) for x, y in given if isinstance(x, Decimal) and isinstance(y, Decimal)]
    left_out = len(given) - len(points)
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    try:
        pearson, spearman = linear(xs, ys), linear(_ranks(xs), _ranks(ys))
    except StatisticsError:
        words = "значения одной из сторон одинаковы" if len(points) > 1 else "нужны хотя бы две организации"
        return Correlation(len(points), left_out, None, None, f"Связь не вычислена: {words}.")
    warning = ""
    if len(points) < MIN_POINTS:
        warning = f"Точек меньше {MIN_POINTS}: выводы о связи ненадёжны."
    return Correlation(len(points), left_out, _rounded(pearson), _rounded(spearman), warning)


def _rounded(measure: float) -> Decimal:
    return Decimal(str(round(measure, _PLACES)))


def _ranks(numbers: Sequence[float]) -> list[float]:
    """Equal numbers share the mean of their places."""
    ordered = sorted(numbers)
    first = {number: place for place, number in reversed(list(enumerate(ordered, 1)))}
    return [first[number] + (ordered.count(number) - 1) / 2 for number in numbers]
