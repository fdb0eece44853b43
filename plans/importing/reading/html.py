"""HTML of the clipboard (Word, Excel, LibreOffice, a page) -> raw blocks.

Decided here: which tables are the plan's and which only lay out the page (a table that holds a table is taken
apart), how far merged cells reach, which paragraphs are bold. Scripts, styles, comments, deleted text and
what the page hides are not read; nothing is fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawBlock, RawParagraph, RawRow, RawTable, is_full_width
from plans.importing.reading.markup import clean_cell

MAX_COLUMNS = 60
MAX_ROWS = 5001
_MAX_DEPTH = 60
_MAX_SPAN = 1000

_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "blockquote", "section"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BOLD = {"b", "strong", "th", *_HEADINGS}
_DROPPED = {"script", "style", "head", "title", "meta", "link", "del", "s", "strike", "template", "noscript"}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_CONDITIONAL = re.compile(r"<!\[?(?:if|endif)[^>]*>|<!--\[if.*?<!\[endif\]-->", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass
class _Piece:
    """Text with the information whether all of it is bold."""

    text: str
    is_bold: bool


@dataclass
class _Gathering:
    blocks: list[RawBlock] = field(default_factory=list)
    table_count: int = 0
    paragraph_count: int = 0

    def paragraphs(self, pieces: list[_Piece], *, is_heading: bool = False) -> None:
        """Add the lines written so far as one paragraph."""
        text = clean_cell("".join(piece.text for piece in pieces))
        written = [piece for piece in pieces if piece.text.strip()]
        pieces.clear()
        if text:
            self.paragraph_count += 1
            bold = all(piece.is_bold for piece in written)
            place = Place(0, self.paragraph_count)
            self.blocks.append(RawParagraph(text, place, is_bold=bold, is_heading=is_heading))

    def table(self, element: etree._Element) -> None:
        self.table_count += 1
        self.blocks.append(_table(element, self.table_count))


def looks_like_html(text: str) -> bool:
    """Tell the HTML of a clipboard from text that only has a tag somewhere."""
    return re.search(r"<(?:table|html|body|meta|!doctype)\b[^>]*>", text[:20_000], re.IGNORECASE) is not None


def read_html(text: str) -> tuple[RawBlock, ...]:
    fragment = _FRAGMENT.search(text)
    source = fragment[1] if fragment and "<table" in fragment[1].lower() else text
    source = _CONDITIONAL.sub("", _DECLARATION.sub("", source.replace("\x00", "")))
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    root = lxml_html.document_fromstring(f"<div>{source}</div>".encode(errors="replace"), parser=parser)
    gathering = _Gathering()
    pieces: list[_Piece] = []
    _walk(root, gathering, pieces, is_bold=False)
    gathering.paragraphs(pieces)
    return tuple(gathering.blocks)


def _walk(
    element: etree._Element, gathering: _Gathering, pieces: list[_Piece], *, is_bold: bool, depth: int = 0
) -> None:
    """Go through the page in order; tables and paragraphs become blocks."""
    if _is_hidden(element) or depth > _MAX_DEPTH:
        return
    tag = str(element.tag)
    if tag == "table" and not _is_layout(element):
        gathering.paragraphs(pieces)
        gathering.table(element)
        return
    is_block = tag in _BLOCKS or tag in ("td", "table")
    if is_block:
        gathering.paragraphs(pieces)
    bold = _is_bold(element, inherited=is_bold)
    pieces.append(_Piece(_text(element.text, tag), bold))
    for child in element:
        _walk(child, gathering, pieces, is_bold=bold, depth=depth + 1)
        pieces.append(_Piece(_flat(child.tail), bold))
    if is_block:
        gathering.paragraphs(pieces, is_heading=tag in _HEADINGS)


def _is_layout(table: etree._Element) -> bool:
    """Tell a table that only places other tables: one of them has more cells than its own rows."""
    inner = table.findall(".//table")
    if not inner:
        return False
    own = max((len(row) for row in _rows(table)), default=0)
    return any(max((len(row) for row in _rows(other)), default=0) > own for other in inner)


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for child in table:
        for row in child if child.tag in ("thead", "tbody", "tfoot") else [child]:
            if row.tag == "tr" and not _is_hidden(row):
                yield [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]


def _table(element: etree._Element, number: int) -> RawTable:
    rows: list[RawRow] = []
    held: dict[int, tuple[int, str]] = {}
    for position, cells in enumerate(_rows(element), start=1):
        if position > MAX_ROWS:
            break
        rows.append(_row(cells, held, Place(number, position)))
    return RawTable(tuple(rows))


def _row(cells: list[etree._Element], held: dict[int, tuple[int, str]], place: Place) -> RawRow:
    """Lay out one row; `held` maps a column to the rows a cell from above still covers, and its text."""
    texts: list[str] = []
    across: list[int] = []
    down: list[int] = []
    bold: list[bool] = []
    waiting = list(cells)
    while (waiting or any(column >= len(texts) for column in held)) and len(texts) < MAX_COLUMNS:
        column = len(texts)
        if column in held:
            left, text = held.pop(column)
            if left > 1:
                held[column] = (left - 1, text)
            texts.append(text)
            down.append(column)
            continue
        cell = waiting.pop(0) if waiting else None
        text = "" if cell is None else clean_cell(_cell_text(cell))
        texts.append(text)
        if cell is None:
            continue
        if text:
            bold.append(_is_all_bold(cell))
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        covered = range(column + 1, min(column + width, MAX_COLUMNS))
        across.extend(covered)
        texts.extend("" for _ in covered)
        if height > 1:
            held[column] = (height - 1, text)
            held.update((index, (height - 1, "")) for index in covered)
    return RawRow(
        cells=tuple(texts),
        place=place,
        is_merged_full_width=is_full_width(tuple(texts), tuple(across)),
        is_bold=bool(bold) and all(bold),
        across=tuple(across),
        down=tuple(down),
    )


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1


def _cell_text(element: etree._Element, depth: int = 0) -> str:
    """Write a cell with its lines; a table inside a cell becomes lines too."""
    if _is_hidden(element) or depth > _MAX_DEPTH:
        return ""
    tag = str(element.tag)
    parts = [_text(element.text, tag)]
    for child in element:
        parts += [_cell_text(child, depth + 1), _flat(child.tail)]
    text = "".join(parts)
    if tag == "br":
        return "\n"
    return f"\n{text}\n" if tag in _BLOCKS or tag in ("td", "table") else text


def _text(text: str | None, tag: str) -> str:
    lead = "- " if tag == "li" else "\n" if tag == "br" else ""
    return lead + _flat(text)


def _flat(text: str | None) -> str:
    """In HTML a line break in the source is only a space."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _is_hidden(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag.lower() in _DROPPED:
        return True
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


def _is_bold(element: etree._Element, *, inherited: bool) -> bool:
    style = element.get("style") or ""
    if _PLAIN_STYLE.search(style):
        return False
    return inherited or element.tag in _BOLD or bool(_BOLD_STYLE.search(style))


def _is_all_bold(cell: etree._Element) -> bool:
    """Tell whether every word of a cell stands in bold."""
    pieces: list[_Piece] = []
    _weigh(cell, pieces, is_bold=False)
    return all(piece.is_bold for piece in pieces)


def _weigh(element: etree._Element, pieces: list[_Piece], *, is_bold: bool, depth: int = 0) -> None:
    if _is_hidden(element) or depth > _MAX_DEPTH:
        return
    bold = _is_bold(element, inherited=is_bold)
    if (element.text or "").strip():
        pieces.append(_Piece(element.text or "", bold))
    for child in element:
        _weigh(child, pieces, is_bold=bold, depth=depth + 1)
        if (child.tail or "").strip():
            pieces.append(_Piece(child.tail or "", bold))
