"""Names of OpenDocument, in the notation of lxml."""

from lxml import etree

from msoko.lib.word_layout import MARK

_BASE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE = _BASE % "office"
TEXT = _BASE % "text"
TABLE = _BASE % "table"
STYLE = _BASE % "style"
DRAW = _BASE % "drawing"
FO = _BASE % "xsl-fo-compatible"


def bookmark(row: etree._Element) -> str:
    """The name of our hidden mark in a row of a table; empty when there is none."""
    found = (one.get(TEXT + "name", "") for one in row.iter(TEXT + "bookmark", TEXT + "bookmark-start"))
    return next((name for name in found if name.startswith(MARK)), "")
