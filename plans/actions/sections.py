"""The group rows of a plan: add, rename, duplicate, delete. Each is one gesture that can be undone."""

import uuid

from django.db import transaction
from django.db.models import F

from msoko.people.models import User
from plans.actions.gesturing import record
from plans.actions.lines import block_of, document_lines, free_position, free_positions
from plans.actions.moving import parent_of
from plans.actions.placing import delete_rows
from plans.actions.refusals import Refused
from plans.actions.snapshots import added, altered, removed, snapshot
from plans.actions.stating import locked_draft
from plans.actions.writing import create_activities
from plans.directions import direction_key
from plans.models import Activity, Direction, Edition, Section
from plans.models.section import SectionLevel
from plans.phrases import section_lead


@transaction.atomic
def add_section(
    edition: Edition, *, level: str, number_text: str, title: str, after: Section | None = None, by: User
) -> Section:
    """Add a heading below all rows of `after`, else at the end; its direction is read from its words."""
    edition = locked_draft(edition)
    lines = document_lines(edition)
    index = len(lines)
    if after is not None:
        own = [place for place, line in enumerate(lines) if line.section_id == after.pk]
        index = own[-1] + 1 if own else index
    section = Section.objects.create(
        municipality_id=edition.municipality_id,
        edition=edition,
        parent=parent_of([line.row for line in lines[:index]], level),
        level=level,
        number_text=number_text,
        lead_text=section_lead(level, number_text),
        title=title,
        direction=_direction(level, title),
        position=free_position(lines, index),
    )
    record(edition, title=f"новый раздел «{title[:80]}»", changes=[added(section)], by=by)
    return section


@transaction.atomic
def rename_section(section: Section, *, number_text: str, title: str, version: int, by: User) -> Section:
    edition = locked_draft(section.edition)
    current = Section.objects.get(pk=section.pk)
    before = snapshot(current)
    current.take_number(number_text)
    changed = Section.objects.filter(pk=section.pk, version=version).update(
        number_text=number_text,
        lead_text=current.lead_text,
        title=title,
        direction=_direction(section.level, title),
        version=F("version") + 1,
    )
    section.refresh_from_db()
    if not changed:
        raise Refused(
            f"Пока вы правили, заголовок изменили: теперь «{section.heading}». Проверьте и сохраните ещё раз."
        )
    record(edition, title=f"заголовок «{title[:80]}»", changes=[altered(section, before)], by=by)
    return section


@transaction.atomic
def duplicate_section(section: Section, *, by: User) -> Section:
    """Put a copy of the section with all its headings and rows right below it."""
    edition = locked_draft(section.edition)
    lines = document_lines(edition)
    start, end = block_of(lines, section)
    places = free_positions(lines, end, end - start)
    twins: dict[int, Section] = {}
    rows = []
    for line, position in zip(lines[start:end], places, strict=True):
        row, original = line.row, line.row.pk
        row.pk, row.position, row.version = None, position, 1
        row._state.adding = True
        if isinstance(row, Section):
            row.parent_id = twins[row.parent_id].pk if row.parent_id in twins else row.parent_id
            row.save(force_insert=True)
            twins[original] = row
        else:
            row.key, row.section, row.is_excluded = uuid.uuid4(), twins[line.section_id or 0], False
            rows.append(row)
    create_activities(edition, rows)
    changes = [*map(added, twins.values()), *map(added, rows)]
    record(edition, title=f"копия раздела «{section.title[:80]}»", changes=changes, by=by)
    return twins[section.pk]


@transaction.atomic
def delete_section(section: Section, *, by: User) -> int:
    """Delete a heading with everything in it; returns how many activities went with it.

    Rows that an order has approved are not deleted by the dozen: each is excluded by a decision of its own
    (PL-09).
    """
    edition = locked_draft(section.edition)
    lines = document_lines(edition)
    start, end = block_of(lines, section)
    rows = [line.row for line in lines[start:end] if isinstance(line.row, Activity)]
    headings = [line.row for line in lines[start:end] if isinstance(line.row, Section)]
    pictures = [(heading, snapshot(heading)) for heading in headings]
    changes = delete_rows(edition, rows)
    if any(change["after"] for change in changes):
        raise Refused(
            "В разделе есть строки, утверждённые приказом: они остаются в плане с пометкой «исключён». "
            "Исключите нужные строки по одной."
        )
    changes += [removed(heading, picture) for heading, picture in pictures]
    title = f"удалён раздел «{section.title[:80]}»"
    record(edition, title=title, changes=changes, by=by)
    Section.objects.filter(pk__in=[heading.pk for heading in headings]).delete()
    return len(rows)


def _direction(level: str, title: str) -> Direction | None:
    if level in (SectionLevel.PART, SectionLevel.FUNCTION):
        return None
    return Direction.objects.filter(key=direction_key(title) or "").first()
