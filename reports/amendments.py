"""What a draft of changes changes in the plan in force, as the facts of its order (AM-01 … AM-04)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plans.columns import cell_columns
from plans.comparing import Difference, DifferenceKind, compare, paths
from plans.comparison_queries import DraftRow, draft_rows
from plans.import_answers import CELL_FIELDS
from plans.import_comparison import EXTRA
from plans.models import Activity, Edition, Section
from plans.states import FROZEN
from reports.papers.amending import (
    Change,
    ChangedCell,
    ChangedRow,
    Heading,
    Level,
    amending_clauses,
    bare,
    doubles_of,
    is_whole_annex,
    part_number,
)
from reports.papers.from_edition import activity_row, plan_facts
from reports.papers.order_facts import PlanFacts, PlanRow

_CHANGES = {
    DifferenceKind.ADDED: Change.ADDED,
    DifferenceKind.REMOVED: Change.EXCLUDED,
    DifferenceKind.CHANGED: Change.CHANGED,
    DifferenceKind.MOVED: Change.MOVED,
}
#: of several things that happened to one row, the one that the order speaks of
_WEIGHT = (Change.EXCLUDED, Change.ADDED, Change.MOVED, Change.CHANGED)


@dataclass(frozen=True)
class Amendment:
    """`before` is the edition that is amended; `orders` are all orders of the plan so far, oldest first."""

    before: Edition
    edition: Edition
    rows: tuple[ChangedRow, ...]
    doubles: frozenset[tuple[str, str]]
    orders: tuple[Edition, ...]

    @property
    def is_whole(self) -> bool:
        return is_whole_annex(self.rows)

    @property
    def clauses(self) -> list[str]:
        return amending_clauses(self.rows, self.doubles)


def amendment_of(edition: Edition) -> Amendment | None:
    """Compare with the edition before; None when there is none. Six queries, whatever the size."""
    orders = tuple(
        Edition.objects.filter(plan=edition.plan_id, number__lt=edition.number, state__in=FROZEN).order_by(
            "number"
        )
    )
    if not orders:
        return None
    before = orders[-1]
    labels = {_name(one["key"], one["header"]): one["header"] or "№" for one in edition.plan.columns}
    old, new = draft_rows(before, list(labels)), draft_rows(edition, list(labels))
    rows = _changed_rows(old, new, labels)
    return Amendment(before, edition, rows, _doubles(old), orders)


def amended_annex(amendment: Amendment) -> PlanFacts | None:
    """The whole plan above the threshold, else the rows whose words do not stand in the clauses."""
    if amendment.is_whole:
        return plan_facts(amendment.edition)
    keys = [row.key for row in amendment.rows if row.is_restated]
    if not keys:
        return None
    columns = cell_columns(amendment.edition.plan.columns)
    found = amendment.edition.activities.filter(pk__in=[key.removeprefix("activity ") for key in keys])
    rows: list[PlanRow] = [
        activity_row(activity, columns) for activity in found.order_by("section__position", "position", "pk")
    ]
    return PlanFacts(
        title=f"Строки, которые изменяются и дополняются: {' '.join(amendment.edition.plan.title.split())}",
        columns=tuple((column.key, column.header) for column in columns),
        rows=tuple(rows),
    )


def _name(key: str, header: str) -> str:
    return key if key in CELL_FIELDS else f"{EXTRA}{header}"


def _changed_rows(old: list[DraftRow], new: list[DraftRow], labels: dict[str, str]) -> tuple[ChangedRow, ...]:
    known = {one.row.ident: one for one in (*old, *new)}
    above = _above(old, known) | _above(new, known)
    excluded = _newly_excluded(old, new)
    found: dict[str, list[Difference]] = {}
    for one in compare([row.row for row in old], [row.row for row in new]):
        found.setdefault((one.new or one.row).ident, []).append(one)
    return tuple(
        _changed_row(ident, differences, known, above, labels, is_excluded=ident in excluded)
        for ident, differences in found.items()
    )


def _changed_row(
    ident: str,
    differences: Sequence[Difference],
    known: dict[str, DraftRow],
    above: dict[str, tuple[Heading, ...]],
    labels: dict[str, str],
    *,
    is_excluded: bool,
) -> ChangedRow:
    kinds = {_CHANGES[one.kind] for one in differences}
    change = Change.EXCLUDED if is_excluded else next(kind for kind in _WEIGHT if kind in kinds)
    instance = known[ident].instance
    # An excluded row is called by the words it had.
    row = differences[0].old or differences[0].row if is_excluded else known[ident].row
    after = next((one.after for one in differences if one.kind != DifferenceKind.CHANGED and one.after), None)
    return ChangedRow(
        change,
        number=row.text("number"),
        title=row.text("title"),
        above=above[ident],
        level=Level(instance.level) if isinstance(instance, Section) else None,
        cells=tuple(
            ChangedCell(labels.get(one.column, one.column.removeprefix(EXTRA)), one.old_text, one.new_text)
            for one in differences
            if one.kind == DifferenceKind.CHANGED
        ),
        after=after.text("number") if after and not after.is_heading else "",
        key=ident,
    )


def _above(rows: list[DraftRow], known: dict[str, DraftRow]) -> dict[str, tuple[Heading, ...]]:
    content = [one.row for one in rows]
    return {
        row.ident: tuple(_heading(known[heading.ident]) for heading in path)
        for row, path in zip(content, paths(content), strict=True)
    }


def _heading(one: DraftRow) -> Heading:
    assert isinstance(one.instance, Section)
    return Heading(Level(one.instance.level), one.row.text("number"), one.row.text("title"))


def _newly_excluded(old: Iterable[DraftRow], new: Iterable[DraftRow]) -> set[str]:
    """Idents of the rows that this change excludes (PL-09), not those that were excluded before."""
    before = {one.row.key for one in old if _is_excluded(one)}
    return {one.row.ident for one in new if _is_excluded(one) and one.row.key not in before}


def _is_excluded(one: DraftRow) -> bool:
    return isinstance(one.instance, Activity) and one.instance.is_excluded


def _doubles(rows: list[DraftRow]) -> frozenset[tuple[str, str]]:
    above = _above(rows, {one.row.ident: one for one in rows})
    return doubles_of(
        (part_number(above[row.ident]), bare(row.text("number")))
        for row in (one.row for one in rows)
        if not row.is_heading
    )
