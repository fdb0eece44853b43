"""A long table as a Word document: landscape, with a header that stands on every page and rows kept whole.

The XML of the table is written at once: `table.cell(i, j)` of python-docx walks the whole table each time.
A row may carry a hidden mark, the name of a bookmark that Word and LibreOffice keep and never show or print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from msoko.lib.spreadsheets import plain_text

FONT = "PT Serif"
_PAGE = (Mm(297), Mm(210))
_MARGINS = (Mm(30), Mm(20), Mm(15), Mm(20))
_ROOM = 257
_POINTS = 10
_TWENTIETHS = 56.6929


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
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = _MARGINS
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(_POINTS)
    style.paragraph_format.space_after = Pt(0)
    for line in table.title_lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(plain_text(line)).bold = True
    document.add_paragraph()
    # The last element of a body are the measures of its page: the table goes before them.
    document.element.body.insert_element_before(parse_xml(_table(table)), "w:sectPr")
    document.core_properties.title = " ".join(table.title_lines)[:255]
    document.core_properties.language = "ru"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(table: PrintedTable) -> str:
    widths = [round(share * _ROOM / 100 * _TWENTIETHS) for share in table.shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    rows = [_row(table.header, widths, 0, is_header=True)]
    rows += [_row(row, widths, number) for number, row in enumerate(table.rows, start=1)]
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(row: PrintedRow, widths: Sequence[int], number: int, *, is_header: bool = False) -> str:
    repeated = "<w:tblHeader/>" if is_header else ""
    mark = _bookmark(row.mark, number)
    if row.is_heading:
        cells = _cell(row.cells[0], sum(widths), mark, is_bold=True, span=len(widths))
    else:
        cells = "".join(
            _cell(text, width, mark if place == 0 else "", is_bold=row.is_bold or is_header)
            for place, (text, width) in enumerate(zip(row.cells, widths, strict=True))
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _bookmark(name: str, number: int) -> str:
    if not name:
        return ""
    return f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/><w:bookmarkEnd w:id="{number}"/>'


def _cell(text: str, width: int, mark: str, *, is_bold: bool, span: int = 1) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    bold = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    lines = plain_text(text).replace("\r\n", "\n").split("\n")
    runs = (f'<w:r>{bold}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in lines)
    paragraphs = "".join(f"<w:p>{mark if place == 0 else ''}{run}</w:p>" for place, run in enumerate(runs))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}</w:tcPr>{paragraphs}</w:tc>'
