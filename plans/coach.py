"""The questions of a plan as it is in the database: the same list for the page and for the approval (P5)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plans import queries
from plans.columns import cell_columns
from plans.completeness import DirectionRows, PlanRow, Question, open_questions
from plans.due_queries import settings_on, told_on
from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel
from plans.phrases import DuePhrase, due_phrase


def edition_questions(edition: Edition) -> tuple[Question, ...]:
    """Everything that is open in an edition, read anew."""
    activities = list(queries.activities_of(edition))
    return questions_of(edition, activities, queries.sections_of(edition), dues_of(edition, activities))


def dues_of(edition: Edition, activities: Iterable[Activity]) -> dict[int, DuePhrase]:
    """How the deadline of each row is understood."""
    period, settings = edition.plan.period, settings_on(edition)
    return {row.pk: due_phrase(row.due_rule, period, settings, told_on(row)) for row in activities}


def questions_of(
    edition: Edition,
    activities: Iterable[Activity],
    sections: Sequence[Section],
    dues: Mapping[int, DuePhrase],
) -> tuple[Question, ...]:
    """Excluded rows ask nothing."""
    keys = {column.key for column in cell_columns(edition.plan.columns)}
    asked = [row for row in activities if not row.is_excluded]
    rows = [_plan_row(row, keys, dues[row.pk]) for row in asked]
    return open_questions(rows, _directions(rows, sections))


def label_of(activity: Activity) -> str:
    """What a link to the row says: its number, else the beginning of its words."""
    return activity.number_text.rstrip(".") or activity.title[:40].strip() or "без номера"


def _plan_row(row: Any, keys: set[str], due: DuePhrase) -> PlanRow:
    """`row` is an activity with the annotations of `queries.activities_of`."""
    named = row.has_assignments or bool(row.executors_text.strip())
    return PlanRow(
        pk=row.pk,
        label=label_of(row),
        section_id=row.section_id,
        title=row.title,
        has_due="due" not in keys or bool(row.due_text.strip()) or bool(told_on(row)),
        due_needs_person="due" in keys and due.needs_person,
        has_executors="executors" not in keys or named,
        executors_are_known="executors" not in keys
        or (row.has_assignments and not row.unknown_executors_text),
        has_deliverables="deliverables" not in keys or bool(row.deliverables_text.strip()),
        texts=(row.title, row.conduct_format, row.steps_text, row.deliverables_text),
    )


def _directions(rows: Iterable[PlanRow], sections: Sequence[Section]) -> list[DirectionRows]:
    """Each direction with the rows of its tracks; sections come in document order, parents first."""
    home: dict[int, int] = {}
    for section in sections:
        if section.level == SectionLevel.DIRECTION:
            home[section.pk] = section.pk
        elif section.parent_id in home:
            home[section.pk] = home[section.parent_id]
    below: dict[int, list[PlanRow]] = {}
    for row in rows:
        if row.section_id in home:
            below.setdefault(home[row.section_id], []).append(row)
    return [
        DirectionRows(
            section.pk, section.number_text.rstrip(".") or section.title[:40], tuple(below[section.pk])
        )
        for section in sections
        if section.pk in below
    ]
