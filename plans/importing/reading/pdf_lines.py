"""Words of a page -> lines, and lines -> text: where a line break is only the edge of a column.

Decided here, by measure and not by guess: a break is soft when the next word would not have fitted; a word
wider than its column is torn without a hyphen and is put together; a hyphen at the end of a line is taken
away unless the document spells the word with it. «Broken word … offer a repair, never silently» (domain 1.6)
is about words torn inside a line: those stay as they are.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from msoko.lib.pdf_reading import PdfWord
from plans.importing.words import folded, stem

_HYPHENS = "\u00ad\u2010"
_TAIL = re.compile(r"[А-Яа-яЁёA-Za-z]+$")
_HEAD = re.compile(r"^[А-Яа-яЁёA-Za-z]+")
_BULLET = re.compile(r"^(?:[-–—•·▪●◦*]|\d{1,2}[.)]|[а-я]\))$")
_CLINGS = re.compile(r"^[,.;:!?)»”]")
_OPENS = re.compile(r"[(«„]$|\S[/–—]$")
_WHOLE_ENDING = re.compile(
    r"(?:ни[еяюй]|нием|ниями?|ости?|остью|ци[яюй]|ции|ци[ие]й|тел[ьяей]|ств[аоу]|[оея]го|[ое]му"
    r"|[ыи]ми?|[ыиа]х|ая|яя|ое|ее|[ыиое]й|[ыи]е|ями?|ами?|[ая]х|[ое]в|[ое]м|[аиея]ть|ть?ся|[еию]т|ен[аоы]?|ок|ка|ки)$"
)
# No stem of a longer word ends so, when it is long itself.
_SURE_ENDING = re.compile(
    r"\w{5}(?:[ыи]х|[ыи]е|[ыи]ми|ни[еяю]|[ое]го|[ое]му|ость|ости|ци[яи]|ств[иа]|ое|[ау]ю|ая|[оеыи]й)$"
)
_MIN_WORD = 4
_SHORT = frozenset(("о", "об", "и", "в", "во", "с", "со", "к", "ко", "у", "а", "на", "по", "не", "за", "из"))
_OFTEN_HYPHENATED = 0.03
_LEAST_HYPHENS = 4
_MIN_LINES = 30
_SLACK = 0.5
_WIDEST = 1.4


@dataclass(frozen=True)
class Line:
    """`room` is the width that stood open to the line."""

    words: tuple[PdfWord, ...]
    room: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def is_bold(self) -> bool:
        return all(word.is_bold for word in self.words)

    def with_room(self, room: float) -> "Line":
        return Line(self.words, room)


def lines_of(words: Iterable[PdfWord]) -> list[Line]:
    """Gather words that stand on one height; a raised or lowered sign stays with its line."""
    rows: list[list[PdfWord]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        middle = (word.top + word.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda word: word.left))) for row in rows]


@dataclass(frozen=True)
class Spelling:
    """How this document spells: the words that stand whole in it, and whether it hyphenates."""

    known: Counter[str] = field(default_factory=Counter)
    stems: frozenset[str] = frozenset()
    hyphenates: bool = False

    @classmethod
    def of(cls, texts: Iterable[Sequence[Line]]) -> "Spelling":
        """Learn from pieces of text, each a run of lines; words that may be torn teach nothing."""
        known: Counter[str] = Counter()
        ends = torn = 0
        has_soft_hyphens = False
        for lines in texts:
            was_torn = False
            for line in lines:
                last = line.words[-1].text
                has_soft_hyphens |= last.endswith(tuple(_HYPHENS))
                torn += bool(re.search(r"[а-яё]-$", last))
                ends += 1
                is_torn = last.endswith(("-", *_HYPHENS)) or _is_full(line)
                known.update(_bare(word.text) for word in line.words[was_torn : len(line.words) - is_torn])
                was_torn = is_torn
        often = ends >= _MIN_LINES and torn >= _LEAST_HYPHENS and torn > _OFTEN_HYPHENATED * ends
        return cls(known, frozenset(map(stem, known)), hyphenates=often and not has_soft_hyphens)

    def joined(self, lines: Sequence[Line]) -> str:
        """Write the lines as one text; «\\n» stays where a new line was meant."""
        if not lines:
            return ""
        text = lines[0].text
        for above, below in pairwise(lines):
            text = self._with(text, above, below)
        return text

    def _with(self, text: str, above: Line, below: Line) -> str:
        if text.endswith(tuple(_HYPHENS)):
            return text[:-1] + below.text
        if re.search(r"\w-$", text):
            return self._over_hyphen(text, below)
        if self.is_torn_word(above, below):
            return text + below.text
        if is_new_line(above, below):
            return f"{text}\n{below.text}"
        return text + ("" if _CLINGS.match(below.text) or _OPENS.search(text) else " ") + below.text

    def _over_hyphen(self, text: str, below: Line) -> str:
        left, right = _TAIL.search(text[:-1]), _HEAD.match(below.text)
        if not left or not right or not right[0][0].islower():
            return text + below.text
        with_hyphen, whole = f"{left[0]}-{right[0]}", left[0] + right[0]
        if self.known[_bare(whole)] != self.known[_bare(with_hyphen)]:
            is_part = self.known[_bare(whole)] > self.known[_bare(with_hyphen)]
        else:
            is_compound = left[0].endswith(("о", "е")) and len(left[0]) > 3 and self.known[_bare(right[0])]
            is_part = self.hyphenates and not is_compound
        return (text[:-1] if is_part else text) + below.text

    def is_torn_word(self, above: Line, below: Line) -> bool:
        """Tell a word that was wider than its column: it fills the line alone and goes on below."""
        tail, head = _TAIL.search(above.text), _HEAD.match(below.text)
        if not _is_full(above) or not tail or not head or not head[0][0].islower():
            return False
        if above.width + _WIDEST * below.words[0].letter_width <= above.room - _SLACK:
            return False
        return self._belong_together(_bare(tail[0]), _bare(head[0]))

    def _belong_together(self, left: str, right: str) -> bool:
        """Judge by the words of the document; a lone letter below a whole-looking word stays apart."""
        if self.known[left + right]:
            return True
        is_left_whole = bool(_WHOLE_ENDING.search(left))
        if len(right) <= 2:
            return not (right in _SHORT and (is_left_whole or self.known[left]))
        if len(right) >= _MIN_WORD and _SURE_ENDING.search(left):
            return False
        return stem(right) not in self.stems and not (is_left_whole and stem(left) in self.stems)


def _is_full(line: Line) -> bool:
    """Tell a line of one word that comes near to the edge of its column."""
    words = [word for word in line.words if not _BULLET.match(word.text)]
    return len(words) == 1 and line.width + 2 * words[0].letter_width > line.room


def is_new_line(above: Line, below: Line) -> bool:
    """Tell a break that was meant: an item of a list, or a sentence that would have fitted above."""
    first = below.words[0]
    if _BULLET.match(first.text) and len(below.words) > 1:
        return not first.text[0].isdigit() or above.text.endswith((".", ";", ":"))
    space = above.words[-1].letter_width / 2
    has_room = above.width + space + first.width <= above.room - _SLACK
    return has_room and (first.text[:1].isupper() or above.text.endswith((".", ";", ":")))


def _bare(word: str) -> str:
    return folded(word.strip("«»\"'(),.;:!?"))
