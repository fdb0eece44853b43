"""OpenDocument files (odt, ods) as the same blocks and sheets that Word and Excel files give.

Decided here: what a paragraph, a cell and a list item of OpenDocument say as text. No library is used: the
one for Python has had no release for six years, and all that is needed is the part `content.xml`. Deleted
text, notes, comments and macros are not read; entities are not resolved and nothing is fetched.
The caller has checked the archive.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from msoko.lib.opendocument_lists import ListNumbers
from msoko.lib.opendocument_names import DRAW, FO, OFFICE, STYLE, TABLE, TEXT, bookmark
from msoko.lib.spreadsheets import Sheet, SheetRow
from msoko.lib.word import WordBlock, WordParagraph, WordRow, WordTable

MAX_PART_BYTES = 32 * 1024 * 1024
# One more than a plan may have, so that who counts the rows sees that there are too many.
MAX_ROWS = 5001
MAX_COLUMNS = 60
MAX_BLOCKS = 20_000
_MAX_DEPTH = 40

SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_SKIPPED = {
    TEXT + "note",
    TEXT + "tracked-changes",
    OFFICE + "annotation",
    TEXT + "ruby-text",
    DRAW + "image",
}
_SECTIONS = {TEXT + "section", TEXT + "index-body", OFFICE + "text"}


class DamagedPart(Exception):
    """The content is missing or larger than any document for people."""


def is_spreadsheet(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read("mimetype")[:100].decode("ascii", "replace").strip() == SPREADSHEET


def read_text_blocks(content: bytes) -> tuple[WordBlock, ...]:
    """Read paragraphs and tables of a text document in their order."""
    root = _root(content)
    body = root.find(f".//{OFFICE}text")
    walker = _Walker(_bold_styles(root), ListNumbers.of(root))
    return tuple(walker.blocks(body)) if body is not None else ()


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Read every sheet up to the caps."""
    root = _root(content)
    hidden = _hidden_tables(root)
    walker = _Walker(_bold_styles(root), ListNumbers.of(root))
    return tuple(
        walker.sheet(table, is_hidden=table.get(TABLE + "style-name") in hidden)
        for table in root.iterfind(f".//{OFFICE}spreadsheet/{TABLE}table")
    )


