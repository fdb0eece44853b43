"""How far two numbers may differ: in units of the value or in percent of what it is compared with. Pure.

A difference equal to the tolerance passes: «540 vs 538 with tolerance 0 → remark» (CK-04), with tolerance 2
none.
"""

from dataclasses import dataclass
from decimal import Decimal

from monitoring.values import number_words

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Tolerance:
    size: Decimal
    is_percent: bool = False

    def __post_init__(self) -> None:
        if not self.size.is_finite() or self.size < 0:
            raise ValueError("Допуск не может быть отрицательным.")

    def limit(self, base: Decimal) -> Decimal:
        return abs(base) * self.size / _HUNDRED if self.is_percent else self.size

    @property
    def words(self) -> str:
        return f"{number_words(self.size)}\u00a0%" if self.is_percent else number_words(self.size)


EXACT = Tolerance(Decimal(0))
