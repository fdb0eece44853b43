"""What an edition of a plan says, as the facts that papers are built from."""

from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel
from reports.papers.order import PlanActivity, PlanFacts, PlanGroup, PlanRow

LEVELS = {SectionLevel.PART: 1, SectionLevel.DIRECTION: 2, SectionLevel.TRACK: 3, SectionLevel.FUNCTION: 4}
#: column of the plan -> field of the activity
FIELDS = {
    "number": "number_text",
    "title": "title",
    "due": "due_text",
    "executors": "executors_text",
    "conduct_format": "conduct_format",
    "steps": "steps_text",
    "deliverables": "deliverables_text",
    "remark": "remark",
}


def plan_facts(edition: Edition) -> PlanFacts:
    """Read the whole edition in document order: two queries, whatever its size."""
    plan = edition.plan
    sections = list(edition.sections.all())
    activities: dict[int | None, list[Activity]] = {}
    for activity in edition.activities.order_by("position", "pk"):
        activities.setdefault(activity.section_id, []).append(activity)
    rows: list[PlanRow] = [_activity_row(activity, plan.columns) for activity in activities.pop(None, [])]
    for section in sections:
        rows.append(_group_row(section))
        rows.extend(_activity_row(activity, plan.columns) for activity in activities.pop(section.pk, []))
    columns = tuple((column["key"], column["header"]) for column in plan.columns)
    return PlanFacts(title=" ".join(plan.title.split()), columns=columns, rows=tuple(rows))


def _group_row(section: Section) -> PlanGroup:
    return PlanGroup(LEVELS[SectionLevel(section.level)], "", section.heading)


def _activity_row(activity: Activity, columns: list[dict[str, str]]) -> PlanActivity:
    return PlanActivity(tuple(_cell(activity, column["key"]) for column in columns))


def _cell(activity: Activity, key: str) -> str:
    return getattr(activity, FIELDS[key]) if key in FIELDS else activity.extra_texts.get(key, "")
