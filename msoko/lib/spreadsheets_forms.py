"""The second door to openpyxl: forms that people fill in, and wide tables of raw values.

Decided here: which cells of a form may be changed (the sheet is protected, without a password: the
protection keeps from mistakes, not from people), how a validation and a checking formula get into a cell,
and that of a table only values are read, in bounded rows and columns, without styles: 300 rows of 200
columns take a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from msoko.lib.spreadsheets import plain_text

MAX_TABLE_ROWS, MAX_TABLE_COLUMNS = 2_000, 1_000
#: where a person writes
_OPEN = PatternFill("solid", fgColor="FFF8E1")
_TITLE_LENGTH = 31

Plain = str | int | float | bool | date | None
#: position in the sheet, from 1, and the values of its cells
RawRow = tuple[int, tuple[Plain, ...]]


@dataclass(frozen=True)
class FormLine:
    """`validation` is a formula that must be true and what Excel says when it is not; `check` writes a
    sentence.
    """

    mark: str
    texts: tuple[str, ...]
    previous: Decimal | date | str | None = None
    value: Decimal | date | str | None = None
    comment: str = ""
    validation: tuple[str, str] | None = None
    check: str = ""


#: the columns of a form behind its texts
FORM_TAIL = ("Прошлый год", "Значение", "Пояснение", "Проверка")


def value_cell(position: int, text_count: int) -> str:
    """Where the value of this line stands: «D7»; `position` counts lines from 0."""
    return f"{chr(ord('B') + text_count + 1)}{first_line(0) + position}"


def first_line(notes_count: int) -> int:
    return notes_count + NOTES + 2


#: lines above the table, always as many: formulas know where the cells are
NOTES = 6


def write_form(
    title: str, notes: Sequence[str], header: Sequence[str], lines: Sequence[FormLine], *, mark: str
) -> bytes:
    """One protected sheet; `mark` stands in A1, hidden with the marks of the lines in the first column."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet: Worksheet = workbook.create_sheet(plain_text(title)[:_TITLE_LENGTH])
    _text(sheet, 1, 1, mark)
    for row, note in enumerate([title, *notes][:NOTES], start=1):
        _text(sheet, row, 2, note, is_bold=row == 1)
    for column, text in enumerate((*header, *FORM_TAIL), start=2):
        _text(sheet, NOTES + 1, column, text, is_bold=True, is_wrapped=True)
    for row, line in enumerate(lines, start=NOTES + 2):
        _line(sheet, row, line, value_column=len(header) + 3)
    _arrange(sheet, len(header))
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _line(sheet: Worksheet, row: int, line: FormLine, *, value_column: int) -> None:
    _text(sheet, row, 1, line.mark)
    for column, text in enumerate(line.texts, start=2):
        _text(sheet, row, column, text, is_wrapped=True)
    _value(sheet, row, value_column - 1, line.previous)
    for column, given in ((value_column, line.value), (value_column + 1, line.comment)):
        cell = _value(sheet, row, column, given)
        cell.protection, cell.fill = Protection(locked=False), _OPEN
    if line.validation:
        formula, message = line.validation
        rule = DataValidation(type="custom", formula1=formula, allow_blank=True, showErrorMessage=True)
        rule.error, rule.errorTitle = message[:250], "Значение не подходит"
        sheet.add_data_validation(rule)
        rule.add(sheet.cell(row, value_column).coordinate)
    if line.check:
        cell = sheet.cell(row, value_column + 2, f"={line.check}")
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _arrange(sheet: Worksheet, text_count: int) -> None:
    sheet.column_dimensions["A"].hidden = True
    widths = [48, *([14] * (text_count - 1)), 14, 14, 40, 60]
    for place, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("B") + place)].width = width
    sheet.freeze_panes = f"A{NOTES + 2}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"


def _value(sheet: Worksheet, row: int, column: int, given: Decimal | date | str | None) -> Cell:
    if isinstance(given, str):
        return _text(sheet, row, column, given, is_wrapped=True)
    cell: Cell = sheet.cell(row, column, given)
    cell.alignment = Alignment(vertical="top")
    if isinstance(given, date):
        cell.number_format = "DD.MM.YYYY"
    return cell


def _text(
    sheet: Worksheet, row: int, column: int, text: str, *, is_bold: bool = False, is_wrapped: bool = False
) -> Cell:
    cell: Cell = sheet.cell(row, column, plain_text(text) or None)
    if text:
        # Nothing a person typed is ever a formula.
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=is_wrapped, vertical="top")
    if is_bold:
        cell.font = Font(bold=True)
    return cell


def read_table(content: bytes) -> tuple[RawRow, ...]:
    """The first sheet as values, rows without any left out; formulas are what Excel saved."""
    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        rows = workbook.worksheets[0].iter_rows(
            max_row=MAX_TABLE_ROWS, max_col=MAX_TABLE_COLUMNS, values_only=True
        )
        return tuple(
            (position, tuple(_plain(value) for value in row))
            for position, row in enumerate(rows, start=1)
            if any(value not in (None, "") for value in row)
        )
    finally:
        workbook.close()


def read_table_in_child(stream: BytesIO) -> tuple[RawRow, ...]:
    """For the sandbox."""
    return read_table(stream.getvalue())


def _plain(value: object) -> Plain:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, str | bool | int | float | date):
        return plain_text(value) if isinstance(value, str) else value
    return plain_text(str(value))
