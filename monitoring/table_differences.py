"""What a table would change: new, changed, the same; two ways of having no value counted apart. Pure.

M2: «import of a filled table for all schools». CK-08: «A value may be «нет данных», «не применимо», 0 – three
different things»: an absence that comes instead of a number is a change like any other and is listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitoring.checks import Answer
from monitoring.values import Absent

#: organisation, code of the field, scope
Place = tuple[int, str, int | None]


@dataclass(frozen=True)
class ProposedCell:
    """`position` is the row of the sheet, `column` its letters; `line` is what the caller knows it by."""

    place: Place
    line: int
    answer: Answer
    position: int
    column: str


@dataclass(frozen=True)
class Change:
    cell: ProposedCell
    old: Answer


@dataclass(frozen=True)
class Difference:
    """`no_data_count` and `not_applicable_count` are of all cells of the table, whatever stood there."""

    new_count: int
    changes: tuple[Change, ...]
    same_count: int
    no_data_count: int
    not_applicable_count: int

    @property
    def cell_count(self) -> int:
        return self.new_count + len(self.changes) + self.same_count

    @property
    def is_nothing(self) -> bool:
        return not self.new_count and not self.changes


def difference(cells: Iterable[ProposedCell], standing: Mapping[Place, Answer]) -> Difference:
    """Compare with what stands there; a place that is not in `standing` has nothing yet."""
    changes: list[Change] = []
    new_count = same_count = no_data_count = not_applicable_count = 0
    for cell in cells:
        no_data_count += cell.answer is Absent.NO_DATA
        not_applicable_count += cell.answer is Absent.NOT_APPLICABLE
        old = standing.get(cell.place)
        if old is None:
            new_count += 1
        elif old == cell.answer:
            same_count += 1
        else:
            changes.append(Change(cell, old))
    return Difference(new_count, tuple(changes), same_count, no_data_count, not_applicable_count)
