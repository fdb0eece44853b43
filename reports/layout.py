"""Measures of official papers as data, and the shares of the columns of an annex.

Source: domain 3.1. ГОСТ Р 7.0.97-2025 is the default, «replaced ... from 18.08.2025»; the
2016 standard stays because local instructions quote it. They differ here in the longest
line of a requisite (8 cm against 7.5 cm). «Layout parameters are settings of a template»:
a municipality changes a measure with `dataclasses.replace`.

Deliberately not here: CSS. `rendering` turns the measures into it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Literal

PdfVariant = Literal["pdf/ua-1", "pdf/a-3a"]


class FontFamily(StrEnum):
    PT_SERIF = "PT Serif"
    LIBERATION_SERIF = "Liberation Serif"


@dataclass(frozen=True)
class Margins:
    top: int
    right: int
    bottom: int
    left: int

    def turned(self) -> "Margins":
        """Margins of the landscape sheet: its top is bound where the portrait's left is."""
        return Margins(top=self.left, right=self.top, bottom=self.right, left=self.bottom)


@dataclass(frozen=True)
class Layout:
    """Lengths are millimetres, sizes of type are points.

    `line_spacing` counts single lines, as a word processor does, and holds for the text;
    requisites of several lines and tables are always set single.
    """

    standard: str
    requisite_width: float
    margins: Margins = Margins(top=20, right=15, bottom=20, left=30)
    font_family: FontFamily = FontFamily.PT_SERIF
    body_points: int = 14
    # «tables 10–12» in practice (domain 3.1): 92 rows take 17 sheets instead of 23.
    table_points: int = 10
    line_spacing: float = 1.15
    paragraph_indent: float = 12.5
    is_heading_bold: bool = False
    is_table_header_bold: bool = True
    #: tagged both: the first is checked for reading aloud, the second is for keeping and signing (ES-03)
    pdf_variant: PdfVariant = "pdf/ua-1"

    def __post_init__(self) -> None:
        if self.body_points not in (12, 13, 14):
            raise ValueError("Размер шрифта текста бывает 12, 13 или 14 пунктов.")
        if self.table_points not in (9, 10, 11, 12):
            raise ValueError("Размер шрифта таблицы бывает от 9 до 12 пунктов.")
        if not 1 <= self.line_spacing <= 1.5:
            raise ValueError("Межстрочный интервал бывает от 1 до 1,5.")


GOST_2025 = Layout(standard="ГОСТ Р 7.0.97-2025", requisite_width=80)
GOST_2016 = Layout(standard="ГОСТ Р 7.0.97-2016", requisite_width=75)
LAYOUTS = {"2025": GOST_2025, "2016": GOST_2016}

# AX-07, by what the columns hold, in the order of the samples.
_KNOWN_SHARES: dict[tuple[str, ...], tuple[int, ...]] = {
    ("number", "title", "due", "executors"): (6, 56, 17, 21),
    ("number", "title", "due", "executors", "conduct_format", "deliverable"): (5, 31, 13, 18, 15, 18),
    ("number", "title", "due", "executors", "steps", "deliverable", "remark"): (5, 24, 11, 13, 21, 18, 8),
}
_SAME_KEY = {
    "bodies": "executors",
    "deliverables": "deliverable",
    "outcome": "deliverable",
    "result": "deliverable",
}
_SMALLEST_SHARE = 5
# A column may not take so much that the others become strips of single words.
_LARGEST_LENGTH = 400
#: a figure; a figure with its unit or a date: broken over two lines it is read twice
_FIGURE, _SHORT_CELL = 8, 10


def column_shares(
    keys: Sequence[str], headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[int, ...]:
    """Share the width in whole per cents that add up to a hundred.

    Known sets of columns have the shares of AX-07. Any other set is shared by what its
    cells hold: the square root of the mean length, for a cell of four times the text is
    twice as wide and twice as high, but never narrower than its longest word needs.
    """
    kinds = tuple(_kind(key) for key in keys)
    if kinds in _KNOWN_SHARES:
        return _KNOWN_SHARES[kinds]
    columns = [[header, *(row[i] for row in rows)] for i, header in enumerate(headers)]
    return _hundred([_weight(column) for column in columns])


def _kind(key: str) -> str:
    stem = key.removesuffix("_text")
    return _SAME_KEY.get(stem, stem)


def _weight(texts: Sequence[str]) -> float:
    header, *cells = texts
    mean = sum(min(len(text), _LARGEST_LENGTH) for text in texts) / len(texts)
    longest_cell = max(map(len, cells), default=0)
    # Hyphenation lets a long word take about two thirds of its length; over figures a head stays whole.
    head = _longest_word([header]) * (0.8 if longest_cell <= _FIGURE else 0.65)
    whole = longest_cell * 0.9 if longest_cell <= _SHORT_CELL else 0.0
    return max(sqrt(mean) * 2, head, _longest_word(cells) * 0.75, whole, 1.0)


def _longest_word(texts: Sequence[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), 24)


def _hundred(weights: Sequence[float]) -> tuple[int, ...]:
    """Round weights to shares of a hundred; what rounding leaves goes to those who lost most by it."""
    if not weights:
        return ()
    smallest = min(_SMALLEST_SHARE, 100 // len(weights))
    exact = [100 * weight / sum(weights) for weight in weights]
    shares = [max(smallest, int(share)) for share in exact]
    while (rest := 100 - sum(shares)) != 0:
        losses = [share - given for share, given in zip(exact, shares, strict=True)]
        place = losses.index(max(losses)) if rest > 0 else shares.index(max(shares))
        shares[place] += 1 if rest > 0 else -1
    return tuple(shares)
