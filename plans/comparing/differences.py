"""What changed between two contents, each difference on its own, in the order of the new document.

PL-08: «the difference is shown by row and cell». Decided here: cells are compared word for word, as they
stand; a row has moved when it is none of the rows that kept their order (the heaviest set of rows in order;
a heading weighs more than the rows below it), so that a row put elsewhere is one difference and not ninety.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plans.comparing.matching import Pairs, matched
from plans.comparing.rows import Row

_HEADING_WEIGHT = 1000


class DifferenceKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Difference:
    """`old` and `new` are the rows before and after; a changed difference is about one cell, `column`.

    `after` is the row of the new document right above: where an added or moved row comes to stand.
    """

    kind: DifferenceKind
    old: Row | None = None
    new: Row | None = None
    column: str = ""
    after: Row | None = None

    @property
    def row(self) -> Row:
        row = self.old or self.new
        assert row is not None
        return row

    @property
    def old_text(self) -> str:
        return self.old.text(self.column) if self.old else ""

    @property
    def new_text(self) -> str:
        return self.new.text(self.column) if self.new else ""


def compare(old: Sequence[Row], new: Sequence[Row]) -> list[Difference]:
    """Removed rows stand where they stood: before the next row that both have."""
    pairs = matched(old, new)
    back = {other: one for one, other in pairs.items()}
    steady = kept_in_order(old, pairs)
    removed = _removed_before(old, pairs, back)
    found: list[Difference] = []
    for index, row in enumerate(new):
        after = new[index - 1] if index else None
        if index not in back:
            found.append(Difference(DifferenceKind.ADDED, new=row, after=after))
            continue
        one = back[index]
        found.extend(removed.pop(one, ()))
        if one not in steady:
            found.append(Difference(DifferenceKind.MOVED, old[one], row, after=after))
        found.extend(
            Difference(DifferenceKind.CHANGED, old[one], row, column)
            for column in dict.fromkeys((*row.cells, *old[one].cells))
            if old[one].text(column) != row.text(column)
        )
    for rest in removed.values():
        found.extend(rest)
    return found


def _removed_before(old: Sequence[Row], pairs: Pairs, back: Pairs) -> dict[int | None, list[Difference]]:
    found: dict[int | None, list[Difference]] = {}
    following: int | None = None
    for index in range(len(old) - 1, -1, -1):
        if index in pairs:
            following = index
        else:
            found.setdefault(following, []).insert(0, Difference(DifferenceKind.REMOVED, old=old[index]))
    return found


def kept_in_order(old: Sequence[Row], pairs: Pairs) -> set[int]:
    """The heaviest set of matched rows of `old` whose order is the same in the new content.

    For each place in the new content the best weight up to it is kept, as a staircase: n log n.
    """
    places: list[int] = []
    weights: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for one in sorted(pairs):
        place = pairs[one]
        spot = bisect_left(places, place)
        before[one] = ends[spot - 1] if spot else None
        weight = (weights[spot - 1] if spot else 0) + (_HEADING_WEIGHT if old[one].is_heading else 1)
        last = spot
        while last < len(places) and weights[last] <= weight:
            last += 1
        places[spot:last], weights[spot:last], ends[spot:last] = [place], [weight], [one]
    kept: set[int] = set()
    at: int | None = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept


def without(differences: Iterable[Difference], old: Sequence[Row]) -> list[Row]:
    """Rows of `old` that none of the differences removes or moves."""
    gone = {id(one.old) for one in differences if one.kind in (DifferenceKind.REMOVED, DifferenceKind.MOVED)}
    return [row for row in old if id(row) not in gone]
