"""What a foreign document says, for reading in a page: headings, paragraphs, lists, tables, bold and italic.

product.md T3: «preview in the page (PDF, pictures, DOCX, XLSX)». Decided here: a document leaves the sandbox
as words and a few marks of ours, never as HTML. A page prints them through the template engine, which
escapes every word, so that nothing of the file can become markup: links are their words, pictures, scripts
and styles do not exist, nothing is fetched. How much is shown is limited; what was left out is said.
"""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from msoko.lib import sandbox
from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.lib.spreadsheets import plain_text

MAX_BLOCKS = 600
MAX_ROWS = 300
MAX_COLUMNS = 40
MAX_SHEETS = 30
MAX_CELL = 2000
MAX_LETTERS = 400_000

#: kinds of files that become a preview; PDF and pictures are shown by the browser itself
SHOWN = {
    CONTENT_TYPES[kind]: kind
    for kind in (FileKind.DOCX, FileKind.XLSX, FileKind.ODT, FileKind.ODS, FileKind.TEXT)
}


@dataclass(frozen=True)
class Piece:
    text: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """`level` is 0 for ordinary text; `mark` is the number or the dash of a list, as it is printed."""

    pieces: tuple[Piece, ...]
    level: int = 0
    mark: str = ""
    align: str = ""


@dataclass(frozen=True)
class Cell:
    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    is_bold: bool = False


@dataclass(frozen=True)
class Table:
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SheetPreview:
    title: str
    table: Table
    is_cut: bool = False


Block = Paragraph | Table


@dataclass(frozen=True)
class Preview:
    """Either blocks in their order, or sheets."""

    blocks: tuple[Block, ...] = ()
    sheets: tuple[SheetPreview, ...] = ()
    is_cut: bool = False
    hidden_count: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.blocks and not any(sheet.table.rows for sheet in self.sheets)


@dataclass(frozen=True)
class GridRow:
    """A row with the places that a merge has swallowed, from the left and from above."""

    cells: tuple[str, ...]
    is_bold: bool
    across: tuple[int, ...]
    down: tuple[int, ...]


def preview(stream: BinaryIO, content_type: str, *, subject: str) -> Preview:
    """Read the document in the sandbox; raises Refused with a sentence when it cannot be read."""
    kind = SHOWN[content_type]
    read = sandbox.run("msoko.lib.preview_reading:read_in_child", kind.value, stream=stream, subject=subject)
    return cast(Preview, read)


def table_of(rows: Iterable[GridRow]) -> tuple[Table, bool]:
    """Turn swallowed places into wide and tall cells; also say whether rows or columns were left out."""
    all_rows = list(rows)
    kept = all_rows[:MAX_ROWS]
    width = max((len(row.cells) for row in kept), default=0)
    made = tuple(
        Row(tuple(_cells(row, kept[position + 1 :])), row.is_bold) for position, row in enumerate(kept)
    )
    return Table(made), len(all_rows) > MAX_ROWS or width > MAX_COLUMNS


def _cells(row: GridRow, below: list[GridRow]) -> Iterator[Cell]:
    for column, text in enumerate(row.cells[:MAX_COLUMNS]):
        if column in row.across or column in row.down:
            continue
        across, down = 1, 1
        while column + across in row.across and column + across < MAX_COLUMNS:
            across += 1
        while down <= len(below) and column in below[down - 1].down:
            down += 1
        yield Cell(shortened(text), across, down)


def shortened(text: str) -> str:
    return text if len(text) <= MAX_CELL else f"{text[:MAX_CELL]}…"


def limited(blocks: Iterable[Block]) -> Preview:
    """Take blocks until one of the limits is reached."""
    taken: list[Block] = []
    letters = 0
    for block in blocks:
        if len(taken) >= MAX_BLOCKS or letters >= MAX_LETTERS:
            return Preview(tuple(taken), is_cut=True)
        taken.append(block)
        letters += letters_of(block)
    return Preview(tuple(taken))


def letters_of(block: Block) -> int:
    if isinstance(block, Table):
        return sum(len(cell.text) for row in block.rows for cell in row.cells)
    return sum(len(piece.text) for piece in block.pieces)


def plain_paragraph(text: str, *, is_bold: bool = False, level: int = 0) -> Paragraph:
    return Paragraph((Piece(plain_text(text), is_bold),), level)


def text_preview(content: bytes) -> Preview:
    """A plain text: lines of words, in the encoding that fits."""
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = content.decode("utf-8", "replace")
    return limited(plain_paragraph(line) for line in text.splitlines() if line.strip())


def without_empty(found: Preview) -> Preview:
    blocks = tuple(
        block for block in found.blocks if isinstance(block, Table) or any(p.text for p in block.pieces)
    )
    return dataclasses.replace(found, blocks=blocks)
