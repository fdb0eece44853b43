"""Elements of a .docx file as python-docx makes them: the small pieces below `word_writing`."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

from msoko.lib.language_ru import HYPHEN
from msoko.lib.printable import printable

Element = Any  # python-docx is not typed.
#: the identity of the numbering of clauses
CLAUSES = 90
#: twentieths of a point in a millimetre
_TWIPS = 1440 / 25.4
_PART = re.compile(rf"([\n\t{HYPHEN}])")
_SPECIAL = {"\n": "w:br", "\t": "w:tab", HYPHEN: "w:noBreakHyphen"}


@dataclass(frozen=True)
class Style:
    """A paragraph style. Lengths are millimetres, sizes points, `line` counts single lines."""

    name: str
    points: float
    align: str = "left"
    is_bold: bool = False
    is_italic: bool = False
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    keeps_next: bool = False
    is_spaced: bool = False
    outline: int | None = None
    tab_right: float = 0
    is_framed: bool = False


def paragraph_properties(style: Style) -> Element:
    properties = OxmlElement("w:pPr")
    if style.keeps_next:
        properties.append(OxmlElement("w:keepNext"))
    properties.append(OxmlElement("w:widowControl"))
    if style.is_framed:
        properties.append(frame())
    if style.align == "center" or style.outline is not None:
        properties.append(OxmlElement("w:suppressAutoHyphens"))
    if style.tab_right:
        tabs = OxmlElement("w:tabs")
        tabs.append(element("w:tab", val="right", pos=twips(style.tab_right)))
        # The order of these elements is fixed by the schema.
        properties.insert(len(properties) - (properties.find(qn("w:suppressAutoHyphens")) is not None), tabs)
    spacing = {"before": _points(style.before), "after": _points(style.after)}
    properties.append(element("w:spacing", **spacing, line=str(round(style.line * 240)), lineRule="auto"))
    indents = {
        "left": twips(style.left),
        "right": twips(style.right),
        "firstLine": twips(style.first_line),
    }
    properties.append(element("w:ind", **indents))
    properties.append(element("w:jc", val="both" if style.align == "justify" else style.align))
    if style.outline is not None:
        properties.append(element("w:outlineLvl", val=str(style.outline)))
    return properties


def run_properties(style: Style) -> Element:
    properties = OxmlElement("w:rPr")
    if style.is_bold:
        properties.append(OxmlElement("w:b"))
    if style.is_italic:
        properties.append(OxmlElement("w:i"))
    if style.is_spaced:
        properties.append(element("w:spacing", val="60"))
    properties.append(element("w:sz", val=str(round(style.points * 2))))
    properties.append(element("w:szCs", val=str(round(style.points * 2))))
    return properties


def run(text: str) -> Element:
    """One run; line feeds, tabs and kept hyphens are Word's own elements."""
    made = OxmlElement("w:r")
    for part in _PART.split(printable(text)):
        if part in _SPECIAL:
            made.append(OxmlElement(_SPECIAL[part]))
        elif part:
            words = OxmlElement("w:t")
            words.text = part
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(words)
    return made


def borders() -> Element:
    all_sides = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        all_sides.append(element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    return all_sides


def frame() -> Element:
    """A frame around the lines of a paragraph."""
    all_sides = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        all_sides.append(element(f"w:{side}", val="single", sz="6", space="4", color="000000"))
    return all_sides


def cell_margins(side: float) -> Element:
    margins = OxmlElement("w:tblCellMar")
    for name in ("left", "right"):
        margins.append(element(f"w:{name}", w=twips(side), type="dxa"))
    return margins


def element(tag: str, **attributes: str) -> Element:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS))


def _points(points: float) -> str:
    return str(round(points * 20))


CLAUSE_NUMBERING = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{CLAUSES}"><w:multiLevelType w:val="multilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{"".join(f"%{place}." for place in range(1, level + 2))}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
        for level in range(3)
    )
    + "</w:abstractNum>"
)
