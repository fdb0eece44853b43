"""Text whose columns are only lined up with spaces -> raw blocks.

Decided here: each letter stands on a grid, so the strips of white between columns are found by the same rule
as in a PDF without lines (`pdf_columns`). Used when a text has no tabs, bars or semicolons at all.
"""

import re
from collections.abc import Sequence

from msoko.lib.pdf_reading import PdfWord
from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawBlock, RawParagraph
from plans.importing.reading.markup import clean_cell
from plans.importing.reading.pdf_columns import OpenColumns, split_stamps
from plans.importing.reading.pdf_grids import PageTable, composed
from plans.importing.reading.pdf_lines import Line, Spelling

_LETTER = 3.4
_PITCH = 12.0
_TWO_SPACES = 6.5
_TWO_STAMPS = re.compile(r"^\s*(?:\S+ {1,3})*\S+ {9,}(?:\S+ {1,3})*\S+\s*$")
_COLUMNED = re.compile(r"\S {2,}\S.*\S {2,}\S")


def read_spaced(lines: Sequence[str]) -> tuple[RawBlock, ...] | None:
    """Give the blocks when a table is found, None when the text has no lined-up columns."""
    if not any(_COLUMNED.search(line) for line in lines):
        return None
    parts: list[PageTable | Line] = []
    gaps: set[int] = set()
    for number, text in enumerate(lines):
        if not text.strip():
            gaps.add(len(parts))
        else:
            parts.append(_line(text.expandtabs(), number * _PITCH))
    found = OpenColumns(_TWO_SPACES).replaced(parts, gaps)
    if not any(isinstance(part, PageTable) for part in found):
        return None
    return tuple(_blocks(found))


def unstamped(lines: Sequence[str]) -> list[str]:
    """Put the left one of two stamps side by side («СОГЛАСОВАНО», «УТВЕРЖДАЮ») before the right one."""
    result: list[str] = []
    position = 0
    while position < len(lines):
        end = position
        while end < len(lines) and _TWO_STAMPS.match(lines[end].expandtabs()) and "\t" not in lines[end]:
            end += 1
        run = [(_line(text, index * _PITCH), False) for index, text in enumerate(lines[position:end])]
        parted = split_stamps(run) if run else []
        if len(parted) == 2 * len(run) > 0:
            result += ["", *(line.text for line, _ in parted[: len(run)])]
            result += ["", *(line.text for line, _ in parted[len(run) :]), ""]
        else:
            result += lines[position : max(end, position + 1)]
        position = max(end, position + 1)
    return result


def _line(text: str, top: float) -> Line:
    words = tuple(
        PdfWord(word[0], word.start() * _LETTER, word.end() * _LETTER, top, top + _PITCH - 2)
        for word in re.finditer(r"\S+", text)
    )
    return Line(words, float("inf"))


def _blocks(parts: Sequence[PageTable | tuple[Line, bool]]) -> list[RawBlock]:
    spelling = Spelling.of(
        cell for part in parts if isinstance(part, PageTable) for row in part.rows for cell in row.cells
    )
    blocks: list[RawBlock] = []
    tables = paragraphs = 0
    for part in parts:
        if isinstance(part, PageTable):
            tables += 1
            blocks.append(composed(part, tables, spelling))
        else:
            paragraphs += 1
            line, opens = part
            blocks.append(RawParagraph(clean_cell(line.text), Place(0, paragraphs), opens_group=opens))
    return blocks
