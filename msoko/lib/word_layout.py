"""Where the text of a Word file stands: content controls, text boxes, tables that only place other tables.

Decided here: what is looked through. A content control and a tracked insertion are transparent; the copy of a
text box for old programs is left out; a table is layout when one inside it has more columns.
"""

from collections.abc import Iterator

from lxml import etree

from msoko.lib.word_numbering import W

#: every hidden mark begins so
MARK = "msoko_"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAX_DEPTH = 12
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def unwrapped(parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """Yield children, looking through content controls and tracked insertions."""
    for child in parent:
        if child.tag in _WRAPPERS and depth < _MAX_DEPTH:
            yield from unwrapped(child, depth + 1)
        else:
            yield child


def cells_of(table: etree._Element) -> Iterator[etree._Element]:
    for row in unwrapped(table):
        if row.tag == W + "tr":
            yield from (cell for cell in unwrapped(row) if cell.tag == W + "tc")


def is_layout(table: etree._Element) -> bool:
    """Tell a table that only places another one: the inner one has more columns."""
    own = _width(table)
    return any(_width(inner) > own for inner in table.iter(W + "tbl") if inner is not table)


def _width(table: etree._Element) -> int:
    rows = (row for row in unwrapped(table) if row.tag == W + "tr")
    return max((sum(1 for cell in unwrapped(row) if cell.tag == W + "tc") for row in rows), default=0)


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the text boxes anchored in a paragraph; the copy for old programs is left out."""
    for box in paragraph.iter(W + "txbxContent"):
        outer = {element.tag for element in box.iterancestors() if element is not paragraph}
        inside = {element.tag for element in paragraph.iterancestors()}
        if FALLBACK not in outer and (W + "txbxContent" not in outer or W + "txbxContent" in inside):
            yield box


def hidden_mark(row: etree._Element) -> str:
    """The name of our bookmark in a row of a table (P8: «invisible row keys»); empty when there is none."""
    names = (one.get(W + "name", "") for one in row.iter(W + "bookmarkStart"))
    return next((name for name in names if name.startswith(MARK)), "")
