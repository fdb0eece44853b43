"""Which words of a cell differ, for the eye: old beside new."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
#: beyond this nobody compares word by word
_LONGEST = 3000


@dataclass(frozen=True)
class Piece:
    text: str
    is_changed: bool


def marked(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Cut both texts into pieces; those that the other has not are marked."""
    if max(len(old), len(new)) > _LONGEST:
        return _pieces([(old, old != new)]), _pieces([(new, old != new)])
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    steps = SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes()
    return (
        _pieces(("".join(left[i:j]), tag != "equal") for tag, i, j, _, _ in steps),
        _pieces(("".join(right[i:j]), tag != "equal") for tag, _, _, i, j in steps),
    )


def _pieces(cut: Iterable[tuple[str, bool]]) -> list[Piece]:
    return [Piece(text, is_changed) for text, is_changed in cut if text]
