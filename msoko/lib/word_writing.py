"""A second side of the door to python-docx: official documents out, with styles, numbering and sections.

Decided here: how Word is told what a document means. Styles carry all formatting, so that a clerk changes a
style and not a hundred paragraphs; clauses are numbered by Word itself; the header row of a table repeats and
rows are not torn; page numbers stand in the header, none on the first page. Tables are made as XML at once:
`table.cell(i, j)` walks the whole table for each cell.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from msoko.lib.language_ru import NBSP
from msoko.lib.printable import printable
from msoko.lib.word_elements import (
    CLAUSE_NUMBERING,
    CLAUSES,
    Element,
    Style,
    borders,
    cell_margins,
    element,
    paragraph_properties,
    run,
    run_properties,
    twips,
)

#: the style that Word itself gives captions: its lists of pictures are made of it
CAPTION = "Caption"
__all__ = ["CAPTION", "Cell", "Row", "Sheet", "Style", "WordDocument"]


@dataclass(frozen=True)
class Sheet:
    """A page of a section, in millimetres."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    restarts_numbers: bool = False

    @property
    def room(self) -> float:
        return self.width - self.left - self.right


@dataclass(frozen=True)
class Cell:
    text: str
    style: Style
    span: int = 1


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    is_header: bool = False
    may_tear: bool = False
    is_bottom_aligned: bool = False
    #: the name of a bookmark before the first words of the row
    mark: str = ""


