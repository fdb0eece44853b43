"""The only door to python-docx: documents in as blocks in their order, simple documents out.

Decided here: what a paragraph of Word says as text. Tracked insertions are taken and deletions dropped
(the reader sees the document as if all changes were accepted), automatic numbers are written out, a cell
swallowed by a vertical merge repeats the text above it, a wide cell leaves the cells it covers empty.
Cells are walked once through lxml: `table.cell(i, j)` walks the whole table for each cell.
A text box, and a table that only places another table, give their blocks one after the other.
Headers, footers, footnotes, comments and pictures are not read; of bookmarks only our own hidden marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.table import _Cell
from lxml import etree

from msoko.lib.spreadsheets import plain_text
from msoko.lib.word_layout import FALLBACK, cells_of, hidden_mark, is_layout, text_boxes, unwrapped
from msoko.lib.word_numbering import Numbering, W

MAX_BLOCKS = 20_000
# One more than a plan may have, so that who counts the rows sees that there are too many.
MAX_ROWS = 5001
MAX_COLUMNS = 60
_MAX_DEPTH = 12

DROPPED = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "fldData")}
DROPPED |= {
    FALLBACK,
    W + "txbxContent",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}graphic",
}
_MARKS = {
    W + "tab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}


@dataclass(frozen=True)
class WordParagraph:
    text: str
    is_bold: bool = False
    is_heading: bool = False


@dataclass(frozen=True)
class WordRow:
    cells: tuple[str, ...]
    is_bold: bool = False
    across: tuple[int, ...] = ()
    down: tuple[int, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class WordTable:
    rows: tuple[WordRow, ...]


WordBlock = WordParagraph | WordTable


def read_blocks(content: bytes) -> tuple[WordBlock, ...]:
    """Read paragraphs and tables in document order; the caller has checked the archive."""
    body, numbering = opened(content)
    return tuple(islice(Walker(numbering).blocks(body), MAX_BLOCKS))


def opened(content: bytes) -> tuple[etree._Element, Numbering]:
    """Open a document for another reader: its body, and its lists at their beginning."""
    document = docx.Document(BytesIO(content))
    return document.element.body, _numbering(document)


def write_blocks(blocks: Sequence[WordBlock]) -> bytes:
    """Write paragraphs and plain tables; covered cells of a row become one wide cell."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, WordParagraph):
            document.add_paragraph().add_run(plain_text(block.text)).bold = block.is_bold or None
        else:
            _write_table(document, block)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write_table(document: "docx.document.Document", table: WordTable) -> None:
    width = max((len(row.cells) for row in table.rows), default=0)
    written = document.add_table(rows=0, cols=width)
    above: Sequence[_Cell] = ()
    for row in table.rows:
        cells = written.add_row().cells
        for index, text in enumerate(row.cells):
            if index in row.down and above:
                above[index]._tc.vMerge = above[index]._tc.vMerge or "restart"
                cells[index]._tc.vMerge = "continue"
            elif text:
                cells[index].paragraphs[0].add_run(plain_text(text)).bold = row.is_bold or None
        for first, last in _runs(row.across):
            cells[first - 1].merge(cells[last])
        above = cells


