"""A table from the clipboard: cells by tabs and lines, as Excel and our own page write them.

Excel puts a cell with line breaks or quotes into quotes and doubles the quotes inside. A table of Word comes
as HTML and is written in the same way by the page itself. A header row that repeats the headings of the plan
is dropped, as the importer does with repeated headers.
"""

import csv
import io
import re
from collections.abc import Sequence

Grid = list[list[str]]

#: more is an import of a file and not a paste
MOST_ROWS = 500
MOST_COLUMNS = 30

_SPACES = re.compile(r"[^\S\n]+")
_LETTERS = re.compile(r"[\W_]+")


def read_grid(text: str) -> Grid:
    """Rows of cells; empty rows are left out, every row is as wide as the widest."""
    stream = io.StringIO(text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"), newline="\n")
    rows = [[clean(cell) for cell in row] for row in csv.reader(stream, delimiter="\t")]
    rows = [row for row in rows if any(row)]
    width = max((_width(row) for row in rows), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def clean(cell: str) -> str:
    """Lines stay lines; other spaces run together."""
    lines = (_SPACES.sub(" ", line).strip() for line in cell.split("\n"))
    return "\n".join(line for line in lines if line)


def without_header(grid: Grid, headers: Sequence[str]) -> Grid:
    """Leave out a first row of at least two headings of the plan and nothing else."""
    if not grid:
        return grid
    known = {_folded(header) for header in headers}
    first = [_folded(cell) for cell in grid[0] if cell]
    is_header = len(first) > 1 and all(cell in known for cell in first)
    return grid[1:] if is_header else grid


def _folded(text: str) -> str:
    return _LETTERS.sub("", text.lower()) or text.strip()


def _width(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell), default=0)
