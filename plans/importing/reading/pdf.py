"""PDF with a text layer -> raw blocks, by the door msoko.lib.pdf_reading.

Decided here: the order of what stands on the pages, which lines are only furniture of a page (its number, a
running title), and the two refusals of a PDF: a scan without words, and more pages than a plan has. Tables
with ruled lines are read by `pdf_grids`, tables without lines by `pdf_columns`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msoko.lib.pdf_reading import MAX_PAGES, PdfPage, PdfWord, TooManyPages, TooMuchInk, read_pages
from plans.importing.limits import Unreadable, check_row_count
from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawBlock, RawParagraph
from plans.importing.reading.markup import clean_cell
from plans.importing.reading.pdf_columns import OpenColumns, split_stamps
from plans.importing.reading.pdf_grids import PageRow, PageTable, composed, grids_in_order, rows_of
from plans.importing.reading.pdf_lines import Line, Spelling, is_new_line, lines_of

_PAGE_NUMBER = re.compile(r"^(?:стр(?:аница|\.)?\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*(?:из|/)\s*\d+)?$", re.I)
_MARGIN = 0.13
_NEAR = 3.0
_MIN_LETTERS_A_PAGE = 12
_MAX_UNREAD_SHARE = 0.3
_GAP = 1.7

SCAN = (
    "В этом PDF нет текста, только изображения страниц (скан). Распознайте его («Сохранить как» .docx в "
    "программе распознавания) или загрузите исходный файл Word или Excel."
)
UNREAD_LETTERS = (
    "Буквы этого PDF не читаются: в нём нет таблицы соответствия шрифта. Загрузите исходный файл Word или "
    "Excel или сохраните PDF заново."
)


@dataclass
class _Piece:
    """What stands at one height of a page: a line of text, or rows of a table."""

    top: float
    line: Line | None = None
    rows: list[PageRow] = field(default_factory=list)
    table: PageTable | None = None


@dataclass
class _Reading:
    """Gathers the pages; a table stays open until something else stands below it."""

    parts: list[PageTable | Line] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)

    @property
    def open_table(self) -> PageTable | None:
        last = self.parts[-1] if self.parts else None
        return last if isinstance(last, PageTable) else None

    def page(self, page: PdfPage, furniture: set[tuple[int, str]]) -> None:
        used: set[PdfWord] = set()
        pieces: list[_Piece] = []
        for grid in grids_in_order(page):
            table = self.open_table if not pieces else None
            edges = table.edges if table and table.takes(grid) else grid.column_edges
            rows, words = rows_of(page, grid, edges)
            used |= words
            pieces.append(_Piece(grid.top, rows=rows, table=PageTable(edges)))
        free = [line for line in _free_lines(page, used) if not _is_furniture(line, page, furniture)]
        pieces.extend(_Piece(line.top, line=line) for line in free)
        above: Line | None = None
        for piece in sorted(pieces, key=lambda piece: piece.top):
            self._take(piece, above)
            above = piece.line

    def _take(self, piece: _Piece, above: Line | None) -> None:
        if piece.line:
            height = piece.line.bottom - piece.line.top
            if above is None or piece.line.top - above.top > _GAP * height:
                self.gaps.add(len(self.parts))
            self.parts.append(piece.line)
            return
        table = self.open_table
        if table is None or piece.table is None or piece.table.edges != table.edges:
            table = piece.table or PageTable(())
            self.parts.append(table)
        table.extend(piece.rows)
        check_row_count(len(table.rows))


def read_pdf(content: bytes) -> tuple[RawBlock, ...]:
    try:
        pages = list(read_pages(content))
    except TooManyPages as error:
        raise Unreadable(
            f"В PDF больше {MAX_PAGES} страниц: это больше, чем бывает план. Оставьте в файле только план и "
            "загрузите его ещё раз."
        ) from error
    except TooMuchInk as error:
        raise Unreadable(
            "В PDF слишком много знаков или линий. Загрузите исходный файл Word или Excel."
        ) from error
    _check_letters(pages)
    reading = _Reading()
    furniture = _furniture(pages)
    for page in pages:
        reading.page(page, furniture)
    return _blocks(reading)


def _check_letters(pages: Sequence[PdfPage]) -> None:
    text = "".join(word.text for page in pages for word in page.words)
    if len(text) < _MIN_LETTERS_A_PAGE * max(1, min(len(pages), 5)):
        raise Unreadable(SCAN)
    if text.count("\ufffd") > _MAX_UNREAD_SHARE * len(text):
        raise Unreadable(UNREAD_LETTERS)


def _free_lines(page: PdfPage, used: set[PdfWord]) -> list[Line]:
    lines = lines_of(word for word in page.words if word not in used)
    edge = max([line.right for line in lines], default=0.0)
    return [line.with_room(edge - line.left) for line in lines]


def _mark(line: Line) -> tuple[int, str]:
    return round(line.top / _NEAR), re.sub(r"\d+", "#", line.text)


def _furniture(pages: Sequence[PdfPage]) -> set[tuple[int, str]]:
    """Find the lines of the margins that stand at the same place on most pages."""
    counted: Counter[tuple[int, str]] = Counter()
    for page in pages:
        for line in lines_of(page.words):
            if _is_in_margin(line, page):
                counted[_mark(line)] += 1
    return {mark for mark, count in counted.items() if count >= 3 and count >= 0.5 * len(pages)}


def _is_in_margin(line: Line, page: PdfPage) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _is_furniture(line: Line, page: PdfPage, furniture: set[tuple[int, str]]) -> bool:
    if not _is_in_margin(line, page):
        return False
    return bool(_PAGE_NUMBER.match(line.text)) or _mark(line) in furniture


def _blocks(reading: _Reading) -> tuple[RawBlock, ...]:
    parts = OpenColumns().replaced(reading.parts, reading.gaps)
    spelling = Spelling.of(text for part in parts for text in _texts(part))
    blocks: list[RawBlock] = []
    table_count = 0
    pending: list[tuple[Line, bool]] = []
    for part in parts:
        if isinstance(part, PageTable):
            blocks.extend(_paragraphs(pending, spelling, len(blocks)))
            pending = []
            table_count += 1
            blocks.append(composed(part, table_count, spelling))
        else:
            pending.append(part)
    blocks.extend(_paragraphs(pending, spelling, len(blocks)))
    return tuple(blocks)


def _texts(part: PageTable | tuple[Line, bool]) -> Iterator[Sequence[Line]]:
    if isinstance(part, PageTable):
        for row in part.rows:
            yield from row.cells
    else:
        yield (part[0],)


def _paragraphs(lines: Sequence[tuple[Line, bool]], spelling: Spelling, start: int) -> Iterator[RawParagraph]:
    """Join the lines of one paragraph; a line that had room for the next word ends it."""
    groups: list[tuple[list[Line], bool]] = []
    for line, opens in split_stamps(lines):
        if groups and not opens and _flows(groups[-1][0][-1], line):
            groups[-1][0].append(line)
        else:
            groups.append(([line], opens))
    for position, (group, opens) in enumerate(groups, start=start + 1):
        text = clean_cell(spelling.joined(group))
        bold = all(line.is_bold for line in group)
        if text:
            yield RawParagraph(text, Place(0, position), is_bold=bold, opens_group=opens)


def _flows(above: Line, below: Line) -> bool:
    if above.is_bold != below.is_bold or is_new_line(above, below):
        return False
    first = below.words[0]
    has_room = above.width + above.words[-1].letter_width / 2 + first.width <= above.room - 1
    is_indented = below.left > above.left + 10
    return not has_room and not is_indented
