"""Printed numbers of rows and parts (domain 1.4): what names its direction, Roman numbers of parts."""

import re

_LAST = re.compile(r"^(?P<stem>.*?)\d+\.?$")
_ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def has_stem(number: str) -> bool:
    """«3.7» names its direction, «7.» begins anew in each block."""
    match = _LAST.match(number.strip())
    return bool(match and match["stem"])


def is_roman(text: str) -> bool:
    """True also for a heading that has no number yet: parts are «Раздел I» by custom."""
    return all(letter in "IVXLCDM" for letter in text.rstrip("."))


def roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
