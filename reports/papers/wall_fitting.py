"""How the rows of a year fit on a sheet of A3: lying or upright, how small the letters, how much is cut.

D4: «printable one-page A3 wall plan». Pure: heights are estimated from the number of letters.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.papers.wall_rows import Line, WallGroup

#: letters of the rows in points, from the best on
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.6, 6.3, 6.0)
_NO_LIMIT = 99
_POINT = 0.3528
_GROUP_LINES = 1.25


@dataclass(frozen=True)
class Sheet:
    """A sheet of A3: `room` is what rows may fill in millimetres, without title, heads and legend.

    The letters are those of average width that stand in a line of a column, at one point of size;
    `padding` is what is around the lines of a row.
    """

    is_upright: bool
    room: float
    title_letters: float
    due_letters: float
    who_letters: float
    line_height: float
    padding: float


_LYING = Sheet(False, 238.0, 600.0, 215.0, 285.0, 1.22, 1.15)
_TWO_LYING = replace(_LYING, room=490.0)
#: the same year on an upright sheet: more rows, narrower months
_UPRIGHT = Sheet(True, 360.0, 470.0, 150.0, 150.0, 1.15, 0.7)
#: what is tried in turn: sheet, smallest and largest letters, how many lines a row may have; texts of one
#: line keep small letters, for large ones would leave too few words
_ATTEMPTS = (
    (_LYING, 7.0, 10.0, _NO_LIMIT),
    (_UPRIGHT, 7.0, 10.0, _NO_LIMIT),
    (_UPRIGHT, 6.3, 10.0, 2),
    (_UPRIGHT, 6.0, 7.0, 1),
    (_TWO_LYING, 6.6, 10.0, _NO_LIMIT),
    (_TWO_LYING, 6.6, 10.0, 2),
    (_TWO_LYING, 6.6, 10.0, 1),
)


@dataclass(frozen=True)
class Fit:
    """How all rows of a year stand: on which sheet, with which letters, how many lines a row may have."""

    sheet: Sheet
    size: float
    limit: int


def fit(lines: Sequence[Line | WallGroup]) -> Fit:
    """The largest letters with which all rows stand on one sheet; two when it cannot hold them.

    Lying and with whole texts, then upright, then upright with texts cut to two lines, then to one. A plan
    that is too long for two sheets takes more.
    """
    for sheet, smallest, largest, limit in _ATTEMPTS:
        for size in SIZES:
            tried = Fit(sheet, size, limit)
            if smallest <= size <= largest and height_of(lines, tried) <= sheet.room:
                return tried
    return Fit(_TWO_LYING, 6.6, 2)


def with_spare_room(lines: Sequence[Line | WallGroup], how: Fit) -> list[Fit]:
    """Where texts are cut to one line, the room that is left gives a second line to the longest of them."""
    if how.limit > 1:
        return [how] * len(lines)
    line_height = how.size * _POINT * how.sheet.line_height
    more = int((how.sheet.room - height_of(lines, how)) / line_height)
    needy = [number for number, line in enumerate(lines) if _lines_of(line, how) >= 2]
    needy.sort(key=lambda number: -_lines_of(lines[number], how))
    taller = set(needy[:more])
    return [replace(how, limit=2) if number in taller else how for number in range(len(lines))]


def height_of(lines: Iterable[Line | WallGroup], how: Fit) -> float:
    """Estimated height of all rows in millimetres; texts take as many lines as their letters need."""
    line_height = how.size * _POINT * how.sheet.line_height
    return sum(min(_lines_of(line, how), how.limit) * line_height + how.sheet.padding for line in lines)


def _lines_of(line: Line | WallGroup, how: Fit) -> float:
    if isinstance(line, WallGroup):
        return _GROUP_LINES
    one, sheet = line.activity, how.sheet
    columns = (
        (one.title, sheet.title_letters),
        (one.due_text, sheet.due_letters),
        (one.executors, sheet.who_letters),
    )
    return max(1, *(math.ceil(len(text) * how.size / letters) for text, letters in columns))


def cut(line: Line | WallGroup, how: Fit) -> Line | WallGroup:
    if isinstance(line, WallGroup) or _lines_of(line, how) <= how.limit:
        return line
    one, sheet = line.activity, how.sheet
    cut = replace(
        one,
        title=shortened(one.title, int(sheet.title_letters * how.limit / how.size)),
        due_text=shortened(one.due_text, int(sheet.due_letters * how.limit / how.size)),
        executors=shortened(one.executors, int(sheet.who_letters * how.limit / how.size)),
    )
    return replace(line, activity=cut)


def shortened(text: str, letters: int) -> str:
    """Whole words and «…» within so many letters; room is left for lines that end early."""
    if len(text) <= letters:
        return text
    kept = text[: max(letters - 5, 1)].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,.;:')}…"
