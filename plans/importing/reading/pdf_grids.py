"""Ruled tables of pages -> one table: repeated headers known, rows torn by the end of a page put together.

Decided here: a table goes on over a page when nothing stands between the pieces and the columns stand in the
same places. The first row of a page goes on with the last row of the page before when its first cell is
empty where rows have it filled, or begins in the middle of a sentence. Other doubtful rows are left to
`joining`, which asks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from msoko.lib.pdf_reading import PdfCell, PdfGrid, PdfPage, PdfWord
from plans.importing.headers import header_at
from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawRow, RawTable
from plans.importing.reading.markup import clean_cell
from plans.importing.reading.pdf_lines import Line, Spelling, lines_of
from plans.importing.rows import is_number

_NEAR = 4.0
_MAX_PADDING = 12.0
_USUALLY = 0.6
_ENDED = re.compile(r"[.;:!?]$")
_GOES_ON = re.compile(r"^[a-zа-яё,;:.)»]")

Cell = tuple[Line, ...]


@dataclass(frozen=True)
class PageRow:
    """One row as it lies on a page; `across` and `down` as in RawRow."""

    cells: tuple[Cell, ...]
    across: tuple[int, ...] = ()
    down: tuple[int, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(" ".join(line.text for line in cell) for cell in self.cells)

    @property
    def filled(self) -> list[int]:
        return [index for index, cell in enumerate(self.cells) if cell]

    @property
    def is_bold(self) -> bool:
        lines = [line for cell in self.cells for line in cell]
        return bool(lines) and all(line.is_bold for line in lines)


@dataclass
class PageTable:
    """A table as far as the pages have told; `edges` are the places of its columns."""

    edges: tuple[float, ...]
    rows: list[PageRow] = field(default_factory=list)
    last: int | None = None

    def takes(self, grid: PdfGrid) -> bool:
        """Tell whether a grid of the next page stands in the columns of this table."""
        mine, other = self.edges, grid.column_edges
        is_within = all(any(abs(edge - known) <= _NEAR for known in mine) for edge in other)
        return is_within and abs(mine[0] - other[0]) <= _NEAR and abs(mine[-1] - other[-1]) <= _NEAR

    def extend(self, rows: Sequence[PageRow]) -> None:
        """Add the rows of the next page, its first row to the last one where it goes on with it."""
        start = self._header_length(rows)
        headers, rest = list(rows[:start]), list(rows[start:])
        if rest and self.last is not None and self._goes_on(self.rows[self.last], rest[0]):
            self.rows[self.last] = _together(self.rows[self.last], rest.pop(0))
        self.rows += headers + rest
        if rest:
            self.last = len(self.rows) - 1

    def _header_length(self, rows: Sequence[PageRow]) -> int:
        found = header_at([raw_row(row, Place(0, 0)) for row in rows[:4]], 0) if rows else None
        if found and any(row.texts == rows[0].texts for row in self.rows):
            return found.row_count
        count = 0
        while count < min(3, len(rows), len(self.rows)) and rows[count].texts == self.rows[count].texts:
            count += 1
        return count

    def _goes_on(self, last: PageRow, first: PageRow) -> bool:
        if last.across or first.across or not first.filled or not last.filled:
            return False
        above, below = last.texts[0], first.texts[0]
        if below:
            is_sentence = not is_number(below) and not is_number(above) and bool(above)
            return is_sentence and bool(_GOES_ON.match(below)) and not _ENDED.search(above)
        filled = sum(1 for row in self.rows if row.cells[0])
        only = first.filled[0] if len(first.filled) == 1 else None
        begins_anew = only is not None and first.texts[only][:1].isupper() and not last.cells[only]
        return filled >= _USUALLY * len(self.rows) and not begins_anew


def _together(last: PageRow, first: PageRow) -> PageRow:
    cells = tuple(
        above if index in first.down else above + below
        for index, (above, below) in enumerate(zip(last.cells, first.cells, strict=True))
    )
    return replace(last, cells=cells)


def rows_of(page: PdfPage, grid: PdfGrid, edges: Sequence[float]) -> tuple[list[PageRow], set[PdfWord]]:
    """Put the words of a page into the cells of a grid; give the rows and the words used."""
    places = {cell: _words_inside(page, cell) for cell in grid.cells}
    padding = _padding(places)
    width = len(edges) - 1
    slots: list[list[Cell]] = [[()] * width for _ in range(grid.row_count)]
    across: list[set[int]] = [set() for _ in range(grid.row_count)]
    down: list[set[int]] = [set() for _ in range(grid.row_count)]
    for cell, words in places.items():
        room = cell.right - cell.left - 2 * padding
        lines = tuple(line.with_room(room) for line in lines_of(words))
        first, end = _reach(cell, edges)
        for row in range(cell.row, min(cell.row + cell.row_span, grid.row_count)):
            slots[row][first] = lines
            across[row].update(range(first + 1, end))
            if row > cell.row:
                down[row].add(first)
    rows = [
        PageRow(tuple(slots[row]), tuple(sorted(across[row])), tuple(sorted(down[row])))
        for row in range(grid.row_count)
    ]
    return rows, {word for words in places.values() for word in words}


def _reach(cell: PdfCell, edges: Sequence[float]) -> tuple[int, int]:
    """Give the first column of a cell and the one behind its last."""
    first = min(range(len(edges) - 1), key=lambda index: abs(edges[index] - cell.left))
    end = min(range(first + 1, len(edges)), key=lambda index: abs(edges[index] - cell.right))
    return first, end


def _words_inside(page: PdfPage, cell: PdfCell) -> list[PdfWord]:
    return [
        word
        for word in page.words
        if cell.top <= (word.top + word.bottom) / 2 < cell.bottom
        and cell.left <= (word.left + word.right) / 2 < cell.right
    ]


def _padding(places: dict[PdfCell, list[PdfWord]]) -> float:
    gaps = [min(word.left for word in words) - cell.left for cell, words in places.items() if words]
    return min([_MAX_PADDING, *(max(gap, 0.0) for gap in gaps)])


def raw_row(row: PageRow, place: Place, texts: Sequence[str] | None = None) -> RawRow:
    cells = row.texts if texts is None else tuple(texts)
    is_wide = len(cells) > 1 and bool(cells[0]) and len(row.across) == len(cells) - 1
    return RawRow(cells, place, is_wide, row.is_bold, row.across, row.down)


def composed(table: PageTable, number: int, spelling: Spelling) -> RawTable:
    """Write the table as raw rows, its lines joined as the document spells."""
    return RawTable(
        tuple(
            raw_row(row, Place(number, position), [clean_cell(spelling.joined(cell)) for cell in row.cells])
            for position, row in enumerate(table.rows, start=1)
        )
    )


def grids_in_order(page: PdfPage) -> Iterator[PdfGrid]:
    """Give the grids from top to bottom; a box of one cell is a frame, not a table."""
    for grid in sorted(page.grids, key=lambda grid: (grid.top, grid.left)):
        if len(grid.cells) > 1:
            yield grid
