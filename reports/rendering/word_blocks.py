"""Each block of the document model as paragraphs and tables of Word.

Decided here: which style of Word each block gets. The words are those of the model, in its order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from msoko.lib.charts import millimetres, png
from msoko.lib.word_writing import CAPTION, Cell, Row, Sheet, Style, WordDocument
from reports.layout import Layout
from reports.papers.model import (
    BULLET,
    GAP_LINE,
    AnnexStamp,
    AnnexTitle,
    AuthorLines,
    Block,
    BodyRow,
    Bullets,
    Clause,
    Corner,
    DateAndNumber,
    Gap,
    GroupRow,
    Heading,
    KindTitle,
    Label,
    Paragraph,
    Performer,
    Picture,
    Runs,
    SideBySide,
    SignatureBlock,
    Subheading,
    Table,
    Verb,
)
from reports.rendering.styles import TableRoom, header_height, header_repeats, row_height

SIGNATURE_SHARE = 0.6
#: post, mark of the electronic signature, name
MARKED_SHARES = (0.34, 0.4, 0.26)
MARK_POINTS = 8
Requisite = AuthorLines | KindTitle | Heading | Verb | AnnexStamp | AnnexTitle | Performer


@dataclass(frozen=True)
class Desk:
    """What drawing a block needs: the document, the page it is on, the measures, how clauses are numbered."""

    document: WordDocument
    layout: Layout
    sheet: Sheet
    room: TableRoom
    numbers_run: bool
    kept: frozenset[int]
    picture_height: float

    def style(self, name: str, **changes: object) -> Style:
        return replace(Style(name, self.layout.body_points), **changes)  # type: ignore[arg-type]


def draw(block: Block, desk: Desk) -> None:
    match block:
        case Clause():
            _draw_clause(block, desk, level=0)
        case Paragraph():
            style = _text_style(desk, first_line=desk.layout.paragraph_indent if block.indent else 0)
            desk.document.paragraph(_words(block.runs), _kept(style, block, desk))
        case Subheading() | Label() | Bullets():
            _draw_part(block, desk)
        case Corner() | SideBySide():
            _draw_sides(block, desk)
        case SignatureBlock():
            _draw_signature(block, desk)
        case Table() | Picture():
            _draw_table_or_picture(block, desk)
        case DateAndNumber():
            _draw_registration(block, desk)
        case _:
            desk.document.paragraph(_lines(block), _requisite_style(block, desk))


def _draw_part(block: Subheading | Label | Bullets, desk: Desk) -> None:
    match block:
        case Subheading():
            style = desk.style("Подзаголовок", before=10, after=4, is_bold=True, keeps_next=True, outline=1)
            desk.document.paragraph(_words(block.text), style)
        case Label():
            name = "Название части полужирное" if block.is_bold else "Название части"
            style = desk.style(name, before=10, after=4, is_bold=block.is_bold, keeps_next=True)
            desk.document.paragraph(_words(block.runs), style)
        case Bullets():
            style = _text_style(desk, first_line=desk.layout.paragraph_indent)
            style = replace(style, name="Перечень")
            for item in block.items:
                desk.document.paragraph(BULLET + _words(item), _kept(style, item, desk))


def _draw_sides(block: Corner | SideBySide, desk: Desk) -> None:
    if isinstance(block, Corner):
        left = desk.sheet.room - desk.layout.requisite_width
        style = desk.style("Реквизит в углу", left=left, after=14)
        desk.document.paragraph("\n".join(map(_words, block.lines)), style)
        return
    style = desk.style("Реквизиты письма", before=14)
    sides = (block.left, block.right)
    cells = tuple(Cell("\n".join(map(_words, lines)), style) for lines in sides)
    half = desk.sheet.room / 2
    desk.document.table((half, half), [Row(cells)], has_borders=False)


def _text_style(desk: Desk, *, first_line: float) -> Style:
    name = "Текст документа" if first_line else "Текст без отступа"
    return desk.style(name, align="justify", first_line=first_line, line=desk.layout.line_spacing)


def _kept(style: Style, text: Clause | Paragraph | Picture | Runs, desk: Desk) -> Style:
    """The last texts go with the signature (OR-06)."""
    if id(text) not in desk.kept:
        return style
    return replace(style, name=f"{style.name} перед подписью", keeps_next=True)


def _requisite_style(block: Requisite, desk: Desk) -> Style:
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
        case Performer():
            return Style("Исполнитель", 10, before=28)
        case AnnexStamp():
            return desk.style("Гриф приложения", left=room - layout.requisite_width)
        case AnnexTitle():
            return desk.style(
                "Название приложения", align="center", is_bold=True, before=20, after=14, outline=0
            )


def _lines(block: Requisite) -> str:
    return block.text if isinstance(block, KindTitle | Verb) else "\n".join(block.lines)


def _draw_registration(block: DateAndNumber, desk: Desk) -> None:
    style = desk.style("Дата и номер", before=14, tab_right=desk.sheet.room)
    desk.document.paragraph(f"{block.date_text}\t{block.number_label}", style)
    if block.place:
        desk.document.paragraph(block.place, desk.style("Место составления", align="center", before=4))


def _draw_clause(clause: Clause, desk: Desk, *, level: int) -> None:
    style = desk.style(
        f"Пункт {level + 1}",
        align="justify",
        first_line=desk.layout.paragraph_indent,
        line=desk.layout.line_spacing,
        after=4,
    )
    style = _kept(style, clause, desk)
    if desk.numbers_run:
        desk.document.paragraph(_words(clause.text), style, number_level=level)
    else:
        desk.document.paragraph(f"{clause.number_text} {_words(clause.text)}", style)
    for part in clause.subclauses:
        _draw_clause(part, desk, level=level + 1)


def _draw_signature(block: SignatureBlock, desk: Desk) -> None:
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


def _draw_table_or_picture(block: Table | Picture, desk: Desk) -> None:
    """A picture is as wide as the text at most, and never higher than a page."""
    if isinstance(block, Table):
        widths = [desk.sheet.room * column.share / 100 for column in block.columns]
        desk.document.table(widths, _rows(block, desk), has_borders=True)
        return
    width, height = millimetres(block.chart)
    scale = min(1, desk.sheet.room / width, desk.picture_height / height)
    above = desk.style("Рисунок", align="center", before=10, after=6, keeps_next=True)
    desk.document.picture(png(block.chart), width * scale, block.words, above)
    caption = _kept(desk.style(CAPTION, align="center", after=10), block, desk)
    desk.document.caption("Рисунок", block.number, _words(block.caption), caption, again=block.sheet > 1)


def _rows(table: Table, desk: Desk) -> Iterator[Row]:
    points, bold = desk.layout.table_points, desk.layout.is_table_header_bold
    header = Style("Шапка таблицы", points, align="center", is_bold=bold)
    text = Style("Текст таблицы", points)
    number = Style("Число в таблице", points, align="center")
    total = Style("Итог таблицы", points, is_bold=True)
    groups = (
        Style("Строка раздела", points, align="center", is_bold=True, keeps_next=True),
        Style("Строка направления", points, is_bold=True, keeps_next=True),
        Style("Строка трека", points, is_italic=True, keeps_next=True),
    )
    height = header_height(table, desk.room)
    repeats = header_repeats(height, desk.room)
    cells = tuple(Cell(column.header, header) for column in table.columns)
    yield Row(cells, is_header=repeats, may_tear=not repeats)
    shares = [column.share for column in table.columns]
    lines = desk.room.lines - height
    for row in table.rows:
        match row:
            case GroupRow():
                style = groups[max(1, min(row.level, 3)) - 1]
                yield Row((Cell(row.label, style, span=len(shares)),))
            case BodyRow():
                is_long = row_height(row, shares, desk.room) > lines
                styles = [number if column.is_centred else text for column in table.columns]
                if row.is_total:
                    styles = [total] * len(styles)
                filled = zip(row.cells, styles, strict=True)
                yield Row(tuple(Cell(cell, style) for cell, style in filled), may_tear=is_long)


def _words(runs: Runs) -> str:
    return "".join(map(_word, runs))


def _word(run: str | Gap) -> str:
    return GAP_LINE if isinstance(run, Gap) else run
