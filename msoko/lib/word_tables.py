"""A long table as a Word document: landscape, with a header that stands on every page and rows kept whole.

A row may carry a hidden mark, the name of a bookmark that Word and LibreOffice keep and never show or print.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msoko.lib.word_writing import Cell, Row, Sheet, Style, WordDocument

FONT = "Times New Roman"
#: the top of a landscape sheet is bound where the left of the portrait is
_SHEET = Sheet(width=297, height=210, top=30, right=20, bottom=15, left=20)
_POINTS = 10
_TITLE = Style("Название плана", 14, align="center", is_bold=True, outline=0)
_SPACE = Style("Отступ", _POINTS)
_NUMBER = Style("Номер страницы", 12, align="center")
_HEADER = Style("Шапка таблицы", _POINTS, align="center", is_bold=True)
_HEADING = Style("Строка раздела", _POINTS, is_bold=True, keeps_next=True)
_BOLD = Style("Выделенная строка", _POINTS, is_bold=True)
_TEXT = Style("Текст таблицы", _POINTS)


@dataclass(frozen=True)
class PrintedRow:
    """A heading is one cell across the table; `mark` is never seen."""

    cells: tuple[str, ...]
    is_heading: bool = False
    is_bold: bool = False
    mark: str = ""


@dataclass(frozen=True)
class PrintedTable:
    """`shares` are whole per cents of the width; the first row is the header."""

    title_lines: tuple[str, ...]
    shares: tuple[int, ...]
    header: PrintedRow
    rows: Sequence[PrintedRow]


def write_landscape_table(table: PrintedTable) -> bytes:
    title = " ".join(table.title_lines)
    document = WordDocument(title=title, author="", subject="", font=FONT)
    document.begin_section(_SHEET, _NUMBER)
    for line in table.title_lines:
        document.paragraph(line, _TITLE)
    document.paragraph("", _SPACE)
    widths = [_SHEET.room * share / 100 for share in table.shares]
    document.table(widths, _rows(table), has_borders=True)
    return document.content()


def _rows(table: PrintedTable) -> Iterator[Row]:
    header = table.header
    yield Row(tuple(Cell(text, _HEADER) for text in header.cells), is_header=True, mark=header.mark)
    for row in table.rows:
        if row.is_heading:
            yield Row((Cell(row.cells[0], _HEADING, span=len(table.shares)),), mark=row.mark)
        else:
            style = _BOLD if row.is_bold else _TEXT
            yield Row(tuple(Cell(text, style) for text in row.cells), mark=row.mark)
