"""The sheet of a plan as ready values: rows as the document prints them, the notice, the filters.

Templates print what stands here and decide nothing; keys are texts already, as Django localises each number
it prints. Everything is read in five queries, whatever the number of rows: sections, activities with
the dates that people have set, executors, results and the sizes of groups.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from msoko.people.models.body import BodyKind
from plans import queries
from plans.columns import CellColumn, cell_columns
from plans.completeness import Doubt, PlanRow, Question, open_questions
from plans.due_queries import settings_on, told_on
from plans.filters import PlanFilter
from plans.models import Activity, Deliverable, Edition, Section
from plans.phrases import DuePhrase, due_phrase
from plans.undated import offers_of


@dataclass(frozen=True, slots=True)
class Chip:
    text: str
    css: str


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
    is_section: bool = False


@dataclass(frozen=True)
class Sheet:
    """`questions` are those of the whole plan, `rows` only what the filter keeps."""

    edition: Edition
    columns: tuple[CellColumn, ...]
    rows: list[SectionRow | ActivityRow]
    questions: tuple[Question, ...]
    activity_count: int
    shown_count: int
    chosen: PlanFilter
    sections: list[Section]
    bodies: list[tuple[int, str]]
    months: list[tuple[int, int]]

    @property
    def doubtful_count(self) -> int:
        return len({question.pk for question in self.questions})

    @property
    def settled_percent(self) -> int:
        return 100 - round(100 * self.doubtful_count / self.activity_count) if self.activity_count else 0

    @property
    def width(self) -> int:
        """Cells across, for a heading that spans them all."""
        return len(self.columns)


@dataclass
class _Read:
    """What the database holds of one edition."""

    edition: Edition
    columns: tuple[CellColumn, ...]
    sections: list[Section]
    activities: list[Activity]
    sizes: dict[int, int]
    dues: dict[int, DuePhrase]
    offers: dict[int, str]
    # Addresses of rows and headings without the key: `reverse` for each row would cost more than its words.
    activity_root: str = field(default_factory=lambda: reverse("plans:activity-detail", args=[0])[:-2])
    section_root: str = field(
        default_factory=lambda: reverse("plans:section-edit", args=[0])[: -len("0/edit/")]
    )


def plan_sheet(
    edition: Edition, chosen: PlanFilter, *, today: datetime.date, only: Activity | None = None
) -> Sheet:
    """The sheet as the filter shows it; with `only`, that row and the questions of the whole plan."""
    read = _read(edition, chosen.text, today, only)
    questions = open_questions([_plan_row(read, activity) for activity in read.activities])
    kept = {only.pk} if only else _kept(read, chosen, questions)
    return Sheet(
        edition=edition,
        columns=read.columns,
        rows=_rows(read, kept, with_empty_sections=not chosen.is_on and not only),
        questions=questions,
        activity_count=len(read.activities),
        shown_count=len(kept),
        chosen=chosen,
        sections=[section for section in read.sections if section.level in ("part", "direction")],
        bodies=[] if only else _bodies(read.activities),
        months=sorted({month for due in read.dues.values() for month in due.months}),
    )


def activity_rows(sheet: Sheet) -> list[ActivityRow]:
    """The rows of the sheet without the headings above them."""
    return [row for row in sheet.rows if isinstance(row, ActivityRow)]


def _read(edition: Edition, text: str, today: datetime.date, only: Activity | None) -> _Read:
    activities = list(queries.activities_of(edition, text=text))
    shown = [activity for activity in activities if activity == only] if only else activities
    queries.with_chips(shown)
    groups = {
        assignment.body_id
        for activity in shown
        for assignment in activity.assignments.all()
        if assignment.body.kind == BodyKind.GROUP
    }
    period = edition.plan.period
    settings = settings_on(edition)
    return _Read(
        edition=edition,
        columns=cell_columns(edition.plan.columns),
        sections=queries.sections_of(edition),
        activities=activities,
        sizes=queries.group_sizes(groups, day=today),
        dues={
            activity.pk: due_phrase(activity.due_rule, period, settings, told_on(activity))
            for activity in activities
        },
        offers={
            activity.pk: "; ".join(offer.dates for offer in found)
            for activity in shown
            if (found := offers_of(activity, told_on(activity), period, settings))
        },
    )


def _plan_row(read: _Read, activity: Activity) -> PlanRow:
    keys = {column.key for column in read.columns}
    return PlanRow(
        pk=activity.pk,
        label=_label(activity),
        section_id=activity.section_id,
        title=activity.title,
        due_needs_person="due" in keys and read.dues[activity.pk].needs_person,
        has_executors="executors" not in keys
        or (activity.has_assignments and not activity.unknown_executors_text),
        has_deliverables="deliverables" not in keys or bool(activity.deliverables_text.strip()),
    )


def _label(activity: Activity) -> str:
    """What a link to the row says: its number, else the beginning of its words."""
    return activity.number_text.rstrip(".") or activity.title[:40].strip() or "без номера"


def _kept(read: _Read, chosen: PlanFilter, questions: Sequence[Question]) -> set[int]:
    kept = {activity.pk for activity in read.activities if activity.is_found}
    if chosen.section:
        inside = _inside(read.sections, chosen.section)
        kept &= {activity.pk for activity in read.activities if activity.section_id in inside}
    if chosen.body:
        kept &= {activity.pk for activity in read.activities if chosen.body in _body_ids(activity)}
    if chosen.month:
        kept &= {pk for pk, due in read.dues.items() if chosen.month in due.months}
    if chosen.questions:
        doubts = set(Doubt) if chosen.questions == "all" else {Doubt(chosen.questions)}
        kept &= {question.pk for question in questions if question.doubt in doubts}
    return kept


def _inside(sections: Iterable[Section], top: int) -> set[int]:
    """The section and all below it; sections come in the order of the document, parents first."""
    inside = {top}
    for section in sections:
        if section.parent_id in inside:
            inside.add(section.pk)
    return inside


def _body_ids(activity: Activity) -> set[int]:
    return {assignment.body_id for assignment in activity.assignments.all()}


def _bodies(activities: Iterable[Activity]) -> list[tuple[int, str]]:
    found = {
        assignment.body_id: assignment.body.label
        for activity in activities
        for assignment in activity.assignments.all()
    }
    return sorted(found.items(), key=lambda pair: pair[1].lower())


def _rows(read: _Read, kept: set[int], *, with_empty_sections: bool) -> list[SectionRow | ActivityRow]:
    below: dict[int | None, list[SectionRow | ActivityRow]] = {}
    for activity in read.activities:
        if activity.pk in kept:
            below.setdefault(activity.section_id, []).append(_activity_row(read, activity))
    shown = _shown_sections(read.sections, set(below)) if not with_empty_sections else None
    has_number_cell = bool(read.columns) and read.columns[0].key == "number"
    rows = list(below.get(None, []))
    for section in read.sections:
        if shown is None or section.pk in shown:
            rows.append(_section_row(read, section, has_number_cell=has_number_cell))
            rows += below.get(section.pk, [])
    return rows


def _shown_sections(sections: Sequence[Section], filled: set[int | None]) -> set[int | None]:
    """Headings of kept rows with all headings above them."""
    shown = set(filled)
    for section in reversed(sections):
        if section.pk in shown:
            shown.add(section.parent_id)
    return shown


def _section_row(read: _Read, section: Section, *, has_number_cell: bool) -> SectionRow:
    apart = section.level == "direction" and has_number_cell
    title = section.title if apart else section.heading
    url = f"{read.section_root}{section.pk}/edit/"
    return SectionRow(str(section.pk), url, section.level, section.number_text, title, apart)


def _activity_row(read: _Read, activity: Activity) -> ActivityRow:
    return ActivityRow(
        pk=str(activity.pk),
        url=f"{read.activity_root}{activity.pk}/",
        version=str(activity.version),
        label=_label(activity),
        cells=tuple(_cell(read, activity, column) for column in read.columns),
    )


def _cell(read: _Read, activity: Activity, column: CellColumn) -> Cell:
    text = column.text_of(activity)
    if column.key == "due":
        due = read.dues[activity.pk]
        offer = read.offers.get(activity.pk, "")
        return Cell(column.name, column.header, text, note=due.text, is_amber=due.needs_person, offer=offer)
    chips: tuple[Chip, ...] = ()
    if column.key == "executors":
        chips = _executor_chips(activity, read.sizes)
    elif column.key == "deliverables":
        chips = tuple(_deliverable_chip(deliverable) for deliverable in activity.deliverables.all())
    return Cell(column.name, column.header, text, chips=chips)


def _executor_chips(activity: Activity, sizes: dict[int, int]) -> tuple[Chip, ...]:
    known = [
        Chip(_body_text(assignment.body, sizes), "chip-body") for assignment in activity.assignments.all()
    ]
    unknown = activity.unknown_executors_text.splitlines()
    return (*known, *(Chip(f"не найден: {text}", "chip-unknown") for text in unknown))


def _body_text(body: object, sizes: dict[int, int]) -> str:
    label = body.label
    return f"{label} · {sizes.get(body.pk, 0)}" if body.kind == BodyKind.GROUP else label


def _deliverable_chip(deliverable: Deliverable) -> Chip:
    return Chip(deliverable.text, "chip-deliverable")
