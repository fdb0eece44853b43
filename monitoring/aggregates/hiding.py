"""AN-08: small groups are not shown to others.

«Groups with fewer than *k* pupils (setting, default 10) are hidden in public and inter-school views»: N = 6
is shown as «< 10». Where a total is shown beside the groups, one hidden group could be found by
subtraction; then further groups, the smallest first, are hidden too, until at least two are hidden and
together hold at least k. An empty group has nobody to protect and is shown; it cannot shield another one.
An unknown size is hidden: it may be small.
"""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from monitoring.values import Absent, Value

DEFAULT_LEAST = 10
Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)


class Hidden(StrEnum):
    SMALL = "small"
    SHIELD = "shield"


def hidden_words(reason: Hidden, least: int = DEFAULT_LEAST) -> str:
    return f"< {least}" if reason is Hidden.SMALL else "скрыто"


def hidden(
    sizes: Mapping[Key, Value], *, least: int = DEFAULT_LEAST, with_total: bool = False
) -> dict[Key, Hidden]:
    """Which groups are hidden, and why; keys that are absent from the answer may be shown."""
    found = {key: Hidden.SMALL for key, size in sizes.items() if _is_small(size, least)}
    return found | _shields(sizes, found, least) if with_total else found


def _is_small(size: Value, least: int) -> bool:
    return size is Absent.NO_DATA or (isinstance(size, Decimal) and 0 < size < least)


def _shields(sizes: Mapping[Key, Value], found: Mapping[Key, Hidden], least: int) -> dict[Key, Hidden]:
    shown = sorted(
        (
            (size, str(key), key)
            for key, size in sizes.items()
            if isinstance(size, Decimal) and size > 0 and key not in found
        ),
        key=lambda one: one[:2],
    )
    count = len(found)
    together = sum((size for key in found if isinstance(size := sizes[key], Decimal)), Decimal(0))
    shields: dict[Key, Hidden] = {}
    for size, _, key in shown:
        if not found or (count > 1 and together >= least):
            break
        shields[key] = Hidden.SHIELD
        count, together = count + 1, together + size
    return shields


def hidden_in_table(
    sizes: Mapping[tuple[Row, Column], Value], *, least: int = DEFAULT_LEAST
) -> dict[tuple[Row, Column], Hidden]:
    """A table with totals of rows and of columns: lines are shielded in turn until none can be subtracted."""
    found = hidden(sizes, least=least)
    is_changed = True
    while is_changed:
        is_changed = False
        for side in (0, 1):
            for line in dict.fromkeys(key[side] for key in sizes):
                of_line = {key: size for key, size in sizes.items() if key[side] == line}
                shields = _shields(of_line, {key: found[key] for key in of_line if key in found}, least)
                is_changed = is_changed or bool(shields)
                found |= shields
    return found
