"""A plan that this product has written itself and a colleague has edited (P8: «invisible row keys»).

The marks say what the importer would otherwise have to recognise: which row it is, of which level a heading
is and where its number stands, what each column holds. So nothing is guessed, joined or mended in such a
file. A row without a mark was written by the colleague: it is a heading when it is one merged cell, else an
activity. When the marks are gone (saved by another program) there are no entries, and the file is read as any
other.

The marks are names of bookmarks in Word, a hidden column in Excel: `msoko_r_<key>` in a row,
`msoko_h_<n>_<level>_<start>_<length>_<lead>` in a heading, `msoko_c_<letters of the columns>` in the header.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from plans.importing.grouping import Heading, strict_heading
from plans.importing.headers import Layout
from plans.importing.parsed import Column, ColumnKey, Place, SectionLevel
from plans.importing.reading.blocks import RawBlock, RawRow, RawTable
from plans.importing.rows import Row

COLUMN_LETTERS = {
    ColumnKey.NUMBER: "n",
    ColumnKey.TITLE: "t",
    ColumnKey.DUE: "d",
    ColumnKey.EXECUTORS: "e",
    ColumnKey.CONDUCT_FORMAT: "f",
    ColumnKey.STEPS: "s",
    ColumnKey.DELIVERABLES: "r",
    ColumnKey.REMARK: "m",
    ColumnKey.EXTRA: "x",
}
LEVEL_LETTERS = {
    SectionLevel.PART: "p",
    SectionLevel.DIRECTION: "d",
    SectionLevel.TRACK: "t",
    SectionLevel.FUNCTION: "f",
}
_KEYS = {letter: key for key, letter in COLUMN_LETTERS.items()}
_LEVELS = {letter: level for level, letter in LEVEL_LETTERS.items()}
_HEADER = re.compile(r"^msoko_c_([ntdefsrmx]{1,60})$")
_HEADING = re.compile(r"^msoko_h_\d+_([pdtf])_(\d+)_(\d+)_(\d+)$")
_ROW = re.compile(r"^msoko_r_([0-9a-f]{32})$")


def header_mark(keys: Sequence[str]) -> str:
    letters = {str(key): letter for key, letter in COLUMN_LETTERS.items()}
    return "msoko_c_" + "".join(letters.get(key, "x") for key in keys)


def heading_mark(place: int, level: str, number_text: str, lead: str) -> str:
    """Where in the printed line the number stands, and where the title begins."""
    start = lead.find(number_text) if number_text else 0
    length = len(number_text) if start >= 0 else 0
    return f"msoko_h_{place}_{LEVEL_LETTERS[SectionLevel(level)]}_{max(start, 0)}_{length}_{len(lead)}"


def row_mark(key: str) -> str:
    return f"msoko_r_{key}"


@dataclass(frozen=True)
class _Table:
    rows: Sequence[RawRow]
    layout: Layout


def own_entries(blocks: Sequence[RawBlock]) -> list[Heading | Row]:
    """Headings and rows in their order; empty when the file carries no marks of ours."""
    table = _own_table(blocks)
    if table is None:
        return []
    seen: set[str] = set()
    return [entry for row in table.rows if (entry := _entry(row, table.layout, seen))]


def own_columns(blocks: Sequence[RawBlock]) -> tuple[Column, ...]:
    table = _own_table(blocks)
    return tuple(column for column in table.layout.columns if column) if table else ()


def _own_table(blocks: Sequence[RawBlock]) -> _Table | None:
    """The rows below the marked header, of that table and of all that were cut off it."""
    layout: Layout | None = None
    rows: list[RawRow] = []
    for table in (block for block in blocks if isinstance(block, RawTable)):
        for row in table.rows:
            found = _HEADER.match(row.mark)
            if found is None:
                rows += [row] if layout else []
            elif len(found[1]) <= len(row.cells):
                layout = layout or _layout(found[1], row.cells)
    has_keys = any(_ROW.match(row.mark) for row in rows)
    return _Table(rows, layout) if layout and has_keys else None


def _layout(letters: str, headers: Sequence[str]) -> Layout:
    keys = [_KEYS[letter] for letter in letters]
    columns = tuple(Column(key, header) for key, header in zip(keys, headers, strict=False))
    return Layout(columns, tuple(headers[: len(columns)]))


def _entry(row: RawRow, layout: Layout, seen: set[str]) -> Heading | Row | None:
    if heading := _heading(row):
        return heading
    found = _ROW.match(row.mark)
    # A copied row carries the key of its original: the first one keeps it, the copy is a new row.
    key = str(UUID(found[1])) if found and found[1] not in seen else ""
    seen |= {found[1]} if found else set()
    cells = (*row.cells, *[""] * layout.width)[: layout.width]
    if not any(cells):
        return None
    if not key and row.is_merged_full_width:
        return strict_heading(row.cells[0], row.place) or _plain_heading(row)
    return Row(layout, cells, row.place, key=key)


def _heading(row: RawRow) -> Heading | None:
    found = _HEADING.match(row.mark)
    text = next((cell for cell in row.cells if cell), "")
    if found is None or not text:
        return None
    start, length, lead = (int(number) for number in found.groups()[1:])
    number, title = text[start : start + length], text[lead:]
    if not _is_cut_right(text, number, lead):
        return strict_heading(text, row.place) or _plain_heading(row)
    return Heading(_LEVELS[found[1]], number, title, row.place, text)


def _is_cut_right(text: str, number: str, lead: int) -> bool:
    """False when the beginning of the line was written anew, so that the title begins elsewhere."""
    return (lead == 0 or text[lead - 1 : lead].isspace()) and re.fullmatch(r"[\w.)]*", number) is not None


def _plain_heading(row: RawRow) -> Heading:
    text = next(_filled(row))
    return Heading(SectionLevel.DIRECTION, "", text, Place(row.place.table, row.place.row), text)


def _filled(row: RawRow) -> Iterator[str]:
    return (cell for cell in row.cells if cell)
