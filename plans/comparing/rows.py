"""The common coin of comparing: a row of a document, heading or activity.

Decided here: where a row stands is the chain of headings above it, each of a wider level than the one below.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Row:
    """`level` 0 is an activity, 1 and more a heading, the wider the smaller; `ident` belongs to the caller.

    `key` is the hidden key of the row where the content carries one: it outlives every change of words.
    """

    ident: str
    cells: Mapping[str, str] = field(default_factory=dict)
    level: int = 0
    key: str = ""

    @property
    def is_heading(self) -> bool:
        return self.level > 0

    def with_cells(self, texts: Mapping[str, str]) -> "Row":
        """Take new words; a cell whose new words are empty stands empty, it does not vanish."""
        return replace(self, cells={**self.cells, **texts})

    def text(self, name: str) -> str:
        return self.cells.get(name, "")


def parents(rows: Sequence[Row]) -> list[int | None]:
    """Of each row, the index of the heading it stands under."""
    open_headings: list[int] = []
    found: list[int | None] = []
    for index, row in enumerate(rows):
        if row.is_heading:
            while open_headings and rows[open_headings[-1]].level >= row.level:
                open_headings.pop()
        found.append(open_headings[-1] if open_headings else None)
        if row.is_heading:
            open_headings.append(index)
    return found


def paths(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Of each row, the headings above it, the widest first."""
    above = parents(rows)
    return [tuple(reversed(list(_chain(rows, above, index)))) for index in range(len(rows))]


def _chain(rows: Sequence[Row], above: Sequence[int | None], index: int) -> Iterator[Row]:
    parent = above[index]
    while parent is not None:
        yield rows[parent]
        parent = above[parent]
