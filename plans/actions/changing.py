"""Many cells change at once: bulk change by filter, find and replace. First proposed and shown, then one
gesture.

«Bulk change by filter (executor, deadline, result), find and replace with preview» (issue on the plan
editor). A proposal names the words it begins from; a cell that has changed since the preview stops the whole
change.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models, transaction

from msoko.people.models import User
from plans.actions.gesturing import record
from plans.actions.placing import called
from plans.actions.refusals import Refused
from plans.actions.snapshots import Change, altered, snapshot
from plans.actions.stating import locked_draft
from plans.actions.writing import write_activities
from plans.columns import CellColumn
from plans.models import Activity, Edition


class BulkMode(models.TextChoices):
    REPLACE = "replace", "Заменить всё, что в ячейке"
    ADD = "add", "Добавить строкой ниже"


@dataclass(frozen=True)
class CellChange:
    row: Activity
    column: CellColumn
    after: str

    @property
    def before(self) -> str:
        return self.column.text_of(self.row)

    @property
    def label(self) -> str:
        return called(self.row)


def bulk_proposal(rows: Iterable[Activity], *, column: CellColumn, text: str, mode: str) -> list[CellChange]:
    """The cells that would change; a line that a cell has already is not added again."""
    found = []
    for row in rows:
        before = column.text_of(row)
        after = text if mode == BulkMode.REPLACE or not before.strip() else f"{before.rstrip()}\n{text}"
        has_line = mode == BulkMode.ADD and text in [line.strip() for line in before.splitlines()]
        if after != before and not has_line:
            found.append(CellChange(row, column, after))
    return found


@dataclass(frozen=True)
class Search:
    """What is looked for: the words as they are written, no pattern."""

    find: str
    replacement: str
    is_case_exact: bool = False
    is_whole_word: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        words = re.escape(self.find)
        border = (r"(?<!\w)", r"(?!\w)") if self.is_whole_word else ("", "")
        return re.compile(f"{border[0]}{words}{border[1]}", 0 if self.is_case_exact else re.IGNORECASE)


def replace_proposal(
    rows: Iterable[Activity], *, columns: Sequence[CellColumn], search: Search
) -> list[CellChange]:
    pattern = search.pattern
    found = []
    for row in rows:
        for column in columns:
            before = column.text_of(row)
            after = pattern.sub(lambda _: search.replacement, before)
            if after != before:
                found.append(CellChange(row, column, after))
    return found


def proposal_digest(changes: Iterable[CellChange]) -> str:
    """The preview that a person has approved, in a few letters."""
    told = "\0".join(f"{one.row.pk} {one.column.name} {one.before} {one.after}" for one in changes)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


@transaction.atomic
def change_cells(edition: Edition, changes: Sequence[CellChange], *, title: str, by: User) -> int:
    """Write all cells of a proposal as one gesture, or none; returns how many cells changed."""
    edition = locked_draft(edition)
    record(edition, title=title, changes=written_cells(edition, changes), by=by)
    return len(changes)


def written_cells(edition: Edition, changes: Sequence[CellChange]) -> list[Change]:
    """Write the cells inside a larger gesture; a cell that says something else by now stops everything."""
    rows = Activity.objects.filter(edition=edition).in_bulk([one.row.pk for one in changes])
    pictures = {pk: snapshot(row) for pk, row in rows.items()}
    for one in changes:
        check_length(one.column, one.after, label=one.label)
        row = rows.get(one.row.pk)
        if row is None or one.column.text_of(row) != one.before or row.is_excluded:
            raise Refused(f"Строку {one.label} с тех пор изменили. Посмотрите ещё раз, что изменится.")
    for one in changes:
        one.column.put(rows[one.row.pk], one.after)
    write_activities(edition, list(rows.values()), fields={one.column.field for one in changes})
    return [altered(row, pictures[pk]) for pk, row in rows.items()]


def check_length(column: CellColumn, text: str, *, label: str) -> None:
    longest = getattr(Activity._meta.get_field(column.field), "max_length", None)
    if longest and len(text) > longest:
        raise Refused(
            f"В строке {label} в графе «{column.header}» вышло бы {len(text)} знаков, "
            f"а помещается {longest}. Сократите текст."
        )
