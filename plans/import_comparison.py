"""A draft beside a file that is given into it: what the file proposes (PL-05, P8).

«A second import of the same file into the same draft offers a row-by-row comparison and makes no duplicates.»
Decided here: what counts as a proposal. Where the file says the same as the file the draft was made of, the
difference is the work of people in the draft: it is shown apart and never proposed. So the same file proposes
nothing, whatever was edited meanwhile. Columns that only one side has are not compared.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plans.comparing import Difference, DifferenceKind, Row, compare, matched
from plans.comparing.differences import kept_in_order
from plans.import_answers import CELL_FIELDS
from plans.importing import ParsedPlan
from plans.importing.parsed import ParsedActivity, ParsedSection

RANKS = {"part": 1, "direction": 2, "track": 3, "function": 4}
LEVELS = {rank: level for level, rank in RANKS.items()}
EXTRA = "extra:"
NUMBER_LENGTH = 30


@dataclass(frozen=True)
class Proposal:
    """`ident` names the difference with its words: after another change of the draft it is another one."""

    ident: str
    difference: Difference
    is_own: bool

    @property
    def kind(self) -> DifferenceKind:
        return self.difference.kind


def proposals(draft: Sequence[Row], given: Sequence[Row], base: Sequence[Row] | None) -> list[Proposal]:
    """All differences in the order of the file; `base` is what the draft was made of, where that is known."""
    history = _Since(base, given, draft) if base is not None else None
    return [
        Proposal(_ident(one), one, history is not None and history.is_own(one))
        for one in compare(draft, given)
    ]


class _Since:
    """What has happened to the file since the draft was made of it."""

    def __init__(self, base: Sequence[Row], given: Sequence[Row], draft: Sequence[Row]) -> None:
        to_given = matched(base, given)
        in_order = kept_in_order(base, to_given)
        self.earlier = {given[new].ident: base[old] for old, new in to_given.items()}
        self.in_place = {given[new].ident for old, new in to_given.items() if old in in_order}
        still = {base[old].ident for old in to_given}
        self.left_out = {
            draft[new].ident for old, new in matched(base, draft).items() if base[old].ident not in still
        }

    def is_own(self, one: Difference) -> bool:
        """Tell a difference that the file does not make: it stood there before."""
        if one.new is None:
            return one.row.ident not in self.left_out
        earlier = self.earlier.get(one.new.ident)
        if earlier is None:
            return False
        if one.kind == DifferenceKind.CHANGED:
            return earlier.text(one.column) == one.new_text
        return one.kind == DifferenceKind.ADDED or one.new.ident in self.in_place


def _ident(one: Difference) -> str:
    ends = (one.old.ident if one.old else "", one.new.ident if one.new else "")
    words = (one.old_text, one.new_text) if one.column else ()
    return hashlib.sha256("\0".join((str(one.kind), one.column, *ends, *words)).encode()).hexdigest()[:16]


def compared_columns(plan_columns: Iterable[Mapping[str, str]], parsed: ParsedPlan) -> list[str]:
    """Names of the cells that both sides have, in the order of the plan."""
    theirs = {_name(str(column.key), column.header_text) for column in parsed.columns}
    ours = (_name(column["key"], column["header"]) for column in plan_columns)
    return [name for name in ours if name in theirs]


def foreign_columns(plan_columns: Iterable[Mapping[str, str]], parsed: ParsedPlan) -> list[str]:
    """Headers of the file that the plan has no column for."""
    ours = {_name(column["key"], column["header"]) for column in plan_columns}
    headers = {_name(str(one.key), one.header_text): one.header_text for one in parsed.columns}
    return [header for name, header in headers.items() if name not in ours]


def _name(key: str, header: str) -> str:
    return key if key in CELL_FIELDS else f"{EXTRA}{header}"


def cells_of(row: object, columns: Iterable[str]) -> dict[str, str]:
    """The words of an activity, of the draft or of the file, under the names of `columns`."""
    extra = dict(getattr(row, "extra_texts", ()))
    return {
        name: clean(extra.get(name.removeprefix(EXTRA), "") if name.startswith(EXTRA) else _text(row, name))
        for name in columns
    }


def _text(row: object, name: str) -> str:
    text = str(getattr(row, CELL_FIELDS[name]))
    return text[:NUMBER_LENGTH] if name == "number" else text


def heading_cells(number_text: str, title: str) -> dict[str, str]:
    return {"number": clean(number_text[:NUMBER_LENGTH]), "title": clean(title)}


def clean(text: str) -> str:
    """Line breaks of browsers and spaces at the ends are no difference."""
    return text.replace("\r\n", "\n").strip()


@dataclass(frozen=True)
class GivenRow:
    """A row of the file with what it was made of."""

    row: Row
    made_of: ParsedActivity | ParsedSection


def given_rows(parsed: ParsedPlan, columns: Sequence[str]) -> list[GivenRow]:
    """The rows of a file from top to bottom, as the import lays them."""
    return [
        GivenRow(_row(made_of, number, columns), made_of) for number, made_of in enumerate(_document(parsed))
    ]


def _document(parsed: ParsedPlan) -> Iterator[ParsedActivity | ParsedSection]:
    yield from parsed.loose_activities
    for top in parsed.sections:
        for section in top.walk():
            yield section
            yield from section.activities


def _row(made_of: ParsedActivity | ParsedSection, number: int, columns: Sequence[str]) -> Row:
    ident = f"{made_of.place}, {number}"
    key = str(getattr(made_of, "key", "") or "")
    if isinstance(made_of, ParsedSection):
        cells = heading_cells(made_of.number_text, made_of.title)
        return Row(ident, cells, RANKS[str(made_of.level)], key)
    return Row(ident, cells_of(made_of, columns), 0, key)
