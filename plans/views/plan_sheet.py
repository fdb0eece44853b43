"""The sheet of a plan as ready values: rows as the document prints them, the notice, the filters.

Templates print what stands here and decide nothing. Everything is read in five queries, whatever the number
of rows: sections, activities with the dates that people have set, executors, results and the sizes of
groups.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msoko.people.models.body import BodyKind
from plans import queries
from plans.coach import dues_of, questions_of
from plans.columns import CellColumn, cell_columns
from plans.completeness import STOPPING, Doubt, Question
from plans.due_queries import settings_on, told_on
from plans.filters import PlanFilter
from plans.models import Activity, Edition, Section
from plans.phrases import DuePhrase
from plans.undated import offers_of
from plans.views.sheet_rows import ActivityRow, RowMaker, SectionRow, shown_sections


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
    states: list[str]

    @property
    def doubtful_count(self) -> int:
        return len({question.pk for question in self.questions if not question.is_section})

    @property
    def settled_percent(self) -> int:
        return 100 - round(100 * self.doubtful_count / self.activity_count) if self.activity_count else 0

    @property
    def stopping_percent(self) -> int:
        """The part of the rows that hold up the approval, for the bar above the sheet."""
        stopping = {question.pk for question in self.questions if question.is_stopping}
        return round(100 * len(stopping) / self.activity_count) if self.activity_count else 0

    @property
    def width(self) -> int:
        """Cells across, for a heading that spans them all."""
        return len(self.columns)


@dataclass(frozen=True)
class _Read:
    """What the database holds of one edition."""

    sections: list[Section]
    activities: list[Activity]
    dues: Mapping[int, DuePhrase]
    today: datetime.date
    maker: RowMaker


def plan_sheet(
    edition: Edition, chosen: PlanFilter, *, today: datetime.date, only: Activity | None = None
) -> Sheet:
    """The sheet as the filter shows it; with `only`, that row and the questions of the whole plan."""
    read = _read(edition, chosen.text, today, only)
    questions = questions_of(edition, read.activities, read.sections, read.dues)
    kept = {only.pk} if only else _kept(read, chosen, questions)
    return Sheet(
        edition=edition,
        columns=read.maker.columns,
        rows=_rows(read, kept, with_empty_sections=not chosen.is_on and not only),
        questions=questions,
        activity_count=sum(not activity.is_excluded for activity in read.activities),
        shown_count=len(kept),
        chosen=chosen,
        sections=[section for section in read.sections if section.level in ("part", "direction")],
        bodies=[] if only else _bodies(read.activities),
        months=[] if only else sorted({month for due in read.dues.values() for month in due.months}),
        states=[] if only else sorted({_state(read, activity) for activity in read.activities}),
    )


def kept_activities(edition: Edition, chosen: PlanFilter, *, today: datetime.date) -> list[Activity]:
    """The rows that a filter keeps, in the order of the document: what a bulk change is about."""
    read = _read(edition, chosen.text, today, None)
    questions = questions_of(edition, read.activities, read.sections, read.dues)
    kept = _kept(read, chosen, questions)
    place = {section.pk: number for number, section in enumerate(read.sections, start=1)}
    rows = [activity for activity in read.activities if activity.pk in kept and not activity.is_excluded]
    return sorted(rows, key=lambda row: (place.get(row.section_id or 0, 0), row.position, row.pk))


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
    dues = dues_of(edition, activities)
    maker = RowMaker(
        columns=cell_columns(edition.plan.columns),
        sizes=queries.group_sizes(groups, day=today),
        dues=dues,
        offers=_offers(edition, shown),
    )
    return _Read(queries.sections_of(edition), activities, dues, today, maker)


def _offers(edition: Edition, shown: Iterable[Activity]) -> dict[int, str]:
    period, settings = edition.plan.period, settings_on(edition)
    return {
        activity.pk: "; ".join(offer.dates for offer in found)
        for activity in shown
        if (found := offers_of(activity, told_on(activity), period, settings))
    }


def _kept(read: _Read, chosen: PlanFilter, questions: Sequence[Question]) -> set[int]:
    kept = {activity.pk for activity in read.activities if activity.is_found}
    if chosen.section:
        inside = _inside(read.sections, chosen.section)
        kept &= {activity.pk for activity in read.activities if activity.section_id in inside}
    if chosen.body:
        kept &= {activity.pk for activity in read.activities if chosen.body in _body_ids(activity)}
    if chosen.month:
        kept &= {pk for pk, due in read.dues.items() if chosen.month in due.months}
    if chosen.state:
        kept &= {activity.pk for activity in read.activities if _state(read, activity) == chosen.state}
    if chosen.questions:
        kept &= _doubtful(read, chosen.questions, questions)
    return kept


def _state(read: _Read, activity: Activity) -> str:
    return "excluded" if activity.is_excluded else read.dues[activity.pk].state_on(read.today)


def _doubtful(read: _Read, asked: str, questions: Sequence[Question]) -> set[int]:
    """Rows with a question; a question about a direction is one about all rows in it when it is asked for."""
    doubts = {"all": set(Doubt) - {Doubt.CYCLE}, "stopping": STOPPING}.get(asked) or {Doubt(asked)}
    found = [question for question in questions if question.doubt in doubts]
    kept = {question.pk for question in found if not question.is_section}
    for question in found:
        if question.is_section:
            inside = _inside(read.sections, question.pk)
            kept |= {activity.pk for activity in read.activities if activity.section_id in inside}
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
            below.setdefault(activity.section_id, []).append(read.maker.activity(activity))
    shown = shown_sections(read.sections, set(below)) if not with_empty_sections else None
    rows = list(below.get(None, []))
    for section in read.sections:
        if shown is None or section.pk in shown:
            rows.append(read.maker.section(section))
            rows += below.get(section.pk, [])
    return rows
