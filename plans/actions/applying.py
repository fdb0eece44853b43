"""Recorded changes of rows are turned back, or made again, if the rows still are what the changes left
behind.

Order of effects: everything is checked before anything is written; headings come before the rows that stand
in them, new rows before changed ones, removals last, the lower ones first.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Generic, TypeVar

from plans.actions.authors import last_writer
from plans.actions.lines import document_lines, free_position
from plans.actions.snapshots import Change, put, snapshot
from plans.actions.writing import create_activities, write_activities, write_sections
from plans.models import Activity, Edition, Section

Row = TypeVar("Row", Activity, Section)


class Obstacle(Exception):
    """A sentence for people: what stands in the way of turning a gesture back."""


def apply_changes(edition: Edition, changes: Sequence[Change], *, is_back: bool) -> tuple[str, int] | None:
    """Write the other side of every change; the kind and key of a row that is there now."""
    turned = [_turned(change, is_back=is_back) for change in changes]
    sections: _Applied[Section] = _Applied(
        edition, Section, [one for one in turned if one["kind"] == "section"]
    )
    activities: _Applied[Activity] = _Applied(
        edition, Activity, [one for one in turned if one["kind"] == "activity"]
    )
    sections.check()
    activities.check()
    _check_homes(sections, activities)
    _check_emptied(sections, activities)
    for section in sections.made:
        section.save(force_insert=True)
    write_sections(sections.kept, fields=sections.fields)
    create_activities(edition, activities.made)
    write_activities(edition, activities.kept, fields=activities.fields)
    Activity.objects.filter(pk__in=[row.pk for row in activities.gone]).delete()
    Section.objects.filter(pk__in=[row.pk for row in sections.gone]).delete()
    if "position" in sections.fields | activities.fields or sections.made or activities.made:
        _part_twins(edition)
    left = [*activities.made, *activities.kept, *sections.made, *sections.kept]
    return (left[0]._meta.model_name or "", left[0].pk) if left else None


def _turned(change: Change, *, is_back: bool) -> Change:
    """A change from `before` to `after`, whichever way it goes."""
    return {**change, "before": change["after"], "after": change["before"]} if is_back else change


class _Applied(Generic[Row]):
    """The changes of one kind of rows, sorted by what they do to them."""

    def __init__(self, edition: Edition, model: type[Row], changes: Sequence[Change]) -> None:
        rows: Any = model._default_manager.filter(edition=edition)
        self.made: list[Row] = []
        self.kept: list[Row] = []
        self.gone: list[Row] = []
        self.fields: set[str] = set()
        self._changes = changes
        self._found: dict[int, Row] = rows.in_bulk([change["pk"] for change in changes])
        for change in changes:
            self._sort(edition, model, change)
        # A heading may stand inside another one that is made by the same gesture.
        self.made.sort(key=lambda row: Decimal(row.position))

    def _sort(self, edition: Edition, model: type[Row], change: Change) -> None:
        row = self._found.get(change["pk"])
        if change["before"] is None:
            made: Any = model(pk=change["pk"], edition=edition, municipality_id=edition.municipality_id)
            self.made.append(made)
        elif row is not None:
            (self.gone if change["after"] is None else self.kept).append(row)
            self.fields |= set(change["after"] or ())

    def check(self) -> None:
        """Every row must say what the gesture left it saying; then it is given the other words."""
        for change in self._changes:
            row = self._found.get(change["pk"])
            if change["before"] is None:
                if row is not None:
                    raise Obstacle(f"Строка «{row}» уже снова на месте.")
            elif row is None:
                raise Obstacle("Строки больше нет: её удалили после этого.")
            else:
                _check_words(row, change["before"])
        rows = {row.pk: row for row in (*self.made, *self.kept)}
        for change in self._changes:
            if change["after"] is not None:
                put(rows[change["pk"]], change["after"])


def _check_words(row: Activity | Section, expected: dict) -> None:
    now = snapshot(row)
    changed = [name for name in expected if now[name] != expected[name]]
    if not changed:
        return
    if set(changed) <= {"position", "section_id", "parent_id"}:
        raise Obstacle(f"Строку «{row}» после этого переместил(а) {last_writer(row)}.")
    field: Any = row._meta.get_field(changed[0].removesuffix("_id"))
    label = field.verbose_name
    raise Obstacle(f"После этого {last_writer(row)} изменил(а) в строке «{row}» графу «{label}».")


def _check_homes(sections: _Applied[Section], activities: _Applied[Activity]) -> None:
    """The headings that rows and headings return to must be there."""
    made = {section.pk for section in sections.made}
    gone = {section.pk for section in sections.gone}
    homes = [row.section_id for row in (*activities.made, *activities.kept)]
    homes += [section.parent_id for section in (*sections.made, *sections.kept)]
    wanted = {pk for pk in homes if pk is not None}
    there = set(Section.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if wanted - made - (there - gone):
        raise Obstacle("Раздел, в котором стояла строка, с тех пор удалён.")


def _check_emptied(sections: _Applied[Section], activities: _Applied[Activity]) -> None:
    """A heading that goes away must have nothing left in it that the gesture does not know of."""
    going = [section.pk for section in sections.gone]
    leaving = [row.pk for row in (*activities.gone, *activities.kept)]
    own = Activity.objects.filter(section__in=going).exclude(pk__in=leaving)
    inside = Section.objects.filter(parent__in=going).exclude(pk__in=going)
    if going and (own.exists() or inside.exists()):
        raise Obstacle(f"В разделе «{sections.gone[0]}» с тех пор появились другие строки.")


def _part_twins(edition: Edition) -> None:
    """Places are taken by somebody else's rows meanwhile: of two rows in one place the second goes right
    behind.
    """
    lines = document_lines(edition)
    for index in range(1, len(lines)):
        row = lines[index].row
        if row.position == lines[index - 1].row.position:
            row.position = free_position(lines, index + 1)
            type(row).objects.filter(pk=row.pk).update(position=row.position)
