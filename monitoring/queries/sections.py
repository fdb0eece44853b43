"""How sections hold activities: the direction above a section."""

from collections.abc import Mapping

from plans.models import Section
from plans.models.section import SectionLevel


def direction_of(sections: Mapping[int, Section], pk: int | None) -> int | None:
    """Climb to the direction above a section, or to the top when there is none."""
    while pk is not None:
        section = sections[pk]
        if section.level == SectionLevel.DIRECTION or section.parent_id is None:
            return pk
        pk = section.parent_id
    return None
