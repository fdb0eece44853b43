"""What an approved edition has fixed for the editions after it (PL-09): the rows it holds, and their
numbers.
"""

import uuid
from collections.abc import Sequence

from plans.actions.lines import Line, block_of
from plans.free_numbers import next_number
from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel
from plans.numbering import has_stem
from plans.querysets import PUBLISHED, EditionQuerySet


def is_amendment(edition: Edition) -> bool:
    """This draft changes a plan that an order has approved already."""
    return _earlier(edition).exists()


def published_keys(edition: Edition) -> set[uuid.UUID]:
    rows = Activity.objects.filter(edition__in=_earlier(edition))
    return set(rows.values_list("key", flat=True))


def number_for(edition: Edition, lines: Sequence[Line], section_id: int | None) -> str:
    """The number of a row that is added now: none in a first draft, the next free one of its direction after
    that.
    """
    if not is_amendment(edition):
        return ""
    sections = {line.row.pk: line.row for line in lines if isinstance(line.row, Section)}
    section = sections.get(section_id or 0)
    own = [line.row.number_text for line in lines if line.section_id == section_id and not line.is_section]
    of_plan = [line.row.number_text for line in lines if not line.is_section]
    if section is None or (own and not any(has_stem(number) for number in own)):
        return next_number(own, of_plan)
    top = _direction_of(section, sections)
    start, end = block_of(lines, top)
    inside = [line.row.number_text for line in lines[start:end] if not line.is_section]
    return next_number(inside, of_plan, heading=top.number_text)


def _direction_of(section: Section, sections: dict[int, Section]) -> Section:
    while section.level != SectionLevel.DIRECTION and section.parent_id in sections:
        parent = sections[section.parent_id]
        if parent.level == SectionLevel.PART:
            break
        section = parent
    return section


def _earlier(edition: Edition) -> EditionQuerySet:
    return Edition.objects.filter(plan=edition.plan_id, number__lt=edition.number, state__in=PUBLISHED)
