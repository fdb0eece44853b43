"""Our hidden marks in a row of a table: a bookmark of Word and of OpenDocument, nobody else's bookmarks."""

from lxml import etree

from msoko.lib.opendocument_names import TEXT, bookmark
from msoko.lib.word_layout import hidden_mark
from msoko.lib.word_numbering import W


def row(tag: str, attribute: str, *names: str) -> etree._Element:
    element = etree.Element("row")
    for name in names:
        etree.SubElement(element, tag).set(attribute, name)
    return element


def test_word_keeps_marks_as_bookmarks():
    assert hidden_mark(row(W + "bookmarkStart", W + "name", "_GoBack", "msoko_r_1")) == "msoko_r_1"
    assert hidden_mark(row(W + "bookmarkStart", W + "name", "_GoBack")) == ""


def test_opendocument_keeps_marks_as_points_and_as_ranges():
    for tag in ("bookmark", "bookmark-start"):
        assert bookmark(row(TEXT + tag, TEXT + "name", "msoko_r_1")) == "msoko_r_1"
    assert bookmark(row(TEXT + "bookmark", TEXT + "name", "Закладка")) == ""
