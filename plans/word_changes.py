"""Which words of a text are gone and which are new: what people see in history and previews."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
#: longer texts are shown as wholly replaced: nobody reads such a difference word by word, and it takes
#: too long
_LONGEST = 4000


@dataclass(frozen=True)
class Piece:
    """`kind` is «same», «gone» or «new»."""

    kind: str
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The later text with the words of the earlier one that are gone, in reading order."""
    if before == after:
        return (Piece("same", after),) if after else ()
    if not before or not after or len(before) + len(after) > _LONGEST:
        return _pieces(("gone", before), ("new", after))
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[tuple[str, str]] = []
    for verb, old_start, old_end, new_start, new_end in SequenceMatcher(
        a=old, b=new, autojunk=False
    ).get_opcodes():
        if verb == "equal":
            found.append(("same", "".join(new[new_start:new_end])))
        else:
            found += [("gone", "".join(old[old_start:old_end])), ("new", "".join(new[new_start:new_end]))]
    return _pieces(*_joined(found))


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A lone space between two changes belongs to both: «два слова → три других» is one change, not three."""
    joined: list[tuple[str, str]] = []
    gone, new = "", ""
    for place, (kind, text) in enumerate(pieces):
        is_bridge = kind == "same" and not text.strip() and (gone or new) and place + 1 < len(pieces)
        if kind == "gone" or is_bridge:
            gone += text
        if kind == "new" or is_bridge:
            new += text
        if kind == "same" and not is_bridge:
            joined += [("gone", gone), ("new", new), (kind, text)]
            gone, new = "", ""
    return [*joined, ("gone", gone), ("new", new)]


def _pieces(*pieces: tuple[str, str]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in pieces if text)
