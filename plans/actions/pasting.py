"""Rows from the clipboard go into the plan: over the cells from one cell on, or as new rows. One gesture.

«Paste of several rows from Excel or Word into the table» (issue on the plan editor). Over means as in Excel:
the cells to the right and below, as far as the section reaches; what is left over is added below as new
rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from msoko.people.models import User
from plans.actions.changing import CellChange, check_length, written_cells
from plans.actions.frozen import number_for
from plans.actions.gesturing import record
from plans.actions.lines import Line, document_lines, free_positions, index_of, section_end
from plans.actions.snapshots import added
from plans.actions.stating import locked_draft
from plans.actions.writing import create_activities
from plans.columns import CellColumn, cell_columns
from plans.models import Activity, Edition
from plans.pasting import Grid, without_header


@dataclass(frozen=True)
class PasteProposal:
    """`additions` are the cells of new rows, below `below` or at the end; `lost_columns` find no place."""

    changes: list[CellChange] = field(default_factory=list)
    additions: list[dict[CellColumn, str]] = field(default_factory=list)
    below: Activity | None = None
    lost_columns: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.changes and not self.additions


def paste_proposal(
    edition: Edition,
    grid: Grid,
    *,
    anchor: Activity | None,
    column_name: str = "",
    is_over: bool,
) -> PasteProposal:
    """What the cells would do; nothing is changed. Without an anchor they become rows at the end of the
    plan.
    """
    columns = cell_columns(edition.plan.columns)
    grid = without_header(grid, [column.header for column in columns])
    width = max((len(row) for row in grid), default=0)
    start = next((place for place, column in enumerate(columns) if column.name == column_name), 0)
    if not is_over:
        # Whole rows begin at the first column, wherever the cursor stood.
        start = min(start, max(0, len(columns) - width))
    used = columns[start:][:width]
    rows = _rows_from(edition, anchor)[: len(grid)] if is_over and anchor else []
    changes = [
        CellChange(row, column, text)
        for row, cells in zip(rows, grid, strict=False)
        for column, text in zip(used, cells, strict=False)
        if text != column.text_of(row).replace("\r\n", "\n").strip()
    ]
    additions = [dict(zip(used, cells, strict=False)) for cells in grid[len(rows) :]]
    below = rows[-1] if rows else anchor
    return PasteProposal(changes, additions, below, max(0, width - len(used)))


def _rows_from(edition: Edition, anchor: Activity) -> list[Activity]:
    """The anchor and the rows below it in its section that can be written."""
    lines = document_lines(edition)
    start = index_of(lines, anchor)
    found = []
    for line in lines[start:]:
        if not isinstance(line.row, Activity) or line.section_id != anchor.section_id:
            break
        if not line.row.is_excluded:
            found.append(line.row)
    return found


@transaction.atomic
def paste_rows(edition: Edition, proposal: PasteProposal, *, by: User) -> list[Activity]:
    """Write the cells, add the rows; returns the rows that were added."""
    edition = locked_draft(edition)
    changes = written_cells(edition, proposal.changes)
    rows = _new_rows(edition, proposal)
    create_activities(edition, rows)
    changes += [added(row) for row in rows]
    record(edition, title="вставка из буфера", changes=changes, by=by)
    return rows


def _new_rows(edition: Edition, proposal: PasteProposal) -> list[Activity]:
    lines = document_lines(edition)
    index = index_of(lines, proposal.below) + 1 if proposal.below else section_end(lines, None)
    section_id = lines[index - 1].section_id if index else None
    rows: list[Activity] = []
    places = free_positions(lines, index, len(proposal.additions)) if proposal.additions else []
    for cells, position in zip(proposal.additions, places, strict=True):
        row = Activity(
            municipality_id=edition.municipality_id,
            edition=edition,
            section_id=section_id,
            position=position,
        )
        _fill(row, cells)
        rows.append(row)
    _number(edition, lines, rows, section_id)
    return rows


def _fill(row: Activity, cells: dict[CellColumn, str]) -> None:
    for column, text in cells.items():
        check_length(column, text, label="из буфера")
        column.put(row, text)


def _number(edition: Edition, lines: Sequence[Line], rows: list[Activity], section_id: int | None) -> None:
    """In the draft of an amendment pasted numbers give way to the next free ones (PL-09)."""
    known = list(lines)
    place = max(
        (at + 1 for at, line in enumerate(known) if line.section_id == section_id), default=len(known)
    )
    for row in rows:
        free = number_for(edition, known, section_id)
        row.number_text = free or row.number_text
        known.insert(place, Line(row, section_id))