class WordDocument:
    """Sections are begun one after the other; paragraphs and tables go to the last one."""

    def __init__(self, *, title: str, author: str, subject: str, font: str) -> None:
        self._document = docx.Document()
        self._body = self._document.element.body
        self._font = font
        self._styles: dict[str, str] = {}
        self._has_section = False
        self._mark_count = 0
        properties = self._document.core_properties
        properties.title, properties.author = printable(title)[:255], printable(author)[:255]
        properties.subject, properties.language = printable(subject)[:255], "ru-RU"
        properties.comments, properties.last_modified_by = "", ""
        properties.created = properties.modified = datetime.now(UTC)
        self._set_defaults()

    def begin_section(self, sheet: Sheet, number_style: Style) -> None:
        """Begin a page of this size; only the first section leaves the number off its first page."""
        if self._has_section:
            section = self._document.add_section(WD_SECTION.NEW_PAGE)
            self._shrink(self._body[-2])
        else:
            section = self._document.sections[0]
        is_landscape = sheet.width > sheet.height
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
        section.top_margin, section.bottom_margin = Mm(sheet.top), Mm(sheet.bottom)
        section.left_margin, section.right_margin = Mm(sheet.left), Mm(sheet.right)
        section.header_distance, section.footer_distance = Mm(10), Mm(10)
        section.different_first_page_header_footer = not self._has_section or sheet.restarts_numbers
        section.header.is_linked_to_previous = False
        self._number_pages(section.header, number_style)
        if sheet.restarts_numbers:
            section._sectPr.append(element("w:pgNumType", start="1"))
        self._has_section = True

    def first_page_picture(self, png: bytes, millimetres: float, style: Style) -> None:
        """Put a picture into the lower margin of the first page of the section that was begun last."""
        self._style_id(style)
        paragraph = self._document.sections[-1].first_page_footer.paragraphs[0]
        paragraph.style = self._document.styles[style.name]
        paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(millimetres))

    def picture(self, png: bytes, width: float, words: str, style: Style) -> None:
        """Add a picture in the line, `width` in millimetres; `words` are read to whoever does not see it."""
        paragraph = self._paragraph("", style)
        self._append(paragraph)
        made = Paragraph(paragraph, self._document._body)
        shape = made.add_run().add_picture(io.BytesIO(png), width=Mm(width))
        shape._inline.docPr.set("descr", printable(words))

    def caption(self, label: str, number: int, text: str, style: Style, *, again: bool = False) -> None:
        """Add a caption that Word numbers itself; `again` says the last number once more."""
        paragraph = self._paragraph(f"{label}{NBSP}", style)
        field = element("w:fldSimple", instr=f"SEQ {label} " + (r"\c" if again else r"\* ARABIC"))
        field.append(run(str(number)))
        paragraph.extend([field, run(text)] if text else [field])
        self._append(paragraph)

    def paragraph(self, text: str, style: Style, *, number_level: int | None = None) -> None:
        """Add a paragraph; `number_level` lets Word write the clause's number before it."""
        self._append(self._paragraph(text, style, number_level=number_level))

    def table(self, widths: Sequence[float], rows: Iterable[Row], *, has_borders: bool) -> None:
        """Add a table of these widths (millimetres)."""
        if len(self._body) > 1 and self._body[-2].tag == qn("w:tbl"):
            self._part_tables()
        table = OxmlElement("w:tbl")
        properties = OxmlElement("w:tblPr")
        properties.append(element("w:tblW", w=twips(sum(widths)), type="dxa"))
        if has_borders:
            properties.append(borders())
        properties.append(element("w:tblLayout", type="fixed"))
        properties.append(cell_margins(1.2 if has_borders else 0))
        table.append(properties)
        grid = OxmlElement("w:tblGrid")
        grid.extend(element("w:gridCol", w=twips(width)) for width in widths)
        table.append(grid)
        table.extend(self._row(row, widths) for row in rows)
        self._append(table)

    def content(self) -> bytes:
        if self._body[-2].tag == qn("w:tbl"):
            self._part_tables()
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    def _part_tables(self) -> None:
        """Word wants a paragraph behind a table: without one it joins the next table to it."""
        self._append(OxmlElement("w:p"))
        self._shrink(self._body[-2])

    def _append(self, block: Element) -> None:
        self._body.insert(len(self._body) - 1, block)

    def _paragraph(self, text: str, style: Style, *, number_level: int | None = None) -> Element:
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        properties.append(element("w:pStyle", val=self._style_id(style)))
        if number_level is not None:
            number = OxmlElement("w:numPr")
            number.append(element("w:ilvl", val=str(number_level)))
            number.append(element("w:numId", val=str(self._clauses())))
            properties.append(number)
        paragraph.append(properties)
        if text:
            paragraph.append(run(text))
        return paragraph

    def _row(self, row: Row, widths: Sequence[float]) -> Element:
        made = OxmlElement("w:tr")
        properties = OxmlElement("w:trPr")
        if not row.may_tear:
            properties.append(OxmlElement("w:cantSplit"))
        if row.is_header:
            properties.append(OxmlElement("w:tblHeader"))
        made.append(properties)
        place = 0
        for cell in row.cells:
            made.append(self._cell(cell, sum(widths[place : place + cell.span]), row))
            if row.mark and place == 0:
                self._bookmark(made[-1][-1], row.mark)
            place += cell.span
        return made

    def _cell(self, cell: Cell, width: float, row: Row) -> Element:
        made = OxmlElement("w:tc")
        properties = OxmlElement("w:tcPr")
        properties.append(element("w:tcW", w=twips(width), type="dxa"))
        if cell.span > 1:
            properties.append(element("w:gridSpan", val=str(cell.span)))
        if row.is_header or row.is_bottom_aligned:
            properties.append(element("w:vAlign", val="center" if row.is_header else "bottom"))
        made.append(properties)
        made.append(self._paragraph(cell.text, cell.style))
        return made

    def _bookmark(self, paragraph: Element, name: str) -> None:
        """Mark the beginning of a paragraph, behind its properties; Word never shows the mark."""
        self._mark_count += 1
        identity = str(self._mark_count)
        paragraph.insert(1, element("w:bookmarkStart", id=identity, name=name))
        paragraph.insert(2, element("w:bookmarkEnd", id=identity))

    def _style_id(self, style: Style) -> str:
        if style.name not in self._styles:
            self._styles[style.name] = self._add_style(style)
        return self._styles[style.name]

    def _add_style(self, style: Style) -> str:
        made = self._made_style(style.name)
        made.base_style = self._document.styles["Normal"]
        made.quick_style = True
        made.element.append(paragraph_properties(style))
        made.element.append(run_properties(style))
        return str(made.style_id)

    def _made_style(self, name: str) -> Any:
        """A new style; one of Word's own is emptied first, and shown in its list."""
        styles = self._document.styles
        if name not in styles:
            return styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        found = styles[name]
        for tag in ("w:pPr", "w:rPr"):
            for old in found.element.findall(qn(tag)):
                found.element.remove(old)
        found.hidden = found.unhide_when_used = False
        return found

    def _clauses(self) -> int:
        """Make the numbering «1.», «1.1.» of clauses when it is first asked for."""
        numbering = self._document.part.numbering_part.element
        if not numbering.xpath(f'w:num[@w:numId="{CLAUSES}"]'):
            numbering.insert(0, parse_xml(CLAUSE_NUMBERING))
            number = element("w:num", numId=str(CLAUSES))
            number.append(element("w:abstractNumId", val=str(CLAUSES)))
            numbering.append(number)
        return CLAUSES

    def _number_pages(self, header: Any, style: Style) -> None:
        paragraph = header.paragraphs[0]._p
        paragraph.clear()
        properties = OxmlElement("w:pPr")
        properties.append(element("w:pStyle", val=self._style_id(style)))
        paragraph.append(properties)
        field = element("w:fldSimple", instr="PAGE")
        field.append(run("1"))
        paragraph.append(field)

    def _shrink(self, paragraph: Element) -> None:
        """Make the paragraph that only ends a section or a table too small to begin a page."""
        properties = paragraph.get_or_add_pPr()
        spacing = element("w:spacing", before="0", after="0", line="20", lineRule="exact")
        marks = OxmlElement("w:rPr")
        marks.append(element("w:sz", val="2"))
        if properties.sectPr is not None:
            properties.sectPr.addprevious(marks)
            marks.addprevious(spacing)
        else:
            properties.extend((spacing, marks))

    def _set_defaults(self) -> None:
        normal = self._document.styles["Normal"]
        normal.font.name = self._font
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for side in ("w:cs", "w:eastAsia", "w:hAnsi"):
            fonts.set(qn(side), self._font)
        normal.element.rPr.append(element("w:lang", val="ru-RU", eastAsia="ru-RU"))
        settings = self._document.settings.element
        compat = settings.find(qn("w:compat"))
        hyphenation = OxmlElement("w:autoHyphenation")
        (compat.addprevious if compat is not None else settings.append)(hyphenation)
