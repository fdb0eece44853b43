"""The library beside a draft: what may be picked, by direction and by words (P9)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from plans.models import CycleTemplate, Direction, Edition, LibraryActivity, Section, StandardActivity


@dataclass(frozen=True)
class LibraryShelf:
    standard: list[StandardActivity]
    own: list[LibraryActivity]
    directions: list[Direction]
    cycles: list[CycleTemplate]
    sections: list[Section]

    @property
    def count(self) -> int:
        return len(self.standard) + len(self.own)


def library_shelf(edition: Edition, *, direction: str, text: str) -> LibraryShelf:
    """Six queries, whatever the size; the own rows of the municipality stand beside the shared ones."""
    standard = StandardActivity.objects.select_related("direction").order_by(
        "direction__position", "position"
    )
    own = LibraryActivity.objects.filter(municipality=edition.municipality_id).select_related("direction")
    if direction:
        standard = standard.filter(direction__key=direction)
        own = own.filter(direction__key=direction)
    for word in text.split():
        found = Q(title__icontains=word) | Q(deliverables_text__icontains=word)
        standard, own = standard.filter(found), own.filter(found)
    return LibraryShelf(
        list(standard),
        list(own.order_by("title", "pk")),
        list(Direction.objects.order_by("position")),
        list(CycleTemplate.objects.prefetch_related("steps").order_by("position")),
        list(edition.sections.order_by("position", "pk")),
    )


def picked(
    *, standard: Iterable[int], own: Iterable[int], cycle: int | None, municipality_id: int
) -> list[StandardActivity | LibraryActivity]:
    """The rows that were picked, in the order of the library, and the steps of a cycle in theirs."""
    rows: list = list(StandardActivity.objects.filter(pk__in=list(standard)))
    rows += list(LibraryActivity.objects.filter(pk__in=list(own), municipality=municipality_id))
    template = CycleTemplate.objects.filter(pk=cycle).first() if cycle else None
    return rows + (list(template.steps.order_by("position")) if template else [])
