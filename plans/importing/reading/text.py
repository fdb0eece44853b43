"""Text -> raw blocks: tab-separated, piped (Markdown), drawn and CSV rows; other lines are paragraphs.

Decided here: rows that follow each other, also over empty lines of a page break, are one table; a paragraph
between them begins the next table. A lone cell in quotes may hold line breaks: so a spreadsheet puts cells
on the clipboard. Line numbers are counted inside a table, as people do.
"""

import csv
import re
from collections.abc import Iterator

from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawBlock, RawParagraph, RawRow, RawTable
from plans.importing.reading.drawn import undrawn
from plans.importing.reading.markup import clean_cell, is_marked_bold
from plans.importing.reading.spaced import read_spaced, unstamped

MAX_LINES = 20_000
MAX_COLUMNS = 60
_PIPED = re.compile(r"^\s*\|.*\|\s*$")
_BARE_RULE = re.compile(r"^\s*:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)+\s*$")
_OPENED = re.compile(r'(?:^|\t)"(?:[^"\t]|"")*$')
_CLOSED = re.compile(r'^(?:[^"]|"")*"(?:\t|$)')
_MAX_CELL_LINES = 40
_MAX_ROW_LINES = 200
_NEWLINES = re.compile(r"\r\n|[\r\n\u2028\u2029\x85\x0b]")


def read_text(text: str) -> tuple[RawBlock, ...]:
    lines = unstamped(_NEWLINES.split(text.replace("\f", "\n"))[:MAX_LINES])
    delimiter = _delimiter(lines)
    rows = list(undrawn(list(_whole_lines(lines))))
    if not any(isinstance(line, list) or _cells(line, delimiter) for line in rows):
        spaced = read_spaced(lines)
        if spaced is not None:
            return spaced
    gathered = _Gathered()
    for line in rows:
        if isinstance(line, list):
            gathered.row(line)
            continue
        cells = _cells(line, delimiter)
        if cells is not None:
            gathered.row(cells)
        else:
            gathered.line(line)
    return gathered.finish()


class _Gathered:
    """Collects lines into blocks; an empty line alone does not end a table."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.rows: list[RawRow] = []
        self.table_count = self.row_count = self.paragraph_count = 0
        self.after_gap = True

    def row(self, cells: list[str]) -> None:
        if not self.rows:
            self.table_count += 1
            self.row_count = 0
        self.row_count += 1
        marked = [cell for cell in cells if cell.strip()]
        self.rows.append(
            RawRow(
                cells=tuple(clean_cell(cell) for cell in cells[:MAX_COLUMNS]),
                place=Place(self.table_count, self.row_count),
                is_bold=bool(marked) and all(is_marked_bold(cell) for cell in marked),
            )
        )
        self.after_gap = True

    def line(self, line: str) -> None:
        text = clean_cell(line)
        if not text:
            self.after_gap = True
            return
        self._close_table()
        self.paragraph_count += 1
        place = Place(0, self.paragraph_count)
        bold = is_marked_bold(line)
        self.blocks.append(RawParagraph(text, place, is_bold=bold, opens_group=self.after_gap))
        self.after_gap = False

    def _close_table(self) -> None:
        if self.rows:
            self.blocks.append(RawTable(tuple(self.rows)))
            self.rows = []

    def finish(self) -> tuple[RawBlock, ...]:
        self._close_table()
        return tuple(self.blocks)


def _whole_lines(lines: list[str]) -> Iterator[str]:
    """Join lines of a quoted clipboard cell; a quote that is never closed joins nothing."""
    position = 0
    while position < len(lines):
        line = lines[position]
        end = _quote_end(lines, position) if "\t" in line else position
        yield "\n".join(lines[position : end + 1])
        position = end + 1


def _quote_end(lines: list[str], start: int) -> int:
    """Give the line where the last quoted cell opened on this one is closed."""
    end = start
    while end - start < _MAX_ROW_LINES and _OPENED.search(lines[end]):
        following = range(end + 1, min(end + _MAX_CELL_LINES, len(lines)))
        closed = next((index for index in following if _CLOSED.match(lines[index])), None)
        if closed is None:
            return start
        end = closed
    return end


def _cells(line: str, delimiter: str) -> list[str] | None:
    if "\t" in line:
        return [_unquoted(cell) for cell in line.split("\t")]
    if _PIPED.match(line):
        return [
            cell.replace("\x00", "|") for cell in line.replace("\\|", "\x00").strip().strip("|").split("|")
        ]
    if delimiter == "|" and "|" in line:
        return line.split("|")
    if delimiter and delimiter in line:
        return _csv_cells(line, delimiter)
    return None


def _csv_cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _unquoted(cell: str) -> str:
    if "\n" in cell and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell


def _delimiter(lines: list[str]) -> str:
    """Tell whether the file is a CSV: nearly every line has the same number of semicolons.

    A line of dashes and bars makes it Markdown whose rows have no bars at their ends.
    """
    filled = [line for line in lines[:200] if line.strip()]
    if any(_BARE_RULE.match(line) for line in filled):
        return "|"
    if any("\t" in line or _PIPED.match(line) for line in filled) or len(filled) < 2:
        return ""
    counts = [line.count(";") for line in filled]
    usual = max(set(counts), key=counts.count)
    return ";" if usual >= 2 and counts.count(usual) >= 0.6 * len(counts) else ""
