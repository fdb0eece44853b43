"""What the text of a cell is cut into: raw pieces first, then tokens with a class and a value."""

from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    value: int
    start: int
    end: int
    # For a full date: its year, or 0 when none is written.
    year: int = 0
    note: str = ""


class Raw(NamedTuple):
    group: str
    text: str
    start: int
    end: int
