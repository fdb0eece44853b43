"""Names of OpenDocument, in the notation of lxml."""

_BASE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE = _BASE % "office"
TEXT = _BASE % "text"
TABLE = _BASE % "table"
STYLE = _BASE % "style"
DRAW = _BASE % "drawing"
FO = _BASE % "xsl-fo-compatible"
