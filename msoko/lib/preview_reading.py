"""The child's side of `previews`: a document of each kind becomes words with a few marks.

Runs in the sandbox. Word keeps what helps to recognise a paper at a glance: headings, centred lines, bold
and italic words, lists, tables; OpenDocument keeps headings and bold paragraphs. Deleted and hidden text is
not shown, as in the import of plans.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from msoko.lib import opendocument, spreadsheets
from msoko.lib.file_kinds import FileKind
from msoko.lib.previews import (
    MAX_CELL,
    MAX_SHEETS,
    Block,
    GridRow,
    Paragraph,
    Piece,
    Preview,
    SheetPreview,
    limited,
    plain_paragraph,
    table_of,
    text_preview,
    without_empty,
)
from msoko.lib.spreadsheets import Sheet, plain_text
from msoko.lib.word import DROPPED, Walker, WordBlock, WordParagraph, WordTable, opened, run_texts
from msoko.lib.word_numbering import W

_MAX_DEPTH = 40
_ALIGNED = {"center": "center", "right": "right", "end": "right"}
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class StyledParagraph(WordParagraph):
    pieces: tuple[Piece, ...] = ()
    mark: str = ""
    level: int = 0
    align: str = ""


class StyledWalker(Walker):
    """Reads Word as the import does, and keeps how each run looks."""

    def paragraph(self, element: etree._Element) -> StyledParagraph:
        plain = super().paragraph(element)
        pieces = tuple(_pieces(element))
        words = " ".join("".join(piece.text for piece in pieces).split())
        mark = plain.text[: len(plain.text) - len(words)] if plain.text.endswith(words) and words else ""
        return StyledParagraph(
            plain.text,
            plain.is_bold,
            plain.is_heading,
            pieces,
            mark.strip(),
            _level(element) if plain.is_heading else 0,
            _ALIGNED.get(_value(element, f"{W}pPr/{W}jc"), ""),
        )


def read_in_child(stream: BytesIO, kind: str) -> Preview:
    content = stream.read()
    if kind == FileKind.TEXT:
        return text_preview(content)
    if kind == FileKind.DOCX:
        body, numbering = opened(content)
        return without_empty(limited(map(_block, StyledWalker(numbering).blocks(body))))
    if kind == FileKind.ODT:
        return without_empty(limited(map(_block, opendocument.read_text_blocks(content))))
    module = spreadsheets if kind == FileKind.XLSX else opendocument
    return _sheets(module.read_sheets(content))


def _block(block: WordBlock) -> Block:
    if isinstance(block, WordTable):
        return table_of(GridRow(row.cells, row.is_bold, row.across, row.down) for row in block.rows)[0]
    if isinstance(block, StyledParagraph):
        return Paragraph(block.pieces, block.level, plain_text(block.mark), block.align)
    return plain_paragraph(block.text, is_bold=block.is_bold, level=2 if block.is_heading else 0)


def _sheets(sheets: tuple[Sheet, ...]) -> Preview:
    shown = [sheet for sheet in sheets if not sheet.is_hidden]
    made = []
    for sheet in shown[:MAX_SHEETS]:
        rows = (
            GridRow(row.cells, row.is_bold, row.across, row.down) for row in sheet.rows if not row.is_hidden
        )
        table, is_cut = table_of(rows)
        made.append(SheetPreview(plain_text(sheet.title)[:100], table, is_cut or sheet.is_cut))
    return Preview(sheets=tuple(made), is_cut=len(shown) > MAX_SHEETS, hidden_count=len(sheets) - len(shown))


def _pieces(paragraph: etree._Element) -> Iterator[Piece]:
    """Runs in their order; neighbours that look alike become one piece."""
    last: Piece | None = None
    for run in _runs(paragraph):
        text = re.sub(r"[ \t\u00a0]+", " ", plain_text("".join(run_texts(run))))
        if not text:
            continue
        piece = Piece(text[: MAX_CELL * 10], _is_on(run, "b"), _is_on(run, "i"))
        if last and (last.is_bold, last.is_italic) == (piece.is_bold, piece.is_italic):
            last = Piece(last.text + piece.text, last.is_bold, last.is_italic)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _runs(element: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in DROPPED or not isinstance(child.tag, str) or depth > _MAX_DEPTH:
            continue
        if child.tag == W + "r":
            if child.find(f"{W}rPr/{W}vanish") is None:
                yield child
        else:
            yield from _runs(child, depth + 1)


def _is_on(run: etree._Element, name: str) -> bool:
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(W + "val", "") not in _OFF


def _level(paragraph: etree._Element) -> int:
    digits = re.findall(r"\d", _value(paragraph, f"{W}pPr/{W}pStyle"))
    return min(int(digits[0]), 4) if digits and digits[0] != "0" else 1


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(W + "val", ""))
