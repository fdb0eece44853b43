"""Which row of one content is which row of the other.

PL-03: «The printed number is stored as text and never used as a key», so numbers decide nothing here. Decided
in this order: the hidden key; the same words under the same heading; the same title under the same heading;
the same words anywhere; a title alike under the same heading; the same title anywhere; last, the only two
rows between the same neighbours. «Blocks of different tracks repeat each other by design» (PL-06), so the
heading goes before words elsewhere, and of equal rows the first meets the first. Headings are matched before
the rows below them, from the widest level down.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from plans.comparing.rows import Row, parents

#: cells that say which row it is least of all
_NEVER = frozenset({"number"})
_ALIKE = 0.6
_ALIKE_BETWEEN = 0.34
_ALIKE_BELOW = 0.5
_WORD = re.compile(r"\w+")
_ENDING = 5
Pairs = dict[int, int]


def matched(old: Sequence[Row], new: Sequence[Row]) -> Pairs:
    """Index in `old` -> index in `new`; what is absent was removed or added."""
    return _Matching(old, new).pairs()


@dataclass
class _Side:
    rows: Sequence[Row]
    above: list[int | None] = field(init=False)
    free: set[int] = field(init=False)
    bags: dict[int, frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.above = parents(self.rows)
        self.free = set(range(len(self.rows)))

    def waiting(self, level: int) -> list[int]:
        return sorted(index for index in self.free if self.rows[index].level == level)

    def words(self, index: int) -> tuple[str, ...]:
        """All words of the row but its number."""
        cells = self.rows[index].cells
        return tuple(
            f"{name}={_plain(text)}" for name, text in sorted(cells.items()) if name not in _NEVER and text
        )

    def title(self, index: int) -> str:
        return _plain(self.rows[index].text("title"))

    def bag(self, index: int) -> frozenset[str]:
        if index not in self.bags:
            self.bags[index] = _bag(self.rows[index].text("title"))
        return self.bags[index]

    def whole_bag(self, index: int) -> frozenset[str]:
        cells = self.rows[index].cells
        return _bag(" ".join(text for name, text in cells.items() if name not in _NEVER))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("ё", "е")))


def _bag(text: str) -> frozenset[str]:
    """The words without endings: «совещание руководителей» and «совещания руководителям» are alike."""
    return frozenset(word[:_ENDING] for word in _plain(text).split())


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


class _Matching:
    def __init__(self, old: Sequence[Row], new: Sequence[Row]) -> None:
        self.old, self.new = _Side(old), _Side(new)
        self.found: Pairs = {}

    def pairs(self) -> Pairs:
        self._by_key()
        for level in sorted({row.level for row in (*self.old.rows, *self.new.rows) if row.is_heading}):
            self._level(level)
        self._level(0)
        return self.found

    def _level(self, level: int) -> None:
        self._same(level, lambda side, index: (self._place(side, index), side.words(index)))
        self._same(level, lambda side, index: (self._place(side, index), side.title(index) or None))
        self._same(level, lambda side, index: side.words(index) or None)
        self._alike(level)
        self._same(level, lambda side, index: side.title(index) or None)
        if level:
            self._by_what_is_below(level)
        self._between(level)

    def _take(self, one: int, other: int) -> None:
        self.found[one] = other
        self.old.free.discard(one)
        self.new.free.discard(other)

    def _by_key(self) -> None:
        keyed = {(row.key, row.level > 0): index for index, row in enumerate(self.new.rows) if row.key}
        for index, row in enumerate(self.old.rows):
            other = keyed.get((row.key, row.level > 0))
            if row.key and other in self.new.free and other is not None:
                self._take(index, other)

    def _place(self, side: _Side, index: int) -> Hashable:
        """The heading above, named alike on both sides: by its index in the new content."""
        parent = side.above[index]
        if parent is None:
            return None
        if side is self.new:
            return parent
        return self.found.get(parent, f"old {parent}")

    def _same(self, level: int, mark_of: Callable[[_Side, int], Hashable]) -> None:
        """Rows with the same mark meet in their order; a mark without words is none."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for index in reversed(self.new.waiting(level)):
            waiting[mark_of(self.new, index)].append(index)
        for index in self.old.waiting(level):
            mark = mark_of(self.old, index)
            if not _says_something(mark):
                continue
            if waiting[mark]:
                self._take(index, waiting[mark].pop())

    def _alike(self, level: int) -> None:
        """Titles alike under the same heading, the most alike first, then the nearest."""
        by_place: dict[Hashable, list[int]] = defaultdict(list)
        for index in self.new.waiting(level):
            by_place[self._place(self.new, index)].append(index)
        self._take_best(
            (_likeness(self.old.bag(one), self.new.bag(other)), one, other)
            for one in self.old.waiting(level)
            for other in by_place[self._place(self.old, one)]
        )

    def _by_what_is_below(self, level: int) -> None:
        """A heading renamed from scratch is known by the rows it holds."""
        below_old, below_new = _titles_below(self.old, level), _titles_below(self.new, level)
        self._take_best(
            (
                (_likeness(below_old[one], below_new[other]), one, other)
                for one in self.old.waiting(level)
                for other in self.new.waiting(level)
            ),
            least=_ALIKE_BELOW,
        )

    def _between(self, level: int) -> None:
        """A row rewritten whole stands between the same neighbours, and some of its words stay."""
        old_gaps, new_gaps = self._gaps(self.old, level), self._gaps(self.new, level)
        for gap, ones in old_gaps.items():
            others = new_gaps.get(gap, [])
            if len(ones) == len(others) == 1:
                likeness = _likeness(self.old.whole_bag(ones[0]), self.new.whole_bag(others[0]))
                if likeness >= _ALIKE_BETWEEN:
                    self._take(ones[0], others[0])

    def _gaps(self, side: _Side, level: int) -> dict[Hashable, list[int]]:
        """Waiting rows by the matched row above them, named by its index in the new content."""
        known = set(self.found.values()) if side is self.new else set(self.found)
        gaps: dict[Hashable, list[int]] = defaultdict(list)
        last: int | None = None
        for index, row in enumerate(side.rows):
            if index in known:
                last = index if side is self.new else self.found[index]
            elif index in side.free and row.level == level:
                gaps[last].append(index)
        return gaps

    def _take_best(self, scored: Iterable[tuple[float, int, int]], *, least: float = _ALIKE) -> None:
        good = [one for one in scored if one[0] >= least]
        for _, one, other in sorted(good, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1])):
            if one in self.old.free and other in self.new.free:
                self._take(one, other)


def _says_something(mark: Hashable) -> bool:
    """«Under this heading, no words at all» says something; «no title anywhere» does not."""
    return mark is not None and not (isinstance(mark, tuple) and len(mark) == 2 and mark[1] is None)


def _titles_below(side: _Side, level: int) -> dict[int, frozenset[str]]:
    below: dict[int, set[str]] = defaultdict(set)
    last: int | None = None
    for index, row in enumerate(side.rows):
        if row.is_heading and row.level <= level:
            last = index if row.level == level else None
        elif last is not None:
            below[last].add(side.title(index))
    return defaultdict(frozenset, {index: frozenset(titles) for index, titles in below.items()})
