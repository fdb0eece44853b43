"""The only door to openpyxl: workbooks in, workbooks out.

Decided here: what a cell says as text (a number keeps the decimals it shows, a date is written
day.month.year, unless the sheet shows only its month), where merged cells reach, how much of a sheet is read
at all, and that everything written is text, so that «=1+1» typed by a person is never a formula (the
writer's side of requirement P8).
Formulas are read as the value Excel saved. Macros, charts and colours are not looked at.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE

# One more than a plan may have, so that who counts the rows sees that there are too many.
MAX_ROWS = 5001
MAX_COLUMNS = 60
_MAX_CELL_LENGTH = 32_767

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_FIXED_DECIMALS = re.compile(r"^0\.(0+)$")
_NOT_DATE_SIGNS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\\\.|[^a-z]")
_SHEET_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class SheetRow:
    """One row as it looks: `across` and `down` are the cells swallowed by a merge.

    A cell swallowed from above repeats the text of the merge (the value holds for each row); a cell
    swallowed from the left is empty (the value is one value, only wide).
    """

    position: int
    cells: tuple[str, ...]
    is_bold: bool = False
    across: tuple[int, ...] = ()
    down: tuple[int, ...] = ()
    is_hidden: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Sheet:
    title: str
    rows: tuple[SheetRow, ...]
    is_hidden: bool = False
    is_cut: bool = False


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Read every sheet up to the caps; the caller has checked the size of the archive."""
    workbook = load_workbook(BytesIO(content), data_only=True)
    try:
        return tuple(_read_sheet(sheet) for sheet in workbook.worksheets)
    finally:
        workbook.close()


def write_table(
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str | int | Decimal]],
    *,
    notes: Sequence[str] = (),
    widths: Sequence[int] = (),
) -> bytes:
    """Write one sheet with a bold header that stays in sight; numbers stay numbers, all else is text.

    A `Decimal` is shown with as many places as it has.

    `notes` stand above the header, one a line, and an empty line after them. `widths` are those of the
    columns, in characters; without them a column is as wide as Excel likes.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_SHEET_NAME_FORBIDDEN.sub(" ", plain_text(title))[:31] or "Лист1")
    above = len(notes) + 1 if notes else 0
    sheet.freeze_panes = f"A{above + 2}"
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for note in notes:
        sheet.append([_text_cell(sheet, note, is_wrapped=False)])
    if notes:
        sheet.append([])
    sheet.append([_text_cell(sheet, text, is_bold=True) for text in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _cell(sheet: Worksheet, value: str | int | Decimal) -> Cell:
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value=value)
    if isinstance(value, Decimal):
        cell = WriteOnlyCell(sheet, value=float(value))
        places = max(0, -int(value.as_tuple().exponent))
        cell.number_format = f"0.{'0' * places}" if places else "0"
        return cell
    return _text_cell(sheet, value)


@dataclass(frozen=True)
class MarkedRow:
    """A row of a printed table; a heading goes across it, the mark stands in a hidden column."""

    cells: tuple[str, ...]
    is_heading: bool = False
    is_bold: bool = False
    mark: str = ""


def write_marked_table(
    title: str,
    title_lines: Sequence[str],
    widths: Sequence[int],
    header: MarkedRow,
    rows: Iterable[MarkedRow],
) -> bytes:
    """Write a table under its title; marks move with their rows when a person sorts or moves these."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet: Worksheet = workbook.create_sheet(
        _SHEET_NAME_FORBIDDEN.sub(" ", plain_text(title))[:31] or "Лист1"
    )
    across = len(widths)
    for number, line in enumerate(title_lines, start=1):
        _put(sheet, number, 1, line, is_bold=True)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=across)
    first = len(title_lines) + 2
    for number, row in enumerate((header, *rows), start=first):
        for place, text in enumerate(row.cells, start=1):
            _put(sheet, number, place, text, is_bold=row.is_bold or row.is_heading or number == first)
        if row.is_heading and across > 1:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=across)
        _put(sheet, number, across + 1, row.mark)
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.column_dimensions[get_column_letter(across + 1)].hidden = True
    sheet.freeze_panes = f"A{first + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{first}:{first}"
    sheet.print_area = f"A1:{get_column_letter(across)}{sheet.max_row}"
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _put(sheet: Worksheet, row: int, column: int, text: str, *, is_bold: bool = False) -> None:
    cell = sheet.cell(row, column, plain_text(text))
    # The same as in a written list: nothing a person typed is ever a formula.
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_bold:
        cell.font = Font(bold=True)


