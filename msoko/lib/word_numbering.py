"""Automatic numbers of Word, written out: «1.», «1.2», «IV», «а)».

Decided here: the running number of a paragraph that carries `w:numPr`, from the document's `numbering.xml`.
A plan whose first column is numbered by Word has nothing else in it, so without this the numbers are lost.
Pictures as bullets, restarts after a page and right-to-left marks are not followed.
"""

from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = {
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}


@dataclass(frozen=True)
class _Level:
    kind: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """The lists of one document and how far each has been counted."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    style_lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "Numbering":
        return cls()

    @classmethod
    def from_xml(cls, blob: bytes, styles: etree._Element) -> "Numbering":
        root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
        abstract = {
            str(item.get(W + "abstractNumId")): {
                _whole(level.get(W + "ilvl"), 0): _level(level) for level in item.findall(W + "lvl")
            }
            for item in root.findall(W + "abstractNum")
        }
        lists = {}
        for item in root.findall(W + "num"):
            kept = _value(item, f"{W}abstractNumId")
            lists[str(item.get(W + "numId"))] = (kept, abstract.get(kept, {}))
        return cls(lists=lists, style_lists=_style_lists(styles))

    def number_of(self, paragraph: etree._Element) -> str:
        """Count this paragraph and return its number with a space, or an empty string."""
        list_id, depth = self._place(paragraph)
        if list_id not in self.lists:
            return ""
        key, levels = self.lists[list_id]
        level = levels.get(depth)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "- "
        counts = self.counted.setdefault(key, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return _written(level.pattern, levels, counts) + " "

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            return _value(properties, f"{W}numId"), _whole(_value(properties, f"{W}ilvl"), 0)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.style_lists.get("" if style is None else style.get(W + "val", ""), ("", 0))


def _written(pattern: str, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    text = pattern
    for depth, level in levels.items():
        mark = f"%{depth + 1}"
        if mark in text:
            text = text.replace(mark, numeral(counts.get(depth, level.start), level.kind))
    return text


def numeral(value: int, kind: str) -> str:
    if kind in _LETTERS:
        letters = _LETTERS[kind]
        return letters[(value - 1) % len(letters)]
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if kind == "upperRoman" else roman.lower()
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def _roman(value: int) -> str:
    text = ""
    for size, mark in _ROMAN:
        while value >= size:
            text += mark
            value -= size
    return text


def _level(element: etree._Element) -> _Level:
    kind = _value(element, f"{W}numFmt") or "decimal"
    return _Level(kind, _value(element, f"{W}lvlText"), _whole(_value(element, f"{W}start"), 1))


def _style_lists(styles: etree._Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.findall(W + "style"):
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            place = (_value(properties, f"{W}numId"), _whole(_value(properties, f"{W}ilvl"), 0))
            found[str(style.get(W + "styleId"))] = place
    return found


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(W + "val", ""))


def _whole(value: str | None, otherwise: int) -> int:
    return min(int(value), 100_000) if value and value.isdecimal() else otherwise
