"""One small plan written in every format that the importer reads, as people and programs write it.

A row of one cell is a heading over the whole width. Two header rows mean that the first spans what is empty.
"""

import html
import textwrap
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from weasyprint import HTML

from msoko.lib.word import WordParagraph, WordRow, WordTable, write_blocks

Rows = Sequence[Sequence[str]]

PAGE = (
    "<style>@page{size:A4 landscape;margin:15mm;@bottom-center{content:counter(page);font:9pt serif}}"
    "body{font:10pt serif}table{width:100%;border-collapse:collapse}td,th{vertical-align:top;text-align:left;"
    "padding:3pt 9pt}p{margin:0 0 8pt}</style>"
)
RULED = "<style>td,th{border:0.5pt solid}</style>"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


@dataclass(frozen=True)
class WrittenPlan:
    before: Sequence[str]
    header: Rows
    rows: Rows

    @property
    def width(self) -> int:
        return len(self.header[0])


def across_of(cells: Sequence[str], *, is_head: bool) -> tuple[int, ...]:
    """Give the cells that the one to their left spans: of a first header row, or of a heading."""
    if len(cells) == 1:
        return ()
    spanned = []
    for index in range(1, len(cells)):
        if is_head and not cells[index] and any(cells[:index]):
            spanned.append(index)
    return tuple(spanned)


def _laid(plan: WrittenPlan) -> list[tuple[list[str], tuple[int, ...]]]:
    laid = []
    for number, row in enumerate([*plan.header, *plan.rows]):
        cells = [*row, *[""] * (plan.width - len(row))]
        if len(row) == 1:
            laid.append((cells, tuple(range(1, plan.width))))
        else:
            is_head = number == 0 and len(plan.header) > 1
            laid.append((cells, across_of(row, is_head=is_head)))
    return laid


def docx(plan: WrittenPlan) -> bytes:
    rows = tuple(WordRow(tuple(cells), across=across) for cells, across in _laid(plan))
    return write_blocks([*(WordParagraph(line) for line in plan.before), WordTable(rows)])


def xlsx(plan: WrittenPlan) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    for line in plan.before:
        sheet.append([line])
    for cells, across in _laid(plan):
        sheet.append(cells)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"
        for first, last in _runs(across):
            row = sheet.max_row
            sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last + 1)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _runs(across: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in across:
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def tabs(plan: WrittenPlan) -> bytes:
    lines = ["\t".join(cells) for cells, _ in _laid(plan)]
    return "\n".join([*plan.before, "", *lines]).encode()


def markdown(plan: WrittenPlan) -> bytes:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells, _ in _laid(plan)]
    lines.insert(len(plan.header), "|" + "---|" * plan.width)
    return "\n".join([*plan.before, "", *lines]).encode()


def drawn(plan: WrittenPlan, width: int = 18) -> bytes:
    rule = "+" + ("-" * (width + 2) + "+") * plan.width
    lines = [rule]
    for row in [*plan.header, *plan.rows]:
        size = width if len(row) > 1 else (width + 3) * plan.width - 3
        columns = [textwrap.wrap(cell, size, break_long_words=False, break_on_hyphens=False) for cell in row]
        for index in range(max(1, *(len(column) for column in columns))):
            pieces = [column[index] if index < len(column) else "" for column in columns]
            lines.append("| " + " | ".join(piece.ljust(size) for piece in pieces) + " |")
        lines.append(rule)
    return "\n".join([*plan.before, "", *lines]).encode()


def spaced(plan: WrittenPlan) -> bytes:
    table = [list(row) for row in [*plan.header, *plan.rows]]
    widths = [max([len(row[index]) for row in table if len(row) > 1]) + 3 for index in range(plan.width)]
    lines = [
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in table
    ]
    return "\n\n".join([*plan.before, *lines]).encode()


def page(plan: WrittenPlan, *, style: str = "") -> str:
    parts = [f"<p>{html.escape(line)}</p>" for line in plan.before]
    parts.append("<table><thead>")
    for number, (cells, across) in enumerate(_laid(plan)):
        tag = "th" if number < len(plan.header) else "td"
        if number == len(plan.header):
            parts.append("</thead><tbody>")
        parts.append("<tr>")
        for index, cell in enumerate(cells):
            if index in across:
                continue
            span = 1
            while index + span in across:
                span += 1
            parts.append(f"<{tag} colspan={span}>{html.escape(cell)}</{tag}>")
        parts.append("</tr>")
    return f"<html lang=ru><head>{style}</head><body>{''.join(parts)}</tbody></table></body></html>"


def pdf(plan: WrittenPlan) -> bytes:
    return HTML(string=page(plan, style=PAGE + RULED)).write_pdf()


def open_pdf(plan: WrittenPlan) -> bytes:
    """Write a PDF whose table has no lines at all."""
    return HTML(string=page(plan, style=PAGE)).write_pdf()


def _odf(kind: str, body: str) -> bytes:
    names = " ".join(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table"))
    content = (
        f"<office:document-content {names}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
    )
    stream = BytesIO()
    media = {"text": "text", "spreadsheet": "spreadsheet"}[kind]
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{media}")
        archive.writestr("content.xml", content + "</office:document-content>")
    return stream.getvalue()


def _odf_rows(plan: WrittenPlan) -> str:
    parts = []
    for cells, across in _laid(plan):
        parts.append("<table:table-row>")
        for index, cell in enumerate(cells):
            if index in across:
                parts.append("<table:covered-table-cell/>")
                continue
            span = 1
            while index + span in across:
                span += 1
            lines = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in cell.split("\n"))
            parts.append(
                f'<table:table-cell table:number-columns-spanned="{span}">{lines}</table:table-cell>'
            )
        parts.append("</table:table-row>")
    return "".join(parts)


def odt(plan: WrittenPlan) -> bytes:
    before = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in plan.before)
    return _odf("text", f"{before}<table:table>{_odf_rows(plan)}</table:table>")


def ods(plan: WrittenPlan) -> bytes:
    before = "".join(
        f"<table:table-row><table:table-cell><text:p>{html.escape(line)}</text:p></table:table-cell>"
        "</table:table-row>"
        for line in plan.before
    )
    return _odf("spreadsheet", f'<table:table table:name="План">{before}{_odf_rows(plan)}</table:table>')


FORMATS = {
    "docx": docx,
    "xlsx": xlsx,
    "tabs.txt": tabs,
    "markdown.txt": markdown,
    "drawn.txt": drawn,
    "spaced.txt": spaced,
    "odt": odt,
    "ods": ods,
    "pdf": pdf,
    "open.pdf": open_pdf,
}