def plain_text(text: str) -> str:
    """Drop what XML cannot carry: control characters and halves of surrogate pairs."""
    return _NOT_TEXT.sub("", text)[:_MAX_CELL_LENGTH]


def _text_cell(sheet: Worksheet, text: str, *, is_bold: bool = False, is_wrapped: bool = True) -> Cell:
    cell = WriteOnlyCell(sheet, value=plain_text(str(text)))
    # openpyxl takes a leading «=» for a formula and «#N/A» for an error: the type is set after it.
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=is_wrapped, vertical="top")
    if is_bold:
        cell.font = Font(bold=True)
    return cell


def _read_sheet(sheet: Worksheet) -> Sheet:
    height = min(sheet.max_row or 0, MAX_ROWS)
    width = min(sheet.max_column or 0, MAX_COLUMNS)
    across, down, covered = _merges(sheet, height, width)
    rows = []
    for position, row in enumerate(sheet.iter_rows(max_row=height, max_col=width), start=1):
        texts = [cell_text(cell) for cell in row]
        for column, text in covered.get(position, {}).items():
            texts[column] = text
        if any(texts):
            rows.append(
                SheetRow(
                    position=position,
                    cells=tuple(texts),
                    is_bold=_is_bold(row),
                    across=tuple(sorted(across.get(position, ()))),
                    down=tuple(sorted(down.get(position, ()))),
                    is_hidden=bool(sheet.row_dimensions[position].hidden),
                )
            )
    is_cut = (sheet.max_row or 0) > MAX_ROWS or (sheet.max_column or 0) > MAX_COLUMNS
    return Sheet(sheet.title, tuple(rows), is_hidden=sheet.sheet_state != "visible", is_cut=is_cut)


Places = dict[int, set[int]]


def _merges(sheet: Worksheet, height: int, width: int) -> tuple[Places, Places, dict[int, dict[int, str]]]:
    across: Places = {}
    down: Places = {}
    texts: dict[int, dict[int, str]] = {}
    for merged in sheet.merged_cells.ranges:
        if merged.min_row > height or merged.min_col > width:
            continue
        first = merged.min_col - 1
        text = cell_text(sheet.cell(merged.min_row, merged.min_col))
        covered = set(range(first + 1, min(merged.max_col, width)))
        for row in range(merged.min_row, min(merged.max_row, height) + 1):
            across.setdefault(row, set()).update(covered)
            if row > merged.min_row:
                down.setdefault(row, set()).add(first)
                texts.setdefault(row, {})[first] = text
    return across, down, texts


def cell_text(cell: Cell | MergedCell) -> str:
    """Write a value as the sheet shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        return _date_text(value, cell.number_format, has_time=value.time() != time())
    if isinstance(value, date):
        return _date_text(value, cell.number_format, has_time=False)
    if isinstance(value, float):
        return _number_text(value, cell.number_format)
    return plain_text(str(value))


def _date_text(value: date, number_format: str, *, has_time: bool) -> str:
    """Write a date; one shown without its day is a month of a year, not the first day of it."""
    if has_time:
        return value.strftime("%d.%m.%Y %H:%M")
    shown = set(_NOT_DATE_SIGNS.sub("", (number_format or "").split(";")[0].lower()))
    if shown == {"m", "y"}:
        return f"{MONTHS_NOMINATIVE[value.month - 1]} {value.year}"
    if shown == {"y"}:
        return f"{value.year} год"
    return value.strftime("%d.%m.%Y")


def _number_text(value: float, number_format: str) -> str:
    # «1.10» typed as a number is stored as 1.1: only the format still knows the second digit.
    decimals = _FIXED_DECIMALS.match(number_format or "")
    if decimals:
        return f"{value:.{len(decimals.group(1))}f}"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _is_bold(row: Sequence[Cell | MergedCell]) -> bool:
    filled = [cell for cell in row if cell.value not in (None, "")]
    return bool(filled) and all(isinstance(cell, Cell) and bool(cell.font.b) for cell in filled)
