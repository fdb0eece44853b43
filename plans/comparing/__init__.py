"""Two contents of a plan -> the list of differences, and the way back (P7, P8, PL-05, PL-08).

A content is the document from top to bottom: headings and activities as `Row`s. `compare` says which rows
were added, removed, changed cell by cell and moved; `applied` makes the new content of the old one and any of
the differences. Two editions of a plan, and a draft and a file, are compared by the same rules. Pure: no
Django, no clock, nothing is stored.
"""

from plans.comparing.applying import applied
from plans.comparing.differences import Difference, DifferenceKind, compare
from plans.comparing.marking import Piece, marked
from plans.comparing.matching import matched
from plans.comparing.rows import Row, paths

__all__ = [
    "Difference",
    "DifferenceKind",
    "Piece",
    "Row",
    "applied",
    "compare",
    "marked",
    "matched",
    "paths",
]
