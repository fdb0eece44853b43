"""One document model as a Word file (O5), by the same measures as the PDF.

Decided here: which style of Word each block gets, and that clauses are numbered by Word wherever the numbers
of the model run as Word would write them. The words are those of the model, in its order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from msoko.lib.qr_codes import qr_png
from msoko.lib.word_writing import Cell, Row, Sheet, Style, WordDocument
from reports.layout import Layout
from reports.papers.model import (
    GAP_LINE,
    AnnexStamp,
    AnnexTitle,
    AuthorLines,
    Block,
    BodyRow,
    Clause,
    DateAndNumber,
    Gap,
    GroupRow,
    Heading,
    KindTitle,
    Orientation,
    PageSection,
    Paper,
    Paragraph,
    Runs,
    SignatureBlock,
    Table,
    Verb,
)
from reports.rendering.styles import QR_MILLIMETRES, TableRoom, row_height, table_room

#: every office has it or a twin of its measures; a font of ours would be missing on somebody else's desk
FONT = "Times New Roman"
SIGNATURE_SHARE = 0.6
#: post, mark of the electronic signature, name
MARKED_SHARES = (0.34, 0.4, 0.26)
MARK_POINTS = 8


@dataclass(frozen=True)
class _Desk:
    """What drawing a block needs: the document, the page it is on, the measures, how clauses are numbered."""

    document: WordDocument
    layout: Layout
    sheet: Sheet
    room: TableRoom
    numbers_run: bool

    def style(self, name: str, **changes: object) -> Style:
        return replace(Style(name, self.layout.body_points), **changes)  # type: ignore[arg-type]


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
        desk = _Desk(
            document, paper.layout, sheet, table_room(paper.layout, section.orientation), numbers_run
        )
        document.begin_section(sheet, Style("Номер страницы", 12, align="center"))
        if paper.check_url and section is paper.pages[0]:
            document.first_page_picture(
                qr_png(paper.check_url), QR_MILLIMETRES, Style("QR-код", 8, align="right")
            )
        for position, block in enumerate(section.blocks):
            following = section.blocks[position + 1 : position + 2]
            _draw(block, desk, before_signature=bool(following) and isinstance(following[0], SignatureBlock))
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


def _draw(block: Block, desk: _Desk, *, before_signature: bool) -> None:
    match block:
        case Clause():
            _draw_clause(block, desk, level=0, keeps_next=before_signature)
        case Paragraph():
            style = _text_style(desk, first_line=desk.layout.paragraph_indent if block.indent else 0)
            desk.document.paragraph(_words(block.runs), _kept(style, before_signature))
        case SignatureBlock():
            _draw_signature(block, desk)
        case Table():
            _draw_table(block, desk)
        case DateAndNumber():
            _draw_registration(block, desk)
        case _:
            desk.document.paragraph(_lines(block), _requisite_style(block, desk))


def _text_style(desk: _Desk, *, first_line: float) -> Style:
    name = "Текст документа" if first_line else "Текст без отступа"
    return desk.style(name, align="justify", first_line=first_line, line=desk.layout.line_spacing)


def _kept(style: Style, keeps_next: bool) -> Style:
    """The last text goes with the signature (OR-06)."""
    return replace(style, name=f"{style.name} перед подписью", keeps_next=True) if keeps_next else style


def _requisite_style(
    block: AuthorLines | KindTitle | Heading | Verb | AnnexStamp | AnnexTitle, desk: _Desk
) -> Style:
    layout, room = desk.layout, desk.sheet.room
    match block:
        case AuthorLines():
            return desk.style("Автор документа", align="center")
        case KindTitle():
            spaced = block.is_spaced
            name = "Вид документа вразрядку" if spaced else "Вид документа"
            return desk.style(name, align="center", is_bold=True, before=14, is_spaced=spaced)
        case Heading():
            narrow = room - layout.requisite_width
            bold = layout.is_heading_bold
            return desk.style(
                "Заголовок к тексту", right=narrow, before=14, after=20, is_bold=bold, outline=0
            )
        case Verb():
            name = "Распорядительное слово вразрядку" if block.is_spaced else "Распорядительное слово"
            return desk.style(name, before=12, after=12, keeps_next=True, is_spaced=block.is_spaced)
        case AnnexStamp():
            return desk.style("Гриф приложения", left=room - layout.requisite_width)
        case AnnexTitle():
            return desk.style(
                "Название приложения", align="center", is_bold=True, before=20, after=14, outline=0
            )


def _lines(block: AuthorLines | KindTitle | Heading | Verb | AnnexStamp | AnnexTitle) -> str:
    return block.text if isinstance(block, KindTitle | Verb) else "\n".join(block.lines)


def _draw_registration(block: DateAndNumber, desk: _Desk) -> None:
    style = desk.style("Дата и номер", before=14, tab_right=desk.sheet.room)
    desk.document.paragraph(f"{block.date_text}\t{block.number_label}", style)
    if block.place:
        desk.document.paragraph(block.place, desk.style("Место составления", align="center", before=4))


def _draw_clause(clause: Clause, desk: _Desk, *, level: int, keeps_next: bool) -> None:
    style = desk.style(
        f"Пункт {level + 1}",
        align="justify",
        first_line=desk.layout.paragraph_indent,
        line=desk.layout.line_spacing,
        after=4,
    )
    is_last = keeps_next and not clause.subclauses
    if desk.numbers_run:
        desk.document.paragraph(_words(clause.text), _kept(style, is_last), number_level=level)
    else:
        desk.document.paragraph(f"{clause.number_text} {_words(clause.text)}", _kept(style, is_last))
    for position, part in enumerate(clause.subclauses, start=1):
        ends = keeps_next and position == len(clause.subclauses)
        _draw_clause(part, desk, level=level + 1, keeps_next=ends)


def _draw_signature(block: SignatureBlock, desk: _Desk) -> None:
    """The name on the level of the last line of the post (OR-06)."""
    post = desk.style("Должность в подписи", before=42)
    name = desk.style("Имя в подписи", align="right")
    cells = [Cell("\n".join(map(_word, block.post_lines)), post), Cell(_word(block.name), name)]
    width = desk.sheet.room
    shares: tuple[float, ...] = (SIGNATURE_SHARE, 1 - SIGNATURE_SHARE)
    if block.marks:
        lines = "\n".join(line for one in block.marks for line in one.lines)
        mark = Style("Отметка об электронной подписи", MARK_POINTS, left=3, right=3, is_framed=True)
        cells.insert(1, Cell(lines, mark))
        shares = MARKED_SHARES
    widths = [width * share for share in shares]
    desk.document.table(widths, [Row(tuple(cells), is_bottom_aligned=True)], has_borders=False)


def _draw_table(table: Table, desk: _Desk) -> None:
    widths = [desk.sheet.room * column.share / 100 for column in table.columns]
    desk.document.table(widths, _rows(table, desk), has_borders=True)


def _rows(table: Table, desk: _Desk) -> Iterator[Row]:
    points, bold = desk.layout.table_points, desk.layout.is_table_header_bold
    header = Style("Шапка таблицы", points, align="center", is_bold=bold)
    text = Style("Текст таблицы", points)
    groups = (
        Style("Строка раздела", points, align="center", is_bold=True, keeps_next=True),
        Style("Строка направления", points, is_bold=True, keeps_next=True),
        Style("Строка трека", points, is_italic=True, keeps_next=True),
    )
    yield Row(tuple(Cell(column.header, header) for column in table.columns), is_header=True)
    shares = [column.share for column in table.columns]
    for row in table.rows:
        match row:
            case GroupRow():
                style = groups[max(1, min(row.level, 3)) - 1]
                yield Row((Cell(row.label, style, span=len(shares)),))
            case BodyRow():
                is_long = row_height(row, shares, desk.room) > desk.room.lines
                yield Row(tuple(Cell(cell, text) for cell in row.cells), may_tear=is_long)


def _words(runs: Runs) -> str:
    return "".join(map(_word, runs))


def _word(run: str | Gap) -> str:
    return GAP_LINE if isinstance(run, Gap) else run
