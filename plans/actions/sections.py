"""The group rows of a plan: add, rename, delete an empty one."""

from django.db import transaction
from django.db.models import F

from msoko.people.models import User
from plans.actions.placing import document_lines, free_position
from plans.actions.refusals import Refused
from plans.actions.stating import locked_draft
from plans.directions import direction_key
from plans.models import Direction, Edition, Section
from plans.models.section import SectionLevel
from plans.phrases import section_lead

_LEVELS = list(SectionLevel)


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
    above = [line.row for line in lines[:index] if isinstance(line.row, Section)]
    return Section.objects.create(
        municipality_id=edition.municipality_id,
        edition=edition,
        parent=_parent(above, level),
        level=level,
        number_text=number_text,
        lead_text=section_lead(level, number_text),
        title=title,
        direction=_direction(level, title),
        position=free_position(lines, index),
    )


@transaction.atomic
def rename_section(section: Section, *, number_text: str, title: str, version: int, by: User) -> Section:
    locked_draft(section.edition)
    section.take_number(number_text)
    changed = Section.objects.filter(pk=section.pk, version=version).update(
        number_text=number_text,
        lead_text=section.lead_text,
        title=title,
        direction=_direction(section.level, title),
        version=F("version") + 1,
    )
    section.refresh_from_db()
    if not changed:
        raise Refused(
            f"Пока вы правили, заголовок изменили: теперь «{section.heading}». Проверьте и сохраните ещё раз."
        )
    return section


@transaction.atomic
def delete_section(section: Section, *, by: User) -> None:
    """Delete a heading under which nothing stands."""
    locked_draft(section.edition)
    if section.activities.exists() or section.children.exists():
        raise Refused("В разделе есть строки. Перенесите или удалите их, потом удалите раздел.")
    section.delete()


def _parent(above: list[Section], level: str) -> Section | None:
    """The nearest heading above of a wider level."""
    rank = _LEVELS.index(SectionLevel(level))
    wider = [section for section in above if _LEVELS.index(SectionLevel(section.level)) < rank]
    return wider[-1] if wider else None


def _direction(level: str, title: str) -> Direction | None:
    if level in (SectionLevel.PART, SectionLevel.FUNCTION):
        return None
    return Direction.objects.filter(key=direction_key(title) or "").first()
