"""What an edition of a plan says, as the facts that papers are built from."""

from collections.abc import Iterable

from plans.columns import CellColumn, cell_columns
from plans.documents import printed_text
from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel
from reports.papers.order import PlanActivity, PlanFacts, PlanGroup, PlanRow

LEVELS = {SectionLevel.PART: 1, SectionLevel.DIRECTION: 2, SectionLevel.TRACK: 3, SectionLevel.FUNCTION: 4}


def plan_facts(edition: Edition) -> PlanFacts:
    """Read the whole edition in document order: two queries, whatever its size."""
    columns = cell_columns(edition.plan.columns)
    sections = list(edition.sections.all())
    activities: dict[int | None, list[Activity]] = {}
    for activity in edition.activities.order_by("position", "pk"):
        activities.setdefault(activity.section_id, []).append(activity)
    rows: list[PlanRow] = [activity_row(activity, columns) for activity in activities.pop(None, [])]
    for section in sections:
        rows.append(_group_row(section))
        rows.extend(activity_row(activity, columns) for activity in activities.pop(section.pk, []))
    return PlanFacts(
        title=" ".join(edition.plan.title.split()),
        columns=tuple((column.key, column.header) for column in columns),
        rows=tuple(rows),
    )


def _group_row(section: Section) -> PlanGroup:
    return PlanGroup(LEVELS[SectionLevel(section.level)], "", section.heading)


def activity_row(activity: Activity, columns: Iterable[CellColumn]) -> PlanActivity:
    return PlanActivity(tuple(printed_text(activity, column) for column in columns))
