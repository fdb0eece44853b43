"""The rows of a sheet as ready values; keys are texts already, as Django localises each number it prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from msoko.people.models.body import BodyKind
from plans.coach import label_of
from plans.columns import CellColumn
from plans.models import Activity, Deliverable, Section
from plans.phrases import DuePhrase


@dataclass(frozen=True, slots=True)
class Chip:
    text: str
    css: str
    #: where unknown words are taught
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    name: str
    header: str
    text: str
    chips: tuple[Chip, ...] = ()
    note: str = ""
    is_amber: bool = False
    #: dates named in the results that are no dates of the row yet
    offer: str = ""
    #: «исключён» beside the words of an excluded row
    mark: str = ""

    @property
    def is_plain(self) -> bool:
        """Words alone: most cells of a sheet, and the cheapest to print."""
        return not (self.chips or self.note or self.mark or self.offer)


@dataclass(frozen=True, slots=True)
class SectionRow:
    pk: str
    url: str
    level: str
    number: str
    title: str
    has_number_cell: bool
    is_section: bool = True


@dataclass(frozen=True, slots=True)
class ActivityRow:
    pk: str
    url: str
    version: str
    label: str
    cells: tuple[Cell, ...]
    is_excluded: bool = False
    is_section: bool = False


@dataclass(frozen=True)
class RowMaker:
    """What rows are made with. `sizes`: how many organisations a group means today."""

    columns: tuple[CellColumn, ...]
    sizes: Mapping[int, int]
    dues: Mapping[int, DuePhrase]
    offers: Mapping[int, str]
    # Addresses of rows and headings without the key: `reverse` for each row would cost more than its words.
    activity_root: str = field(default_factory=lambda: reverse("plans:activity-detail", args=[0])[:-2])
    section_root: str = field(
        default_factory=lambda: reverse("plans:section-edit", args=[0])[: -len("0/edit/")]
    )

    def section(self, section: Section) -> SectionRow:
        has_number_cell = bool(self.columns) and self.columns[0].key == "number"
        apart = section.level == "direction" and has_number_cell
        title = section.title if apart else section.heading
        url = f"{self.section_root}{section.pk}/"
        return SectionRow(str(section.pk), url, section.level, section.number_text, title, apart)

    def activity(self, activity: Activity) -> ActivityRow:
        return ActivityRow(
            pk=str(activity.pk),
            url=f"{self.activity_root}{activity.pk}/",
            version=str(activity.version),
            label=label_of(activity),
            cells=tuple(self._cell(activity, column) for column in self.columns),
            is_excluded=activity.is_excluded,
        )

    def _cell(self, activity: Activity, column: CellColumn) -> Cell:
        text = column.text_of(activity)
        if activity.is_excluded:
            return Cell(column.name, column.header, text, mark="исключён" if column.key == "title" else "")
        if column.key == "due":
            due, offer = self.dues[activity.pk], self.offers.get(activity.pk, "")
            return Cell(
                column.name, column.header, text, note=due.text, is_amber=due.needs_person, offer=offer
            )
        chips: tuple[Chip, ...] = ()
        if column.key == "executors":
            chips = self._executor_chips(activity)
        elif column.key == "deliverables":
            chips = tuple(_deliverable_chip(deliverable) for deliverable in activity.deliverables.all())
        return Cell(column.name, column.header, text, chips=chips)

    def _executor_chips(self, activity: Activity) -> tuple[Chip, ...]:
        known = [
            Chip(_body_text(assignment.body, self.sizes), "chip-body")
            for assignment in activity.assignments.all()
        ]
        teach = f"{self.activity_root}{activity.pk}/teach/?"
        unknown = [
            Chip(f"не найден: {text}", "chip-unknown", teach + urlencode({"words": text}))
            for text in activity.unknown_executors_text.splitlines()
        ]
        return (*known, *unknown)


def shown_sections(sections: Sequence[Section], filled: set[int | None]) -> set[int | None]:
    """Headings of kept rows with all headings above them."""
    shown = set(filled)
    for section in reversed(sections):
        if section.pk in shown:
            shown.add(section.parent_id)
    return shown


def _body_text(body: object, sizes: Mapping[int, int]) -> str:
    label = body.label
    return f"{label} · {sizes.get(body.pk, 0)}" if body.kind == BodyKind.GROUP else label


def _deliverable_chip(deliverable: Deliverable) -> Chip:
    return Chip(deliverable.text, "chip-deliverable")
