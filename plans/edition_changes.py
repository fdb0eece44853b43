"""Two editions of a plan beside each other, row by row and cell by cell (PL-08), as ready values.

«the difference is shown row by row, old beside new» (P7). What the page, the PDF and the spreadsheet show is
made here once. An excluded row (PL-09) is one change with its reason, not seven emptied cells.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plans.comparing import Difference, DifferenceKind, Piece, Row, compare, marked, paths
from plans.comparison_queries import DraftRow, draft_rows
from plans.import_answers import CELL_FIELDS
from plans.import_comparison import EXTRA
from plans.models import Activity, Edition


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    EXCLUDED = "excluded"
    CHANGED = "changed"
    MOVED = "moved"


NO_REASON = "причина не указана"
#: sign and word of each kind; shape and word beside the colour
KINDS = {
    ChangeKind.ADDED: ("+", "добавлено"),
    ChangeKind.REMOVED: ("–", "убрано"),
    ChangeKind.EXCLUDED: ("–", "исключено"),
    ChangeKind.CHANGED: ("≠", "изменено"),
    ChangeKind.MOVED: ("↕", "перемещено"),
}


@dataclass(frozen=True)
class CellChange:
    """`old` and `new` are the words in pieces, those marked that the other side has not."""

    label: str
    old_text: str
    new_text: str
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()


@dataclass
class RowChange:
    """All that happened to one row; `words` say it where no cells do."""

    kinds: list[ChangeKind]
    path: str
    number: str
    title: str
    is_heading: bool
    cells: list[CellChange] = field(default_factory=list)
    words: str = ""

    @property
    def label(self) -> str:
        return ", ".join(KINDS[kind][1] for kind in self.kinds)

    @property
    def sign(self) -> str:
        return KINDS[self.kinds[0]][0]

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}".strip() or "без названия"


@dataclass(frozen=True)
class EditionChanges:
    old: Edition
    new: Edition
    rows: list[RowChange]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows each kind of change touches, in words; kinds that do not occur are left out."""
        found = [(word, sum(kind in row.kinds for row in self.rows)) for kind, (_, word) in KINDS.items()]
        return [(word, count) for word, count in found if count]


def edition_changes(old: Edition, new: Edition) -> EditionChanges:
    """Four queries, whatever the size."""
    labels = {_name(one["key"], one["header"]): one["header"] or "№" for one in new.plan.columns}
    before, after = draft_rows(old, list(labels)), draft_rows(new, list(labels))
    reasons = _exclusions(before, after)
    where = _paths(before) | _paths(after)
    found: dict[str, RowChange] = {}
    for one in compare([row.row for row in before], [row.row for row in after]):
        change = found.get(one.row.ident) or _row_change(one, where)
        found[one.row.ident] = change
        _tell(change, one, labels, reasons)
    return EditionChanges(old, new, list(found.values()))


def _name(key: str, header: str) -> str:
    return key if key in CELL_FIELDS else f"{EXTRA}{header}"


def _exclusions(before: Iterable[DraftRow], after: Iterable[DraftRow]) -> Mapping[str, str]:
    """Of rows that this change excludes, the reason by the ident of the new row."""
    gone = {
        one.instance.key for one in before if isinstance(one.instance, Activity) and one.instance.is_excluded
    }
    return {
        one.row.ident: one.instance.exclusion_reason or NO_REASON
        for one in after
        if isinstance(one.instance, Activity) and one.instance.is_excluded and one.instance.key not in gone
    }


def _paths(rows: Iterable[DraftRow]) -> dict[str, str]:
    content = [one.row for one in rows]
    return {
        row.ident: " → ".join(_short(heading) for heading in path)
        for row, path in zip(content, paths(content), strict=True)
    }


def _short(heading: Row) -> str:
    return f"{heading.text('number')} {heading.text('title')}".strip()


def _row_change(one: Difference, where: Mapping[str, str]) -> RowChange:
    shown, placed = one.row, one.new or one.row
    return RowChange([], where[placed.ident], shown.text("number"), shown.text("title"), placed.is_heading)


def _tell(change: RowChange, one: Difference, labels: Mapping[str, str], reasons: Mapping[str, str]) -> None:
    reason = reasons.get(one.new.ident) if one.new else None
    if reason is not None and one.kind == DifferenceKind.CHANGED:
        if ChangeKind.EXCLUDED not in change.kinds:
            change.kinds.append(ChangeKind.EXCLUDED)
            change.words = reason
        return
    kind = ChangeKind(str(one.kind))
    if kind not in change.kinds:
        change.kinds.append(kind)
    if kind == ChangeKind.CHANGED:
        old, new = marked(one.old_text, one.new_text)
        label = labels.get(one.column, one.column.removeprefix(EXTRA))
        change.cells.append(CellChange(label, one.old_text, one.new_text, tuple(old), tuple(new)))
    elif kind == ChangeKind.MOVED:
        change.words = f"теперь ниже: «{_short(one.after)[:120]}»" if one.after else "теперь в начале плана"
    else:
        change.cells += _whole_row(one, labels, is_new=kind == ChangeKind.ADDED)


def _whole_row(one: Difference, labels: Mapping[str, str], *, is_new: bool) -> list[CellChange]:
    """The cells of a row that only one edition has; its number and title stand in its heading."""
    told = []
    for name, text in one.row.cells.items():
        if text and name not in ("number", "title"):
            whole = (Piece(text, True),)
            label = labels.get(name, name)
            told.append(
                CellChange(label, "", text, (), whole) if is_new else CellChange(label, text, "", whole, ())
            )
    return told