def _root(content: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("content.xml") as part:
        raw = part.read(MAX_PART_BYTES + 1)
    if len(raw) > MAX_PART_BYTES:
        raise DamagedPart
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(raw, parser)


def _bold_styles(root: etree._Element) -> frozenset[str]:
    bold = set()
    for style in root.iter(STYLE + "style"):
        weights = [part.get(FO + "font-weight") for part in style.findall(STYLE + "text-properties")]
        if any(weight == "bold" or (weight or "").startswith(("6", "7", "8", "9")) for weight in weights):
            bold.add(style.get(STYLE + "name", ""))
    return frozenset(bold)


def _hidden_tables(root: etree._Element) -> frozenset[str]:
    return frozenset(
        style.get(STYLE + "name", "")
        for style in root.iter(STYLE + "style")
        if any(part.get(TABLE + "display") == "false" for part in style.findall(STYLE + "table-properties"))
    )


@dataclass
class _Grid:
    """Rows as they fill; `held` are the cells that a cell above still covers."""

    rows: list[SheetRow] = field(default_factory=list)
    held: dict[int, tuple[int, str]] = field(default_factory=dict)
    position: int = 0
    is_cut: bool = False


@dataclass
class _Walker:
    bold: frozenset[str]
    numbers: ListNumbers

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[WordBlock]:
        for count, child in enumerate(parent):
            if depth > _MAX_DEPTH or count > MAX_BLOCKS:
                return
            if child.tag in (TEXT + "p", TEXT + "h"):
                yield self._paragraph(child)
            elif child.tag == TABLE + "table":
                grid = self._grid(child).rows
                yield WordTable(
                    tuple(WordRow(row.cells, row.is_bold, row.across, row.down, row.mark) for row in grid)
                )
            elif child.tag == TEXT + "list":
                yield from self._items(child, depth)
            elif child.tag in _SECTIONS:
                yield from self.blocks(child, depth + 1)

    def sheet(self, table: etree._Element, *, is_hidden: bool) -> Sheet:
        grid = self._grid(table)
        rows = tuple(row for row in grid.rows if any(row.cells))
        return Sheet(table.get(TABLE + "name", ""), rows, is_hidden=is_hidden, is_cut=grid.is_cut)

    def _items(self, element: etree._Element, depth: int) -> Iterator[WordBlock]:
        for item in self.numbers.items(element):
            for position, block in enumerate(self.blocks(item.element, depth + 1)):
                if position == 0 and isinstance(block, WordParagraph):
                    yield WordParagraph((item.mark + block.text).strip(), block.is_bold, block.is_heading)
                else:
                    yield block

    def _paragraph(self, element: etree._Element) -> WordParagraph:
        lines = (" ".join(line.split()) for line in "".join(_texts(element)).split("\n"))
        text = "\n".join(line for line in lines if line)
        return WordParagraph(text, is_bold=self._is_bold(element), is_heading=element.tag == TEXT + "h")

    def _is_bold(self, paragraph: etree._Element) -> bool:
        """Tell whether each written piece of a paragraph is bold, by its own style or the paragraph's."""
        if paragraph.get(TEXT + "style-name") in self.bold:
            return True
        spans = [span for span in paragraph.iter(TEXT + "span") if "".join(_texts(span)).strip()]
        written = "".join("".join("".join(_texts(span)).split()) for span in spans)
        is_all = written == "".join("".join(_texts(paragraph)).split())
        return bool(spans) and is_all and all(span.get(TEXT + "style-name") in self.bold for span in spans)

    def _grid(self, table: etree._Element) -> _Grid:
        grid = _Grid()
        for row in _rows(table):
            repeats = _count(row, "number-rows-repeated")
            has_text = next((True for text in row.itertext() if text.strip()), False)
            if has_text or grid.held:
                for _ in range(min(repeats, MAX_ROWS)):
                    self._row(row, grid)
            else:
                grid.position += repeats
            if len(grid.rows) >= MAX_ROWS:
                grid.is_cut = True
                break
        return grid

    def _row(self, row: etree._Element, grid: _Grid) -> None:
        texts: list[str] = []
        across: list[int] = []
        down: list[int] = []
        bold: list[bool] = []
        covered = 0
        for cell in row:
            if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            for _ in range(min(_count(cell, "number-columns-repeated"), MAX_COLUMNS - len(texts))):
                column = len(texts)
                held = _taken(grid.held, column)
                if held is not None:
                    texts.append(held)
                    down.append(column)
                    covered = 0
                elif cell.tag == TABLE + "covered-table-cell":
                    texts.append("")
                    across += [column] if covered > 0 else []
                    covered -= 1
                else:
                    texts.append(self._cell_text(cell))
                    bold += [self._is_bold_cell(cell)] if texts[-1] else []
                    covered = _count(cell, "number-columns-spanned") - 1
                    if (height := _count(cell, "number-rows-spanned")) > 1:
                        grid.held[column] = (height - 1, texts[-1])
        grid.position += 1
        while texts and not texts[-1] and len(texts) - 1 not in across:
            texts.pop()
        is_bold = bool(bold) and all(bold)
        is_hidden = row.get(TABLE + "visibility") in ("collapse", "filter")
        places = tuple(across), tuple(down)
        grid.rows.append(SheetRow(grid.position, tuple(texts), is_bold, *places, is_hidden, bookmark(row)))

    def _cell_text(self, cell: etree._Element) -> str:
        lines: list[str] = []
        for block in self.blocks(cell, 1):
            if isinstance(block, WordParagraph):
                lines.append(block.text)
            else:
                lines.extend(text for row in block.rows for text in row.cells)
        return "\n".join(line for line in lines if line) or _value(cell)

    def _is_bold_cell(self, cell: etree._Element) -> bool:
        paragraphs = [p for p in cell.iter(TEXT + "p") if "".join(_texts(p)).strip()]
        return cell.get(TABLE + "style-name") in self.bold or (
            bool(paragraphs) and all(self._is_bold(paragraph) for paragraph in paragraphs)
        )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in (TABLE + "table-rows", TABLE + "table-header-rows", TABLE + "table-row-group"):
            yield from _rows(child)


def _taken(held: dict[int, tuple[int, str]], column: int) -> str | None:
    """Give the text of the cell above that covers this column, and count the row off."""
    if column not in held:
        return None
    left, text = held.pop(column)
    if left > 1:
        held[column] = (left - 1, text)
    return text


def _value(cell: etree._Element) -> str:
    """Write a value that has no printed form; programs nearly always print one beside it."""
    day = cell.get(OFFICE + "date-value", "")[:10].split("-")
    return ".".join(reversed(day)) if len(day) == 3 else ""


def _count(element: etree._Element, name: str) -> int:
    value = element.get(TABLE + name, "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 9 else 1


def _texts(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """Yield the words of a paragraph; spaces, tabs and breaks are elements of their own."""
    yield element.text or ""
    for child in element:
        if child.tag in (TEXT + "s", TEXT + "tab"):
            yield " "
        elif child.tag == TEXT + "line-break":
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and depth < _MAX_DEPTH:
            yield from _texts(child, depth + 1)
        yield child.tail or ""
