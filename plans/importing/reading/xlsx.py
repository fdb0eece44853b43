"""Excel file -> raw blocks: each visible sheet is a table, lone lines above and below are paragraphs.

Hidden sheets are not read: people hide what they do not mean. Hidden rows are read: a filter left on hides
them too. The caller is told of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from msoko.lib.spreadsheets import Sheet, SheetRow, read_sheets
from msoko.lib.word_layout import MARK
from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawBlock, RawParagraph, RawRow, RawTable, is_full_width
from plans.importing.reading.markup import clean_cell


@dataclass(frozen=True)
class WorkbookReading:
    blocks: tuple[RawBlock, ...]
    hidden_names: tuple[str, ...]
    cut_names: tuple[str, ...]
    hidden_rows: tuple[tuple[str, int], ...] = ()


def read_xlsx(content: bytes) -> WorkbookReading:
    return workbook_reading(read_sheets(content))


def workbook_reading(sheets: Sequence[Sheet]) -> WorkbookReading:
    sheets = [without_marks(sheet) for sheet in sheets]
    visible = [sheet for sheet in sheets if not sheet.is_hidden]
    blocks: list[RawBlock] = []
    for number, sheet in enumerate((sheet for sheet in visible if sheet.rows), start=1):
        blocks.extend(_blocks(sheet, number))
    return WorkbookReading(
        blocks=tuple(blocks),
        hidden_names=tuple(sheet.title for sheet in sheets if sheet.is_hidden and sheet.rows),
        cut_names=tuple(sheet.title for sheet in visible if sheet.is_cut),
        hidden_rows=tuple(
            (sheet.title, count)
            for sheet in visible
            if (count := sum(1 for row in sheet.rows if row.is_hidden))
        ),
    )


def _blocks(sheet: Sheet, number: int) -> list[RawBlock]:
    first = next((i for i, row in enumerate(sheet.rows) if _filled(row) >= 2), len(sheet.rows))
    last = max((i for i, row in enumerate(sheet.rows) if _filled(row) >= 2), default=-1)
    if last < first:
        return [_paragraph(row, sheet.rows) for row in sheet.rows]
    blocks: list[RawBlock] = [_paragraph(row, sheet.rows) for row in sheet.rows[:first]]
    blocks.append(
        RawTable(tuple(_row(row, number) for row in sheet.rows[first : last + 1]), name=sheet.title)
    )
    blocks.extend(_paragraph(row, sheet.rows) for row in sheet.rows[last + 1 :])
    return blocks


def _filled(row: SheetRow) -> int:
    """A row with a mark of ours belongs to the table, however little stands in it."""
    return 2 if row.mark else sum(1 for text in row.cells if text.strip())


def _paragraph(row: SheetRow, rows: tuple[SheetRow, ...]) -> RawParagraph:
    text = clean_cell("\n".join(text for text in row.cells if text))
    after_gap = all(other.position != row.position - 1 for other in rows)
    return RawParagraph(text, Place(0, row.position), is_bold=row.is_bold, opens_group=after_gap)


def _row(row: SheetRow, number: int) -> RawRow:
    return RawRow(
        cells=tuple(clean_cell(text) for text in row.cells),
        place=Place(number, row.position),
        is_merged_full_width=is_full_width(row.cells, row.across),
        is_bold=row.is_bold,
        across=row.across,
        down=row.down,
        mark=row.mark,
    )


def without_marks(sheet: Sheet) -> Sheet:
    """Take the column of our hidden marks out of the table, and give each row its own."""
    columns = {index for row in sheet.rows for index, text in enumerate(row.cells) if text.startswith(MARK)}
    if len(columns) != 1:
        return sheet
    rows = (_without(row, min(columns)) for row in sheet.rows)
    return replace(sheet, rows=tuple(row for row in rows if any(row.cells)))


def _without(row: SheetRow, column: int) -> SheetRow:
    text = row.cells[column] if column < len(row.cells) else ""
    return replace(
        row,
        cells=(*row.cells[:column], *row.cells[column + 1 :]),
        across=_closed(row.across, column),
        down=_closed(row.down, column),
        mark=text if text.startswith(MARK) else "",
    )


def _closed(places: Sequence[int], column: int) -> tuple[int, ...]:
    return tuple(place - (place > column) for place in places if place != column)
