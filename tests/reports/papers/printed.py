"""Papers of the catalogue printed once for all the tests of a run, and what stands where on their pages."""

import ctypes
from dataclasses import dataclass, replace
from functools import cache

import pypdfium2
from pypdfium2 import raw

from reports.layout import GOST_2016, GOST_2025, Layout
from reports.rendering.pdf import paper_pdf
from reports.rendering.word import paper_docx
from tests.reports.papers.catalogue import catalogue

PAPERS = catalogue()
#: both standards, each size of text and of table once
LAYOUTS = (
    GOST_2025,
    replace(GOST_2016, body_points=12, table_points=9),
    replace(GOST_2025, body_points=13, table_points=12, line_spacing=1.5),
    replace(GOST_2016, body_points=14, table_points=11, line_spacing=1.0),
)
_MILLIMETRES_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Letter:
    """A letter of a page, in millimetres from its upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    points: float
    font: str


@dataclass(frozen=True)
class Line:
    text: str
    letters: tuple[Letter, ...]

    @property
    def left(self) -> float:
        return min(one.left for one in self.letters)

    @property
    def right(self) -> float:
        return max(one.right for one in self.letters)

    @property
    def top(self) -> float:
        return min(one.top for one in self.letters)

    @property
    def bottom(self) -> float:
        return max(one.bottom for one in self.letters)

    @property
    def points(self) -> set[float]:
        return {one.points for one in self.letters}


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: tuple[Line, ...]


@cache
def printed(name: str, layout: Layout | None = None) -> bytes:
    paper = PAPERS[name]
    return paper_pdf(paper if layout is None else replace(paper, layout=layout)).content


@cache
def printed_pages(name: str, layout: Layout) -> list[Page]:
    return pages_of(printed(name, layout))


@cache
def as_word(name: str) -> bytes:
    return paper_docx(PAPERS[name])


def pages_of(content: bytes) -> list[Page]:
    with pypdfium2.PdfDocument(content) as document:
        return [_page(document[number]) for number in range(len(document))]


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    letters = [_letter(text, number, height) for number in range(text.count_chars())]
    scale = _MILLIMETRES_PER_POINT
    return Page(width * scale, height * scale, tuple(_lines(letters)))


def _letter(text: pypdfium2.PdfTextPage, number: int, height: float) -> Letter:
    left, bottom, right, top = text.get_charbox(number, loose=True)
    name = ctypes.create_string_buffer(80)
    raw.FPDFText_GetFontInfo(text.raw, number, name, 80, None)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text.raw, number, matrix)
    scale = _MILLIMETRES_PER_POINT
    return Letter(
        chr(raw.FPDFText_GetUnicode(text.raw, number)),
        left * scale,
        right * scale,
        (height - top) * scale,
        (height - bottom) * scale,
        # The size is that before the page is scaled.
        round(raw.FPDFText_GetFontSize(text.raw, number) * abs(matrix.d), 1),
        name.value.decode().rpartition("+")[2],
    )


def _lines(letters: list[Letter]) -> list[Line]:
    """Letters that stand beside one another; what stands in two cells of a row is two lines."""
    found: list[list[Letter]] = []
    for one in letters:
        # A letter that the engine makes up, as between two lines, has no place on the page.
        if one.right <= one.left or not one.text.strip():
            if found and one.text == " ":
                found[-1].append(replace(found[-1][-1], text=" "))
            continue
        if found and _is_beside(found[-1][-1], one):
            found[-1].append(one)
        else:
            found.append([one])
    return [Line("".join(one.text for one in line).strip(), tuple(line)) for line in found]


def _is_beside(before: Letter, one: Letter) -> bool:
    return abs(before.bottom - one.bottom) < 1 and -2 < one.left - before.right < 4
