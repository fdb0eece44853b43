"""Quotes and brackets of a Russian text: which opens, which closes, which is missing.

«ёлочки» outside and „лапки“ inside (3.11). A pair is counted as inner only when the pair around it is whole:
in «ООО «Ромашка» one mark closes two, which is a habit of law and no error of the inner pair.
"""

import re
from collections.abc import Iterator

from msoko.lib.typography_slip import Slip

_QUOTES = frozenset('"«»„“”‟')
_BEFORE_OPENING = frozenset("([«„“‟–—-/\u2011")
_MARKS = (("«", "»"), ("„", "“"))
_CLOSING = {")": "(", "]": "["}
#: «1)» and «а)» before the items of a list close nothing
_ITEM = re.compile(r"(?:^|[\s;:,.(])(?:\d{1,3}|[а-яёa-z]{1,2})$", re.IGNORECASE)
_SET = "Кавычки в русском тексте: «ёлочки», внутри них „лапки“."
_LONELY_QUOTE = "У этой кавычки нет пары: проверьте, где цитата начинается и кончается."
_LONELY_BRACKET = "У этой скобки нет пары: добавьте вторую или уберите эту."


def quote_slips(text: str, protected: bytearray) -> Iterator[Slip]:
    """`protected` marks the letters that are not looked at."""
    pairs, lonely = _paired(text, protected)
    around: list[int] = []
    for opening, closing in sorted(pairs):
        while around and around[-1] < opening:
            around.pop()
        for place, mark in zip((opening, closing), _MARKS[len(around) % 2], strict=True):
            if text[place] != mark:
                yield Slip(place, place + 1, text[place], mark, _SET)
        around.append(closing)
    for place in lonely:
        yield Slip(place, place + 1, text[place], None, _LONELY_QUOTE)


def _paired(text: str, protected: bytearray) -> tuple[list[tuple[int, int]], list[int]]:
    pairs: list[tuple[int, int]] = []
    open_places: list[int] = []
    lonely: list[int] = []
    for place in _places(text, _QUOTES, protected):
        if _opens(text, place, has_open=bool(open_places)):
            open_places.append(place)
        elif open_places:
            pairs.append((open_places.pop(), place))
        else:
            lonely.append(place)
    return pairs, sorted(lonely + open_places)


def _opens(text: str, place: int, *, has_open: bool) -> bool:
    mark = text[place]
    if mark in "«„‟":
        return True
    if mark in "»”":
        return False
    before = text[place - 1 : place]
    after = text[place + 1 : place + 2]
    is_after_gap = not before or before.isspace() or before in _BEFORE_OPENING
    # A mark between two spaces closes what is open, and opens nothing.
    return (is_after_gap and bool(after) and not after.isspace()) or (is_after_gap and not has_open)


def bracket_slips(text: str, protected: bytearray) -> Iterator[Slip]:
    open_places: list[int] = []
    for place in _places(text, frozenset("()[]"), protected):
        mark = text[place]
        if mark not in _CLOSING:
            open_places.append(place)
        elif open_places and text[open_places[-1]] == _CLOSING[mark]:
            open_places.pop()
        elif mark == "]" or not _ITEM.search(text[max(0, place - 5) : place]):
            yield Slip(place, place + 1, mark, None, _LONELY_BRACKET)
    for place in open_places:
        yield Slip(place, place + 1, text[place], None, _LONELY_BRACKET)


def _places(text: str, marks: frozenset[str], protected: bytearray) -> Iterator[int]:
    for place, letter in enumerate(text):
        if letter in marks and not protected[place]:
            yield place
