"""The nodes of a formula and what each is worth.

The rule for values that are not numbers, in this order: «не применимо» in an operand makes the result «не
применимо» (nobody to count: it does not matter that something else is unknown), then «нет данных» makes it
«нет данных»; a zero divisor is «не применимо» (CK-08). Functions of a list pass over «не применимо»,
because a school without an eleventh class still has the sum of its other classes; a list of nothing else is
«не применимо».
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from monitoring.values import Absent, Value

LONG = Context(prec=50, traps=[DivisionByZero, InvalidOperation, Overflow])
_OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": LONG.add,
    "-": LONG.subtract,
    "*": LONG.multiply,
    "/": LONG.divide,
}


@dataclass(frozen=True)
class Number:
    number: Decimal

    def value(self, values: Mapping[str, Value]) -> Value:
        return self.number


@dataclass(frozen=True)
class Name:
    name: str

    def value(self, values: Mapping[str, Value]) -> Value:
        value = values.get(self.name, Absent.NO_DATA)
        if isinstance(value, Decimal) and not value.is_finite():
            raise ValueError(f"Значение поля «{self.name}» не является числом.")
        return value


@dataclass(frozen=True)
class Negative:
    of: "Tree"

    def value(self, values: Mapping[str, Value]) -> Value:
        value = self.of.value(values)
        return value if isinstance(value, Absent) else LONG.minus(value)


@dataclass(frozen=True)
class Operation:
    sign: str
    left: "Tree"
    right: "Tree"

    def value(self, values: Mapping[str, Value]) -> Value:
        left, right = self.left.value(values), self.right.value(values)
        is_zero_divisor = self.sign == "/" and not isinstance(right, Absent) and not right
        if is_zero_divisor or Absent.NOT_APPLICABLE in (left, right):
            return Absent.NOT_APPLICABLE
        if isinstance(left, Absent) or isinstance(right, Absent):
            return Absent.NO_DATA
        return _OPERATIONS[self.sign](left, right)


@dataclass(frozen=True)
class ListFunction:
    function: str
    arguments: tuple["Tree", ...]

    def value(self, values: Mapping[str, Value]) -> Value:
        found = [argument.value(values) for argument in self.arguments]
        if Absent.NO_DATA in found:
            return Absent.NO_DATA
        numbers = [value for value in found if not isinstance(value, Absent)]
        return FUNCTIONS[self.function](numbers) if numbers else Absent.NOT_APPLICABLE


Tree = Number | Name | Negative | Operation | ListFunction


def _total(numbers: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = LONG.add(total, number)
    return total


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return LONG.divide(_total(numbers), Decimal(len(numbers)))


SUM, MEAN, LEAST, MOST = "сумма", "среднее", "мин", "макс"
FUNCTIONS: Mapping[str, Callable[[Sequence[Decimal]], Decimal]] = {
    SUM: _total,
    MEAN: _mean,
    LEAST: min,
    MOST: max,
}
FUNCTION_NAMES = {
    "сумма": SUM, "сумм": SUM, "sum": SUM, "среднее": MEAN, "срзнач": MEAN, "mean": MEAN, "average": MEAN,
    "мин": LEAST, "min": LEAST, "макс": MOST, "max": MOST,
}  # fmt: skip


def branches(tree: Tree) -> tuple[Tree, ...]:
    if isinstance(tree, Operation):
        return tree.left, tree.right
    if isinstance(tree, ListFunction):
        return tree.arguments
    return (tree.of,) if isinstance(tree, Negative) else ()


def names(tree: Tree) -> frozenset[str]:
    if isinstance(tree, Name):
        return frozenset((tree.name,))
    return frozenset().union(*(names(branch) for branch in branches(tree)))
