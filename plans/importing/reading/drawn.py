"""Tables drawn with characters (+---+, │, ║) -> rows; a cell may run over several lines.

Decided here: a run of lines between frames is a drawn table when it has an upper and a lower rule. Where
rules stand between the rows too, the lines between two rules are one row; where only the header is ruled
off, each line is a row. Markdown has no upper rule and is read line by line in `text`.
"""

import re
from collections.abc import Iterator, Sequence

_RULE = re.compile(r"^\s*[+┌├└┏┣┗╔╠╚╟╞|│┃║][\s+\-=_─━═┄┈:|│┃║┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╟╢╞╡╪╫]*$")
_HAS_DASHES = re.compile(r"[-=_─━═┄┈]{2}")
_CORNER = re.compile(r"^\s*[+┌┏╔├┣╠╟╞]")
_CONTENT = re.compile(r"^\s*[|│┃║].*[|│┃║]\s*$")
_BAR = re.compile(r"[|│┃║]")

DrawnLine = str | list[str]


def undrawn(lines: Sequence[str]) -> Iterator[DrawnLine]:
    """Yield lines as they are, and the rows of drawn tables as lists of cells."""
    position = 0
    while position < len(lines):
        end = _end(lines, position)
        if end > position:
            yield from _rows(lines[position:end])
            position = end
        else:
            yield lines[position]
            position += 1


def _is_rule(line: str) -> bool:
    return bool(_RULE.match(line)) and bool(_HAS_DASHES.search(line))


def _end(lines: Sequence[str], start: int) -> int:
    """Give the line behind a drawn table that begins here, or `start` when none does."""
    if not _is_rule(lines[start]) or not _CORNER.match(lines[start]):
        return start
    end = start + 1
    while end < len(lines) and (_is_rule(lines[end]) or _CONTENT.match(lines[end])):
        end += 1
    while end > start and not _is_rule(lines[end - 1]):
        end -= 1
    return end if end - start >= 3 else start


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    groups: list[list[list[str]]] = []
    for line in lines:
        if _is_rule(line):
            groups.append([])
        else:
            groups[-1].append([cell.strip() for cell in _BAR.split(line.strip()[1:-1])])
    filled = [group for group in groups if group]
    for number, group in enumerate(filled):
        if number == 0 or len(filled) > 2:
            yield _merged(group)
        else:
            yield from group


def _merged(lines: Sequence[Sequence[str]]) -> list[str]:
    """Put the lines of one row together, cell by cell."""
    width = max(len(line) for line in lines)
    cells = [""] * width
    for line in lines:
        for index, text in enumerate(line):
            if text:
                mark = "\n" if re.search(r"\w-$", cells[index]) else " "
                cells[index] = f"{cells[index]}{mark}{text}" if cells[index] else text
    return cells