def _runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Give the first and last of each unbroken run of positions."""
    runs: list[tuple[int, int]] = []
    for position in sorted(positions):
        if runs and runs[-1][1] == position - 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs


def _numbering(document: "docx.document.Document") -> Numbering:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return Numbering.from_xml(relation.target_part.blob, document.styles.element)
    return Numbering.empty()


class Walker:
    """Reads one document; holds the running numbers of its lists."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[WordBlock]:
        """Yield paragraphs and tables; what a text box or a table of layout holds stands on its own."""
        for element in unwrapped(parent):
            if element.tag == W + "p":
                for box in text_boxes(element) if depth < _MAX_DEPTH else ():
                    yield from self.blocks(box, depth + 1)
                yield self.paragraph(element)
            elif element.tag == W + "tbl" and depth < _MAX_DEPTH and is_layout(element):
                for cell in cells_of(element):
                    yield from self.blocks(cell, depth + 1)
            elif element.tag == W + "tbl":
                yield self.table(element)

    def paragraph(self, element: etree._Element) -> WordParagraph:
        text = _squeeze("".join(run_texts(element)))
        if text or _is_alone(element):
            text = (self.numbering.number_of(element) + text).strip()
        return WordParagraph(text, is_bold=_is_bold(element), is_heading=_is_heading(element))

    def table(self, element: etree._Element) -> WordTable:
        rows: list[WordRow] = []
        for row in unwrapped(element):
            if len(rows) >= MAX_ROWS:
                break
            if row.tag == W + "tr" and row.find(f"{W}trPr/{W}del") is None:
                rows.append(self._row(row, rows[-1] if rows else None))
        return WordTable(tuple(rows))

    def _row(self, element: etree._Element, above: WordRow | None) -> WordRow:
        texts: list[str] = [""] * _grid_before(element)
        across: list[int] = []
        down: list[int] = []
        bold: list[bool] = []
        for cell in (child for child in unwrapped(element) if child.tag == W + "tc"):
            start = len(texts)
            if start >= MAX_COLUMNS:
                break
            text = self._cell_text(cell)
            if _continues_above(cell):
                down.append(start)
                text = above.cells[start] if above and start < len(above.cells) else ""
            elif text:
                bold.append(all(_is_bold(p) for p in cell.iter(W + "p") if "".join(run_texts(p)).strip()))
            texts.append(text)
            covered = range(start + 1, min(start + _span(cell), MAX_COLUMNS))
            across, texts = [*across, *covered], [*texts, *("" for _ in covered)]
        places = tuple(across), tuple(down)
        return WordRow(tuple(texts), bool(bold) and all(bold), *places, hidden_mark(element))

    def _cell_text(self, cell: etree._Element, depth: int = 0) -> str:
        lines: list[str] = []
        for child in unwrapped(cell):
            if child.tag == W + "p":
                lines.append(self.paragraph(child).text)
            elif child.tag == W + "tbl" and depth < _MAX_DEPTH:
                lines.extend(self._cell_text(inner, depth + 1) for inner in child.iter(W + "tc"))
        return "\n".join(line for line in lines if line)


def run_texts(element: etree._Element, depth: int = 0) -> Iterator[str]:
    for child in element:
        if child.tag in DROPPED or not isinstance(child.tag, str):
            continue
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.find(f"{W}rPr/{W}vanish") is None and depth < _MAX_DEPTH * 4:
            yield from run_texts(child, depth + 1)


def _squeeze(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_alone(paragraph: etree._Element) -> bool:
    """Tell whether an empty paragraph is the only one of its cell.

    Word prints the number of an automatically numbered empty cell; an empty numbered paragraph
    elsewhere is a slip that would only shift the numbers.
    """
    cell = paragraph.getparent()
    return cell is not None and cell.tag == W + "tc" and len(cell.findall(W + "p")) == 1


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(W + "val", "")


def _is_bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(W + "r") if "".join(run_texts(run)).strip()]
    values = [_value(run, f"{W}rPr/{W}b") for run in runs]
    return bool(runs) and all(value is not None and value not in ("0", "false") for value in values)


def _is_heading(paragraph: etree._Element) -> bool:
    style = _value(paragraph, f"{W}pPr/{W}pStyle") or ""
    return style.lower().startswith(("heading", "заголовок"))


def _continues_above(cell: etree._Element) -> bool:
    value = _value(cell, f"{W}tcPr/{W}vMerge")
    return value is not None and value != "restart"


def _span(cell: etree._Element) -> int:
    return _whole(_value(cell, f"{W}tcPr/{W}gridSpan"), least=1)


def _grid_before(row: etree._Element) -> int:
    return min(_whole(_value(row, f"{W}trPr/{W}gridBefore"), least=0), MAX_COLUMNS)


def _whole(value: str | None, *, least: int) -> int:
    return max(int(value), least) if value and value.isdecimal() else least
