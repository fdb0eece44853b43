"""The clauses of an amending order, written from what changed between two editions of a plan.

AM-01: «the diff of two plan versions is turned into these phrases, grouped by section, oldest number
first»; AM-02: «above a threshold (default 10 changed rows) the whole-annex phrase is offered». The
phrases are those of part 3.8: «В строке 2.4 раздела II графы «Сроки проведения» слова «В течение года»
заменить словами «Февраль»», «Раздел I дополнить строкой 2.14 согласно приложению», «Строку 3.7 раздела I
исключить».

Decided here: a row with up to two changed cells is amended word by word, one with more is restated in
the annex, where a person can read it; an added row always stands in the annex. A place is named by its
number, its part, and by as many further headings as tell it from the other rows of that number.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

#: rows above which the whole annex is restated (AM-02)
WHOLE_ANNEX_FROM = 11
#: cells of a row above which the row is restated
RESTATED_FROM = 3
_OPENING, _CLOSING = "«", "»"
_INNER = str.maketrans({_OPENING: "„", _CLOSING: "“"})


class Change(StrEnum):
    ADDED = "added"
    EXCLUDED = "excluded"
    CHANGED = "changed"
    MOVED = "moved"


class Level(StrEnum):
    PART = "part"
    DIRECTION = "direction"
    TRACK = "track"
    FUNCTION = "function"


#: nominative, genitive, accusative
_LEVEL_WORDS = {
    Level.PART: ("раздел", "раздела", "раздел"),
    Level.DIRECTION: ("направление", "направления", "направление"),
    Level.TRACK: ("трек", "трека", "трек"),
    Level.FUNCTION: ("функция", "функции", "функцию"),
}


@dataclass(frozen=True)
class Heading:
    level: Level
    number: str
    title: str


@dataclass(frozen=True)
class ChangedCell:
    column: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedRow:
    """`above` are the headings over the row, the widest first; `level` is set for a heading.

    `after` is the number of the row that an added or moved one follows; `key` finds the row in its edition.
    """

    change: Change
    number: str
    title: str
    above: tuple[Heading, ...] = ()
    level: Level | None = None
    cells: tuple[ChangedCell, ...] = ()
    after: str = ""
    key: str = ""

    @property
    def is_restated(self) -> bool:
        """Whether its words stand in the annex and not in the clause."""
        return self.level is None and (
            self.change is Change.ADDED
            or (self.change is Change.CHANGED and len(self.cells) >= RESTATED_FROM)
        )


def is_whole_annex(rows: Sequence[ChangedRow], threshold: int = WHOLE_ANNEX_FROM) -> bool:
    return len(rows) >= threshold


def amending_clauses(rows: Iterable[ChangedRow], doubles: frozenset[tuple[str, str]]) -> list[str]:
    """One clause a row, in the order of the plan; `doubles` are (part, number) that stand there twice."""
    return [_sentence(_clause(row, doubles)) for row in rows]


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _clause(row: ChangedRow, doubles: frozenset[tuple[str, str]]) -> str:
    if row.level is not None:
        return _heading_clause(row)
    where = place(row, doubles)
    match row.change:
        case Change.ADDED:
            under = _last(row.above)
            whole = f"{_named(under, 2)} дополнить" if under else "дополнить план"
            return f"{whole} {_row_word(row, 'строкой')} согласно приложению"
        case Change.EXCLUDED:
            return f"строку {where} исключить"
        case Change.MOVED:
            return f"строку {where} переместить: {_new_place(row)}"
    if row.is_restated:
        return f"строку {where} изложить в редакции согласно приложению"
    return f"в строке {where} {', '.join(_cell(cell) for cell in row.cells)}"


def _heading_clause(row: ChangedRow) -> str:
    assert row.level is not None
    nominative, _, accusative = _LEVEL_WORDS[row.level]
    own = Heading(row.level, row.number, row.title)
    match row.change:
        case Change.ADDED:
            instrumental = {"раздел": "разделом", "направление": "направлением", "трек": "треком"}
            return f"дополнить план {instrumental.get(nominative, 'функцией')} {_label(own, both=True)}"
        case Change.EXCLUDED:
            return f"{accusative} {_label(own)} исключить"
        case Change.MOVED:
            return f"{accusative} {_label(own)} переместить: {_new_place(row)}"
    return f"наименование {_named(own, 1)} изложить в следующей редакции: {_quoted(row.title)}"


def place(row: ChangedRow, doubles: frozenset[tuple[str, str]]) -> str:
    """«2.4 раздела II»; with the direction and the track where the number alone is not enough."""
    part = next((one for one in row.above if one.level is Level.PART), None)
    is_double = not row.number or (part_number(row.above), bare(row.number)) in doubles
    narrow = [one for one in reversed(row.above) if one is not part] if is_double else []
    named = [_row_word(row, ""), *(_named(one, 1) for one in narrow), *([_named(part, 1)] if part else [])]
    return " ".join(filter(None, named))


def part_number(above: Iterable[Heading]) -> str:
    return next((one.number for one in above if one.level is Level.PART), "")


def bare(number: str) -> str:
    """The number as it is spoken of: without the full stop at its end."""
    return number.strip().rstrip(".)")


def _row_word(row: ChangedRow, word: str) -> str:
    name = bare(row.number) or _quoted(row.title)
    return f"{word} {name}".strip()


def _named(heading: Heading, form: int) -> str:
    return f"{_LEVEL_WORDS[heading.level][form]} {_label(heading)}"


def _label(heading: Heading, *, both: bool = False) -> str:
    number = bare(heading.number)
    if number and not both:
        return number
    return f"{number} {_quoted(heading.title)}".strip()


def _last(above: tuple[Heading, ...]) -> Heading | None:
    """The heading that an added row goes under: its part when there is one, for that is how orders speak."""
    part = next((one for one in above if one.level is Level.PART), None)
    return part or (above[-1] if above else None)


def _new_place(row: ChangedRow) -> str:
    under = " ".join(_named(one, 1) for one in reversed(row.above))
    behind = f"после строки {bare(row.after)}" if row.after else "первой строкой"
    return f"{behind} {under}".strip()


def _cell(cell: ChangedCell) -> str:
    column = _quoted(cell.column)
    if not cell.old:
        return f"графу {column} дополнить словами {_quoted(cell.new)}"
    if not cell.new:
        return f"графы {column} слова {_quoted(cell.old)} исключить"
    return f"графы {column} слова {_quoted(cell.old)} заменить словами {_quoted(cell.new)}"


def _quoted(text: str) -> str:
    """In «ёлочки», with „лапки“ inside (part 3.11); the lines of a list go on one after another."""
    words = "; ".join(line.strip().rstrip(";") for line in text.splitlines() if line.strip())
    return f"{_OPENING}{words.translate(_INNER)}{_CLOSING}"


def doubles_of(rows: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Which (part, number) stand in the plan more than once."""
    return frozenset(one for one, count in Counter(rows).items() if count > 1)
