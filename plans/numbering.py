"""Printed numbers of rows: the next free one, Roman numbers of parts.

PL-09: «After approval numbers do not move: an excluded row keeps its number with «исключён», an added row
takes the next free number in its direction». The number is text and keeps the manner of its neighbours
(domain 1.4).
"""

import re
from collections import Counter
from collections.abc import Iterable

_LAST = re.compile(r"^(?P<stem>.*?)(?P<last>\d+)(?P<dot>\.?)$")
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


def next_free_number(numbers: Iterable[str], *, heading: str = "") -> str:
    """The greatest number of the most usual beginning, plus one: 3.7, 3.14 give 3.15; numbers of excluded
    rows count.

    Where no row has a number yet, the first one stands under that of the heading.
    """
    found = [match for number in numbers if (match := _LAST.match(number.strip()))]
    if not found:
        stem = heading.strip().rstrip(".")
        return f"{stem}.1" if stem and stem[-1].isdigit() else ""
    stem = Counter(match["stem"] for match in found).most_common(1)[0][0]
    alike = [match for match in found if match["stem"] == stem]
    dot = Counter(match["dot"] for match in alike).most_common(1)[0][0]
    return f"{stem}{max(int(match['last']) for match in alike) + 1}{dot}"


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
