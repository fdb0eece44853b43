"""The only door to pdfplumber: what stands on the pages of a foreign PDF, as words and ruled cells.

Decided here: which words there are, with their places and weight, and which cells the ruled lines of a page
enclose. A page whose text runs sideways is turned first. A document of too many pages is refused before a
page is read, and each page is forgotten once it is handed over. What the words mean is not looked at, and
pictures are not recognised.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import pdfplumber
from pdfplumber.page import Page

from msoko.lib import progress

MAX_PAGES = 130
MAX_LETTERS = 1_500_000
MAX_EDGES = 20_000

_SAME_LINE = 3.0
_NEAR = 2.0
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_WIDE_RULE = 0.3
_PRIVATE = re.compile(r"\(cid:\d+\)")


class TooManyPages(Exception):
    """The document has more pages than are read."""


class TooMuchInk(Exception):
    """A page holds more letters or lines than any document for people has."""


@dataclass(frozen=True)
class PdfWord:
    """A run of letters without a space; all measures in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    is_bold: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def letter_width(self) -> float:
        return self.width / max(len(self.text), 1)


@dataclass(frozen=True)
class PdfCell:
    """A ruled cell: its place in the grid, how far it reaches, and its box."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class PdfGrid:
    cells: tuple[PdfCell, ...]
    left: float
    right: float
    top: float
    bottom: float
    row_count: int
    column_edges: tuple[float, ...]


@dataclass(frozen=True)
class PdfPage:
    """`rules` are the heights of long horizontal lines."""

    number: int
    width: float
    height: float
    words: tuple[PdfWord, ...]
    grids: tuple[PdfGrid, ...]
    rules: tuple[float, ...]


def read_pages(content: bytes) -> Iterator[PdfPage]:
    """Yield the pages one by one; a broken file raises whatever the parser raises."""
    with pdfplumber.open(BytesIO(content)) as document:
        count = len(list(islice(_page_objects(document), MAX_PAGES + 1)))
        if count > MAX_PAGES:
            raise TooManyPages
        letters = 0
        for page in document.pages:
            progress.tell("reading", page.page_number, count)
            upright = _turned(page)
            letters += len(upright.chars)
            if letters > MAX_LETTERS or len(upright.edges) > MAX_EDGES:
                raise TooMuchInk
            yield _read_page(upright)
            upright.close()
            page.close()


def _page_objects(document: pdfplumber.PDF) -> Iterator[object]:
    yield from pdfplumber.pdf.PDFPage.create_pages(document.doc)


def _turned(page: Page) -> Page:
    """Turn a page whose letters mostly run up or down, so that they run to the right."""
    turns = Counter(_turn_of(char["matrix"]) for char in page.chars)
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn == 0:
        return page
    source = page.page_obj
    source.rotate = (source.rotate + turn) % 360
    source.attrs["Rotate"] = source.rotate
    page.close()
    return Page(page.pdf, source, page_number=page.page_number, initial_doctop=page.initial_doctop)


def _turn_of(matrix: Sequence[float]) -> int:
    a, b, c, _ = matrix[:4]
    if abs(a) >= abs(b) or abs(b) < 0.01 or abs(c) < 0.01:
        return 180 if a < 0 and matrix[3] < 0 else 0
    return 90 if b > 0 else 270


def _read_page(page: Page) -> PdfPage:
    found = page.extract_words(
        x_tolerance_ratio=0.18, y_tolerance=_SAME_LINE, extra_attrs=["fontname"], keep_blank_chars=False
    )
    words = tuple(
        PdfWord(
            text=_PRIVATE.sub("\ufffd", word["text"]),
            left=word["x0"],
            right=word["x1"],
            top=word["top"],
            bottom=word["bottom"],
            is_bold=_BOLD.search(word["fontname"]) is not None,
        )
        for word in found
    )
    return PdfPage(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=words,
        grids=tuple(grid for grid in _grids(page) if grid.row_count),
        rules=_rules(page),
    )


def _rules(page: Page) -> tuple[float, ...]:
    long_enough = _WIDE_RULE * float(page.width)
    heights: list[float] = []
    for edge in sorted(page.edges, key=lambda edge: edge["top"]):
        is_rule = edge["orientation"] == "h" and edge["x1"] - edge["x0"] >= long_enough
        if is_rule and (not heights or edge["top"] - heights[-1] > _NEAR):
            heights.append(edge["top"])
    return tuple(heights)


def _grids(page: Page) -> Iterator[PdfGrid]:
    settings = {"explicit_horizontal_lines": _loose_ends(page), "snap_tolerance": 3, "join_tolerance": 3}
    for table in page.find_tables(settings):
        yield _grid(table.cells)


def _loose_ends(page: Page) -> list[float]:
    """Give heights where columns end without a line under them: a row torn by the end of the page."""
    lefts: dict[float, set[int]] = {}
    for edge in page.edges:
        if edge["orientation"] == "v":
            for height in (round(edge["top"], 1), round(edge["bottom"], 1)):
                lefts.setdefault(height, set()).add(round(edge["x0"]))
    ruled = [edge["top"] for edge in page.edges if edge["orientation"] == "h"]
    return [
        height
        for height, found in lefts.items()
        if len(found) >= 3 and all(abs(height - rule) > _NEAR for rule in ruled)
    ]


def _grid(boxes: Sequence[tuple[float, float, float, float]]) -> PdfGrid:
    lefts = _distinct(box[0] for box in boxes)
    tops = _distinct(box[1] for box in boxes)
    cells = tuple(
        PdfCell(
            row=_index(tops, top),
            column=_index(lefts, left),
            row_span=max(1, sum(1 for other in tops if top - _NEAR < other < bottom - _NEAR)),
            column_span=max(1, sum(1 for other in lefts if left - _NEAR < other < right - _NEAR)),
            left=left,
            right=right,
            top=top,
            bottom=bottom,
        )
        for left, top, right, bottom in sorted(boxes, key=lambda box: (box[1], box[0]))
    )
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return PdfGrid(cells, lefts[0], right, tops[0], bottom, len(tops), (*lefts, right))


def _distinct(values: Iterator[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


def _index(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - value))
