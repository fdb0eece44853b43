"""Values of one indicator -> numbers from 0 to 100 that may be weighed and added.

- Share of the best, as in the ministry's «мотивирующий мониторинг» (V19): «best = 100; others
value/best·100; for “less is better” best/value·100». Where the best is 0, it alone is 100 and everything
else 0. - Min–max: the worst 0, the best 100; when all are equal, all are 100. - Place: (n − place + 1) / n
· 100; equals share the better place.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from monitoring.ratings.ranking import ranks
from monitoring.values import number_words, tidy

Key = TypeVar("Key", bound=Hashable)
_HUNDRED, _NOUGHT = Decimal(100), Decimal(0)


class Normalising(StrEnum):
    BEST = "best"
    MIN_MAX = "min_max"
    PLACE = "place"


NORMALISING_WORDS = {
    Normalising.BEST: "доля от лучшего (лучший – 100)",
    Normalising.MIN_MAX: "мин–макс (худший – 0, лучший – 100)",
    Normalising.PLACE: "по местам",
}


@dataclass(frozen=True)
class Side:
    """More is better, less is better, or less distance from a corridor is."""

    is_up: bool
    low: Decimal | None = None
    high: Decimal | None = None

    def seen(self, value: Decimal) -> Decimal:
        if self.low is None or self.high is None:
            return value
        return max(self.low - value, value - self.high, _NOUGHT)


@dataclass(frozen=True)
class Normalised:
    number: Decimal
    step: str


def normalised(values: Mapping[Key, Decimal], how: Normalising, side: Side) -> dict[Key, Normalised]:
    """For each key its number and the arithmetic that gave it, in words."""
    seen = {key: side.seen(value) for key, value in values.items()}
    if not seen:
        return {}
    if how is Normalising.PLACE:
        return _by_place(seen, side)
    best, worst = (max, min) if side.is_up else (min, max)
    if how is Normalising.MIN_MAX:
        return {
            key: _between(value, worst(seen.values()), best(seen.values())) for key, value in seen.items()
        }
    return {key: _of_best(value, best(seen.values()), side) for key, value in seen.items()}


def _of_best(value: Decimal, best: Decimal, side: Side) -> Normalised:
    if value == best:
        return Normalised(_HUNDRED, f"лучшее значение ({number_words(best)}): 100")
    if not best:
        return Normalised(_NOUGHT, f"лучшее значение {number_words(best)}: остальным 0")
    above, below = (value, best) if side.is_up else (best, value)
    number = tidy(above * _HUNDRED / below)
    return Normalised(
        number, f"{number_words(above)} / {number_words(below)} · 100 = {number_words(number, 2)}"
    )


def _between(value: Decimal, worst: Decimal, best: Decimal) -> Normalised:
    if best == worst:
        return Normalised(_HUNDRED, "все значения равны: 100")
    number = tidy((value - worst) * _HUNDRED / (best - worst))
    least, most, seen = number_words(worst), number_words(best), number_words(value)
    return Normalised(number, f"({seen} − {least}) / ({most} − {least}) · 100 = {number_words(number, 2)}")


def _by_place(seen: Mapping[Key, Decimal], side: Side) -> dict[Key, Normalised]:
    found = {}
    places = ranks({key: value if side.is_up else -value for key, value in seen.items()})
    for key, rank in places.items():
        number = tidy((len(seen) - rank.place + 1) * _HUNDRED / len(seen))
        step = f"место {rank.words} из {len(seen)}: {number_words(number, 2)}"
        found[key] = Normalised(number, step)
    return found
