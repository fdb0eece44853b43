"""Automatic numbers of OpenDocument lists, written out.

Decided here: the running number of a list item. A plan numbered by the program has nothing else in its first
column. A list that says it continues another goes on counting; any other begins anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from msoko.lib.opendocument_names import STYLE, TEXT
from msoko.lib.word_numbering import numeral

_KINDS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "a": "lowerLetter", "A": "upperLetter"}
_KINDS |= {"А, Б, .., Аа, Бб, ... (ru)": "russianUpper", "а, б, .., аа, бб, ... (ru)": "russianLower"}


@dataclass(frozen=True)
class _Level:
    kind: str
    prefix: str
    suffix: str
    shown: int
    start: int


@dataclass(frozen=True)
class Item:
    element: etree._Element
    mark: str


@dataclass
class ListNumbers:
    """The list styles of one document and how far each list has been counted."""

    styles: dict[str, dict[int, _Level | None]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element) -> "ListNumbers":
        return cls(
            {
                style.get(STYLE + "name", ""): {_whole(level, "level"): _level(level) for level in style}
                for style in root.iter(TEXT + "list-style")
            }
        )

    def items(self, element: etree._Element) -> Iterator[Item]:
        """Yield the items of a list with their marks, in order."""
        name, depth = _place(element)
        counts = self.counted.setdefault(name, {})
        goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
        if depth == 1 and not goes_on:
            counts.clear()
        for item in element:
            if item.tag == TEXT + "list-header":
                yield Item(item, "")
            elif item.tag == TEXT + "list-item":
                yield Item(item, self._mark(item, name, depth, counts))
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _mark(self, item: etree._Element, name: str, depth: int, counts: dict[int, int]) -> str:
        levels = self.styles.get(name, {})
        level = levels.get(depth)
        holds_only_list = len(item) > 0 and item[0].tag == TEXT + "list"
        if depth not in levels or holds_only_list:
            return ""
        if level is None:
            return "- "
        counts[depth] = counts.get(depth, level.start - 1) + 1
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        numbers = [numeral(counts.get(above, 1), self._kind(levels, above)) for above in shown]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix} "

    def _kind(self, levels: dict[int, _Level | None], depth: int) -> str:
        level = levels.get(depth)
        return level.kind if level else "decimal"


def _place(element: etree._Element) -> tuple[str, int]:
    """Give the style and the depth of a list; an inner list has the style of the outer one."""
    depth, name = 0, ""
    lists = [element, *(outer for outer in element.iterancestors(TEXT + "list"))]
    for outer in lists:
        depth += 1
        name = name or outer.get(TEXT + "style-name", "")
    return name, depth


def _level(element: etree._Element) -> _Level | None:
    kind = element.get(STYLE + "num-format", "")
    if element.tag != TEXT + "list-level-style-number" or not kind:
        return None
    return _Level(
        kind=_KINDS.get(kind, "decimal"),
        prefix=element.get(STYLE + "num-prefix", ""),
        suffix=element.get(STYLE + "num-suffix", ""),
        shown=_whole(element, "display-levels"),
        start=_whole(element, "start-value"),
    )


def _whole(element: etree._Element, name: str) -> int:
    value = element.get(TEXT + name, "1")
    return int(value) if value.isdecimal() and len(value) < 6 else 1
