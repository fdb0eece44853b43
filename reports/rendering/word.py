"""One document model as a Word file (O5), by the same measures as the PDF.

Decided here: that clauses are numbered by Word wherever the numbers
of the model run as Word would write them. What each block becomes is in `word_blocks`.
"""

from msoko.lib.qr_codes import qr_png
from msoko.lib.word_writing import Sheet, Style, WordDocument
from reports.layout import Layout
from reports.papers.model import Clause, Orientation, PageSection, Paper
from reports.rendering.keeping import kept_texts
from reports.rendering.styles import QR_MILLIMETRES, picture_height, table_room
from reports.rendering.word_blocks import Desk, draw

#: every office has it or a twin of its measures; a font of ours would be missing on somebody else's desk
FONT = "Times New Roman"


def paper_docx(paper: Paper) -> bytes:
    """Write the paper as a .docx file."""
    document = WordDocument(
        title=paper.title,
        author=paper.author,
        subject=paper.subject,
        font=FONT,
    )
    numbers_run = _numbers_run(paper)
    for section in paper.pages:
        sheet = _sheet(section, paper.layout)
        room = table_room(paper.layout, section.orientation)
        height = picture_height(paper.layout, section.orientation)
        desk = Desk(document, paper.layout, sheet, room, numbers_run, kept_texts(section.blocks), height)
        document.begin_section(sheet, Style("Номер страницы", 12, align="center"))
        if paper.check_url and section is paper.pages[0]:
            document.first_page_picture(
                qr_png(paper.check_url), QR_MILLIMETRES, Style("QR-код", 8, align="right")
            )
        for block in section.blocks:
            draw(block, desk)
    return document.content()


def _sheet(section: PageSection, layout: Layout) -> Sheet:
    is_portrait = section.orientation is Orientation.PORTRAIT
    margins = layout.margins if is_portrait else layout.margins.turned()
    width, height = (210, 297) if is_portrait else (297, 210)
    return Sheet(
        width, height, margins.top, margins.right, margins.bottom, margins.left, section.restart_numbers
    )


def _numbers_run(paper: Paper) -> bool:
    """Whether clauses are numbered 1., 2., 2.1. through the paper, as Word counts them itself."""
    clauses = [block for section in paper.pages for block in section.blocks if isinstance(block, Clause)]
    return all(
        clause.number_text == f"{number}."
        and all(
            part.number_text == f"{number}.{place}." and not part.subclauses
            for place, part in enumerate(clause.subclauses, start=1)
        )
        for number, clause in enumerate(clauses, start=1)
    )
