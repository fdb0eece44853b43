"""AN-02, AN-03: the value of a municipality, a cluster or any group from the values of its organisations.

«Municipal value of a share = Σm / ΣN, **not** the mean of shares; both are available, the first is
default»: 9/10 and 1/90 make 10,0 %, not 45,6 %. «Mean of cluster excludes «нет данных»»: what is absent is
left out and counted apart.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from monitoring.formulas import Formula, FormulaError
from monitoring.values import Absent, Value, ratio, tidy


@dataclass(frozen=True)
class Total:
    """`counted` organisations gave the value, `left_out` have «нет данных».

    For a share `numerator` and `denominator` are the sums the value was made of.
    """

    value: Value
    counted: int
    left_out: int
    not_applicable: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None


class Fold(StrEnum):
    """How values of organisations make one of the municipality; a formula that is a share has Σm / ΣN."""

    SHARE = "share"
    MEAN = "mean"
    SUM = "sum"


FOLD_WORDS = {Fold.SHARE: "Σm / ΣN", Fold.MEAN: "среднее по организациям", Fold.SUM: "сумма по организациям"}


def municipal_value(
    formula: Formula, rows: Collection[Mapping[str, Value]], fold: Fold | None = None
) -> Total:
    """Unless told otherwise Σm / ΣN for a share and the mean for everything else; a count asks for the "
    "sum."""
    if fold is None:
        fold = Fold.SHARE if formula.share else Fold.MEAN
    if fold is not Fold.SHARE:
        return (mean if fold is Fold.MEAN else total)(formula.value(row) for row in rows)
    if formula.share is None:
        raise FormulaError(f"«{formula.text}» – не доля, поэтому Σm / ΣN для неё не вычисляется.")
    above, below, factor = formula.share
    return municipal_share(((above.value(row), below.value(row)) for row in rows), factor)


def municipal_share(pairs: Iterable[tuple[Value, Value]], factor: Decimal = Decimal(100)) -> Total:
    """Σm / ΣN over the organisations that gave both; a numerator without its denominator is not added."""
    told, left_out, not_applicable = [], 0, 0
    for above, below in pairs:
        if isinstance(above, Decimal) and isinstance(below, Decimal):
            told.append((above, below))
        elif Absent.NOT_APPLICABLE in (above, below):
            not_applicable += 1
        else:
            left_out += 1
    if not told:
        return Total(_of_nobody(left_out, not_applicable), 0, left_out, not_applicable)
    numerator = sum((above for above, _ in told), Decimal(0))
    denominator = sum((below for _, below in told), Decimal(0))
    value = ratio(numerator, denominator, factor)
    return Total(value, len(told), left_out, not_applicable, numerator, denominator)


def mean(values: Iterable[Value]) -> Total:
    """The mean of what is known; for shares this is the second way, to be shown beside Σm / ΣN."""
    summed = total(values)
    if isinstance(summed.value, Absent):
        return summed
    return replace(summed, value=ratio(summed.value, Decimal(summed.counted)))


def total(values: Iterable[Value]) -> Total:
    found = list(values)
    numbers = [value for value in found if isinstance(value, Decimal)]
    left_out, not_applicable = found.count(Absent.NO_DATA), found.count(Absent.NOT_APPLICABLE)
    if not numbers:
        return Total(_of_nobody(left_out, not_applicable), 0, left_out, not_applicable)
    return Total(tidy(sum(numbers, Decimal(0))), len(numbers), left_out, not_applicable)


def _of_nobody(left_out: int, not_applicable: int) -> Absent:
    return Absent.NOT_APPLICABLE if not_applicable and not left_out else Absent.NO_DATA


def sigma(values: Iterable[Value]) -> Decimal | None:
    """Standard deviation over all organisations (not a sample); `None` for fewer than two numbers."""
    numbers = [value for value in values if isinstance(value, Decimal)]
    if len(numbers) < 2:
        return None
    middle = sum(numbers, Decimal(0)) / len(numbers)
    spread = sum(((number - middle) ** 2 for number in numbers), Decimal(0)) / len(numbers)
    return tidy(spread.sqrt())


def difference(value: Value, base: Value) -> Value:
    """How far the value lies from that of the municipality, the cluster or the group."""
    if Absent.NOT_APPLICABLE in (value, base):
        return Absent.NOT_APPLICABLE
    if isinstance(value, Absent) or isinstance(base, Absent):
        return Absent.NO_DATA
    return tidy(value - base)
