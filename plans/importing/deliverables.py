"""The cell of results -> kinds of proof (domain 1.10).

Decided here: «The S4 result cell is a list without separators: split before capital words of the dictionary
of kinds». A piece begins at a line, a semicolon, a full stop, or before the name of a kind after a comma; a
kind written with a capital letter begins a piece even without a separator. What names no kind is `other`,
with its words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plans.importing.parsed import ColumnKey, ParsedDeliverable
from plans.importing.rows import Row, warning
from plans.importing.words import Word, folded, stems, words

OTHER = "other"

_LOOKED_AT = 3
_ADJECTIVE_OF_CASE = re.compile(r"(?:ого|его|ой|ей|ых|их|ому|ему|ым|им|ыми|ими|ую|юю)$")
_PREPOSITIONS = frozenset(
    stems("о об обо по в во на с со из к ко от до для при за над под и или без через между")
)


@dataclass(frozen=True)
class DeliverableKinds:
    """Names of kinds as stems of words; `printed` holds the forms that may begin a piece in the middle."""

    keys: dict[tuple[str, ...], str]
    printed: frozenset[tuple[str, ...]]
    longest: int

    @classmethod
    def from_spellings(cls, spellings: Iterable[tuple[str, str]]) -> "DeliverableKinds":
        """Take pairs of a spelling and the key of its kind; the first kind of a spelling keeps it."""
        pairs = [(spelling, kind_key) for spelling, kind_key in spellings if stems(spelling)]
        keys: dict[tuple[str, ...], str] = {}
        for spelling, kind_key in pairs:
            keys.setdefault(stems(spelling), kind_key)
        printed = frozenset(tuple(folded(word.text) for word in words(spelling)) for spelling, _ in pairs)
        return cls(keys, printed, max((len(found) for found in keys), default=0))

    def at(self, found: Sequence[Word], start: int) -> str | None:
        for length in range(min(self.longest, len(found) - start), 0, -1):
            kind_key = self.keys.get(tuple(word.stem for word in found[start : start + length]))
            if kind_key is not None:
                return kind_key
        return None

    def is_printed_at(self, found: Sequence[Word], start: int) -> bool:
        forms = [folded(word.text) for word in found[start : start + self.longest]]
        return any(tuple(forms[:length]) in self.printed for length in range(1, len(forms) + 1))


def split_deliverables(text: str, kinds: DeliverableKinds) -> tuple[ParsedDeliverable, ...]:
    """Give the expected proofs in printed order."""
    found = words(text)
    if not found:
        return ()
    bracketed = _bracketed(text)
    starts = [0]
    for index in range(1, len(found)):
        if not bracketed[found[index].start] and _begins_piece(text, found, index, kinds):
            starts.append(index)
    bounds = [*(found[index].start for index in starts), len(text)]
    bounds[0] = 0
    pieces = []
    ends = [*starts[1:], len(found)]
    for index, start in enumerate(starts):
        piece = text[bounds[index] : bounds[index + 1]].strip(" \n,;.•–—-")
        pieces.append(ParsedDeliverable(_kind_of(found[start : ends[index]], kinds), " ".join(piece.split())))
    return tuple(pieces)


def with_result_back(row: Row, kinds: DeliverableKinds) -> Row:
    """Take the result out of the remark, when a stray sign stands in its place and has pushed it there.

    «Stray cell: merge the one-token cell into its left neighbour, warn» (domain 1.6); other formats than text
    have no eighth cell, so the stray one lies in the column of results.
    """
    stray = next((problem for problem in row.problems if problem.code == "noise_dropped"), None)
    place, remark = row.layout.position(ColumnKey.DELIVERABLES), row.text(ColumnKey.REMARK)
    if stray is None or not place or row.cells[place] or not remark:
        return row
    if row.layout.position(ColumnKey.REMARK) != place + 1 or _kind_of(words(remark), kinds) == OTHER:
        return row
    cells = list(row.cells)
    cells[place - 1] = f"{cells[place - 1]} {stray.raw_text}".strip()
    cells[place], cells[place + 1] = remark, ""
    problem = warning(
        "stray_cell",
        row.place,
        "Лишний знак сдвинул результат в примечание; результат возвращён на место. Проверьте строку.",
        raw_text=stray.raw_text,
    )
    kept = tuple(other for other in row.problems if other is not stray)
    return replace(row, cells=tuple(cells), problems=(*kept, problem))


def _kind_of(piece: Sequence[Word], kinds: DeliverableKinds) -> str:
    for index, word in enumerate(piece[:_LOOKED_AT]):
        kind_key = kinds.at(piece, index)
        if kind_key:
            return kind_key
        if word.stem in _PREPOSITIONS:
            break
    return OTHER


def _begins_piece(text: str, found: Sequence[Word], index: int, kinds: DeliverableKinds) -> bool:
    between = text[found[index - 1].end : found[index].start]
    if re.search(r"[;\n]|\.\s", between):
        return True
    if "," in between:
        return kinds.is_printed_at(found, index)
    word, before = found[index].text, found[index - 1].text.lower()
    if not word[:1].isupper() or not kinds.is_printed_at(found, index) or between.strip():
        return False
    return before not in _PREPOSITIONS and not _is_governed(before, word.lower())


def _is_governed(before: str, word: str) -> bool:
    """Tell «муниципальной Концепции»: only a form that ends so can be one case with its adjective."""
    return word.endswith(("и", "ы", "у", "ю")) and _ADJECTIVE_OF_CASE.search(before) is not None


def _bracketed(text: str) -> list[bool]:
    """Tell for each position whether brackets or quotes are open there."""
    depth = {"(": 0, "«": 0}
    closing = {")": "(", "»": "«"}
    states = []
    for letter in text:
        states.append(any(count > 0 for count in depth.values()))
        if letter in depth:
            depth[letter] += 1
        elif letter in closing:
            depth[closing[letter]] -= 1
    return states
