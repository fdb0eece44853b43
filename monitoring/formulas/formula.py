"""A formula that has been read: the names it needs, what it is worth, whether it is a share."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, Overflow
from functools import cached_property

from monitoring.formulas.shares import share_of
from monitoring.formulas.tokens import FormulaError
from monitoring.formulas.trees import Tree, names
from monitoring.values import Absent, Value, tidy

# Letters that look the same in both alphabets: a field «К» is often typed as a Latin «K» in the formula.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХаеорсух", "ABEKMHOPCTYXaeopcyx")


@dataclass(frozen=True)
class Formula:
    text: str
    tree: Tree

    @cached_property
    def names(self) -> frozenset[str]:
        return names(self.tree)

    @cached_property
    def share(self) -> "tuple[Formula, Formula, Decimal] | None":
        """Numerator, denominator and factor of «m / N · 100»; `None` when Σm / ΣN would mean nothing."""
        found = share_of(self.tree)
        if found is None:
            return None
        above, below, factor = found
        return Formula(f"числитель: {self.text}", above), Formula(f"знаменатель: {self.text}", below), factor

    def value(self, values: Mapping[str, Value]) -> Value:
        """A name that `values` lack is «нет данных»; the result is never NaN nor infinite."""
        try:
            found = self.tree.value(values)
            return found if isinstance(found, Absent) else tidy(found)
        except Overflow:
            raise FormulaError(
                f"Результат формулы «{self.text}» слишком велик. Проверьте значения."
            ) from None


def unknown_names(formula: Formula, known: Collection[str]) -> str:
    """A sentence about the names that are no field of the set; empty when all are known."""
    missing = sorted(formula.names - set(known))
    if not missing:
        return ""
    alike = {name.translate(_LOOKALIKES): name for name in known}
    parts = []
    for name in missing:
        twin = alike.get(name.translate(_LOOKALIKES))
        hint = f" (есть поле «{twin}»: проверьте, русские это буквы или латинские)" if twin else ""
        parts.append(f"«{name}»{hint}")
    return f"В формуле есть имена, которых нет среди полей: {', '.join(parts)}."
