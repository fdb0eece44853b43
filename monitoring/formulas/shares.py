"""Is a formula a share, so that Σm / ΣN of many organisations means something?

AN-03: «Municipal value of a share = Σm / ΣN, **not** the mean of shares». It does when the formula is a
constant times one numerator over one denominator, and both may be added up over organisations: sums and
differences of fields, fields times a constant. A quotient inside, a product of two fields, min, max and a
mean may not be added up.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from monitoring.formulas.trees import (
    LONG,
    SUM,
    ListFunction,
    Name,
    Negative,
    Operation,
    Tree,
    branches,
    names,
)
from monitoring.values import Absent


@dataclass
class _Fraction:
    above: list[Tree] = field(default_factory=list)
    below: list[Tree] = field(default_factory=list)
    factor: Decimal = Decimal(1)

    def take(self, tree: Tree, *, is_above: bool) -> None:
        if not names(tree):
            self._take_constant(tree, is_above=is_above)
        elif isinstance(tree, Operation) and tree.sign in "*/":
            self.take(tree.left, is_above=is_above)
            self.take(tree.right, is_above=is_above == (tree.sign == "*"))
        elif isinstance(tree, Negative):
            self.factor = -self.factor
            self.take(tree.of, is_above=is_above)
        else:
            (self.above if is_above else self.below).append(tree)

    def _take_constant(self, tree: Tree, *, is_above: bool) -> None:
        constant = tree.value({})
        # The parser refuses a constant zero divisor, so a constant is always a number that may divide.
        if not isinstance(constant, Absent):
            self.factor = (LONG.multiply if is_above else LONG.divide)(self.factor, constant)


def share_of(tree: Tree) -> tuple[Tree, Tree, Decimal] | None:
    fraction = _Fraction()
    fraction.take(tree, is_above=True)
    if len(fraction.above) != 1 or len(fraction.below) != 1:
        return None
    above, below = fraction.above[0], fraction.below[0]
    return (above, below, fraction.factor) if can_be_added(above) and can_be_added(below) else None


def can_be_added(tree: Tree) -> bool:
    """Whether the total over organisations of this tree is a count of the whole municipality."""
    if isinstance(tree, Operation) and tree.sign in "*/":
        sides = [side for side in branches(tree) if names(side)]
        return len(sides) == 1 and (tree.sign == "*" or sides[0] is tree.left) and can_be_added(sides[0])
    if isinstance(tree, ListFunction) and tree.function != SUM:
        return False
    return isinstance(tree, Name) or (
        bool(branches(tree)) and all(can_be_added(side) for side in branches(tree))
    )
