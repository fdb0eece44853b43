"""Parts of the body as blocks: subheadings, texts, lists, tables, pictures, annexes.

A table is typed as lines: cells are parted by « | », the first line is the header; a line of one cell
before the header names the table, between rows it begins a group. Columns of figures are centred; a row
that begins with «Итого» or «Всего» is a total.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from math import ceil

from msoko.lib.language_ru import typeset
from reports.layout import column_shares
from reports.papers.model import (
    AnnexStamp,
    AnnexTitle,
    Block,
    BodyRow,
    Bullets,
    GroupRow,
    Label,
    Orientation,
    PageSection,
    Paragraph,
    Row,
    Subheading,
    Table,
    TableColumn,
)
from reports.papers.pictures import NO_DRAWINGS, Drawings, picture_blocks
from reports.papers.requisites import runs_of, typeset_lines
from reports.papers.texts import Part, PartKind
from reports.papers.titles import title_lines

ANNEXES = frozenset({PartKind.ANNEX, PartKind.WIDE_ANNEX})
#: columns that a sheet takes with words that can still be read
MOST_COLUMNS = {Orientation.PORTRAIT: 9, Orientation.LANDSCAPE: 16}
_CELLS = re.compile(r"(?<!\\)\s*\|\s*")
_FIGURE = re.compile(r"[\s\d.,%–—+\-\u00a0\u00d7/()]*")
_TOTAL = re.compile(r"(?:итого|всего)\b", re.IGNORECASE)


def part_blocks(
    parts: Iterable[Part],
    field: str = "parts",
    *,
    first: int = 1,
    drawings: Drawings = NO_DRAWINGS,
    orientation: Orientation = Orientation.PORTRAIT,
) -> Iterator[Block]:
    """Draw the parts; `field` and the place of a part, counted from `first`, are where its gaps lead."""
    for position, part in enumerate(parts, start=first):
        name = f"{field}-{position}"
        if part.kind is PartKind.PICTURE:
            yield from picture_blocks(part, name, drawings, orientation)
        else:
            yield from _blocks(part, name, orientation)


def body_and_annexes(parts: Iterable[Part]) -> tuple[list[Part], list[list[Part]]]:
    """Cut at the parts that begin an annex; each annex starts with that part."""
    body: list[Part] = []
    annexes: list[list[Part]] = []
    for part in parts:
        if part.kind in ANNEXES:
            annexes.append([part])
        else:
            (annexes[-1] if annexes else body).append(part)
    return body, annexes


def annex_sections(
    annexes: list[list[Part]],
    *,
    field: str,
    first: int,
    stamp: Callable[[str, int], Iterable[str]],
    drawings: Drawings = NO_DRAWINGS,
) -> Iterator[PageSection]:
    """Draw each annex on pages of its own.

    `first` is the place of the first annex among the parts of its field; `stamp` gives the lines of the
    corner for a title and the number of the annex, counted from 0.
    """
    position = first
    for number, (opening, *parts) in enumerate(annexes):
        title = " ".join(opening.text.split())
        lines = typeset_lines(stamp(title, number))
        blocks: list[Block] = [AnnexStamp(lines)] if lines else []
        if title:
            blocks.append(AnnexTitle(typeset_lines(title_lines(title))))
        is_wide = opening.kind is PartKind.WIDE_ANNEX
        sheet = Orientation.LANDSCAPE if is_wide else Orientation.PORTRAIT
        blocks += part_blocks(parts, field, first=position + 1, drawings=drawings, orientation=sheet)
        position += 1 + len(parts)
        yield PageSection(sheet, tuple(blocks))


def annex_name(number: int, count: int) -> str:
    """«Приложение» (or «Приложение № 1» when several), AX-01; counted from 0."""
    return f"Приложение № {number + 1}" if count > 1 else "Приложение"


def _blocks(part: Part, field: str, orientation: Orientation) -> Iterator[Block]:
    lines = [line.strip() for line in part.text.splitlines() if line.strip()]
    match part.kind:
        case PartKind.HEADING:
            yield from (Subheading(runs_of(field, line)) for line in lines)
        case PartKind.TEXT:
            yield from (Paragraph(runs_of(field, line)) for line in lines)
        case PartKind.LIST if lines:
            yield Bullets(tuple(runs_of(field, line.lstrip("-–— ")) for line in lines))
        case PartKind.TABLE if lines:
            yield from _table(lines, field, orientation)


def table_text(rows: Iterable[Iterable[str]], *, name: str = "") -> str:
    """Write a table as it is typed; the first row is the header."""
    lines = [" | ".join(_typed(cell) for cell in row) for row in rows]
    return "\n".join([name, *lines] if name else lines)


def table_cells(line: str) -> tuple[str, ...]:
    return tuple(cell.replace("\\|", "|").strip() for cell in _CELLS.split(line))


def _typed(cell: str) -> str:
    return " ".join(cell.split()).replace("|", "\\|")


def _table(lines: list[str], field: str, orientation: Orientation) -> Iterator[Block]:
    """A table of more columns than the sheet takes is parted, the first column repeated (ГОСТ 2.105)."""
    rows = [table_cells(line) for line in lines]
    if len(rows) > 1 and len(rows[0]) == 1 < len(rows[1]):
        yield Label(runs_of(field, rows.pop(0)[0]))
    width = max(len(row) for row in rows)
    header = _padded(rows[0], width)
    body = [_padded(row, width) if len(row) > 1 else row for row in rows[1:]]
    for number, places in enumerate(_parted(width, MOST_COLUMNS[orientation])):
        if number:
            yield Label(("Продолжение таблицы",))
        yield _drawn(tuple(header[one] for one in places), [_picked(row, places) for row in body])


def _parted(width: int, most: int) -> Iterator[tuple[int, ...]]:
    """The places of the columns of each part; the others are shared evenly behind the first one."""
    if width <= most:
        yield tuple(range(width))
        return
    size = ceil((width - 1) / ceil((width - 1) / (most - 1)))
    for start in range(1, width, size):
        yield (0, *range(start, min(start + size, width)))


def _picked(row: tuple[str, ...], places: tuple[int, ...]) -> tuple[str, ...]:
    """The cells of a part; a row of one cell begins a group in every part."""
    return row if len(row) == 1 else tuple(row[one] for one in places)


def _drawn(headers: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    width = len(headers)
    cells = [row for row in rows if len(row) == width]
    shares = column_shares([f"column-{place}" for place in range(width)], headers, cells)
    columns = tuple(
        TableColumn(typeset(text), share, is_centred=_holds_figures(row[place] for row in cells))
        for place, (text, share) in enumerate(zip(headers, shares, strict=True))
    )
    return Table(columns, tuple(_row(row, width) for row in rows))


def _padded(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*row, *("" for _ in range(width - len(row))))


def _row(row: tuple[str, ...], width: int) -> Row:
    if len(row) == 1 < width:
        return GroupRow(2, "", typeset(row[0]))
    cells = tuple(typeset(cell) for cell in row)
    return BodyRow(cells, is_total=any(_TOTAL.match(cell) for cell in cells[:2]))


def _holds_figures(cells: Iterable[str]) -> bool:
    kinds = {bool(_FIGURE.fullmatch(cell)) for cell in cells if cell}
    return kinds == {True}
