"""A plan as a file for a colleague: its own layout in Word or Excel, with invisible row keys (P8).

PL-11: «the same columns, group rows, order and raw wording as entered». The marks that tell the importer
which row is which are described in `plans.importing.own_layout`; `own_words` undoes what writing and reading
alone does to the words of a cell (spaces, empty lines), so that a file nobody has edited proposes nothing. A
file with the notes of orders («в ред. приказа») is for reading and carries no keys.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from msoko.lib.spreadsheets import MarkedRow, plain_text, write_marked_table
from msoko.lib.word_tables import PrintedRow, PrintedTable, write_landscape_table
from plans.comparing import Row
from plans.documents import HeadingLine, Line, PlanDocument, RowLine
from plans.importing.own_layout import header_mark, heading_mark, row_mark
from plans.importing.reading.markup import clean_cell

#: share of the width by what a column holds
_WEIGHTS = {
    "number": 6,
    "title": 34,
    "due": 16,
    "executors": 20,
    "conduct_format": 14,
    "steps": 24,
    "deliverables": 20,
    "remark": 12,
    "extra": 14,
}
_LETTERS_IN_A_SHEET = 150


def plan_docx(document: PlanDocument) -> bytes:
    header = PrintedRow(document.headers, is_bold=True, mark=_header_mark(document))
    rows = [
        PrintedRow(_cells(line), is_heading=isinstance(line, HeadingLine), mark=_mark(document, number))
        for number, line in enumerate(document.lines)
    ]
    return write_landscape_table(PrintedTable(_title_lines(document), shares(document), header, rows))


def plan_xlsx(document: PlanDocument) -> bytes:
    header = MarkedRow(document.headers, mark=_header_mark(document))
    rows = (
        MarkedRow(_cells(line), is_heading=isinstance(line, HeadingLine), mark=_mark(document, number))
        for number, line in enumerate(document.lines)
    )
    widths = [share * _LETTERS_IN_A_SHEET // 100 for share in shares(document)]
    return write_marked_table("План", _title_lines(document), widths, header, rows)


def shares(document: PlanDocument) -> tuple[int, ...]:
    """Whole per cents that add up to a hundred; the title takes what is left over."""
    weights = [_WEIGHTS.get(column.key, _WEIGHTS["extra"]) for column in document.columns]
    found = [max(4, weight * 100 // sum(weights)) for weight in weights]
    widest = max(range(len(found)), key=found.__getitem__)
    found[widest] += 100 - sum(found)
    return tuple(found)


def _title_lines(document: PlanDocument) -> tuple[str, ...]:
    return (document.title, document.mark) if document.mark else (document.title,)


def _header_mark(document: PlanDocument) -> str:
    return "" if document.mark else header_mark([column.key for column in document.columns])


def _cells(line: Line) -> tuple[str, ...]:
    if isinstance(line, HeadingLine):
        return (line.text,)
    first, *rest = line.cells
    marked = [f"{text}\n{line.mark}" if line.mark and place == 0 else text for place, text in enumerate(rest)]
    return (first, *marked)


def _mark(document: PlanDocument, number: int) -> str:
    line = document.lines[number]
    if document.mark:
        return ""
    if isinstance(line, RowLine):
        return row_mark(line.key.hex)
    lead = line.text.removesuffix(line.title) if line.text.endswith(line.title) else ""
    return heading_mark(number, line.level, line.number_text, lead)


def own_words(draft: Sequence[Row], given: Sequence[Row]) -> list[Row]:
    """Give each keyed row of a file back the very words of the draft where only their spacing differs."""
    ours = {row.key: row for row in draft if row.key}
    headings = {_read(row.text("title")): row for row in draft if row.is_heading}
    return [
        _with_own(row, headings.get(_read(row.text("title"))) if row.is_heading else ours.get(row.key))
        for row in given
    ]


def _with_own(row: Row, ours: Row | None) -> Row:
    if ours is None or ours.is_heading != row.is_heading:
        return row
    cells: Mapping[str, str] = {
        name: ours.text(name) for name, text in row.cells.items() if _read(ours.text(name)) == _read(text)
    }
    return replace(row, cells={**row.cells, **cells})


def _read(text: str) -> str:
    """The words as a file gives them back."""
    return clean_cell(" \n ".join(plain_text(text).split("\n")))
