"""A plan comes into being: empty by hand, or with the content that an import has read.

The import page stands on two actions: `create_plan(...)` makes the plan and its first edition,
`add_parsed_content(edition, parsed, by=..., answers=...)` fills it from a `ParsedPlan`, for any number of
rows in about ten queries. What the preview answered (spellings, corrected cells) is either taught before
(`people.actions.teach_spelling`) or given as `answers`.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from msoko.people.models import Organization, User
from plans.actions.stating import locked_draft
from plans.actions.writing import create_activities
from plans.directions import direction_key
from plans.importing.parsed import ParsedActivity, ParsedPlan, ParsedSection
from plans.models import Activity, Direction, Edition, Plan, Section
from plans.models.section import SectionLevel
from plans.ordering import STEP

#: the cells that an answer may correct, and nothing else
ANSWERED = frozenset(
    {"number_text", "title", "due_text", "executors_text", "conduct_format", "steps_text"}
    | {"deliverables_text", "remark"}
)
Answers = Mapping[str, Mapping[str, str]]


@transaction.atomic
def create_plan(
    *,
    title: str,
    kind: str,
    period_kind: str,
    starts_on: datetime.date,
    ends_on: datetime.date,
    columns: list[dict[str, str]],
    owner: Organization,
    by: User,
    preamble_text: str = "",
) -> Plan:
    """Make the plan and its first edition, a draft without rows (`plan.editions.get()`)."""
    plan = Plan.objects.create(
        municipality_id=owner.municipality_id,
        title=title,
        kind=kind,
        period_kind=period_kind,
        starts_on=starts_on,
        ends_on=ends_on,
        columns=columns,
        owner=owner,
        preamble_text=preamble_text,
        created_by=by,
    )
    Edition.objects.create(municipality_id=owner.municipality_id, plan=plan)
    return plan


@dataclass
class _Content:
    """Rows of the document in its order, with the places that sections and activities share."""

    sections: list[tuple[Section, Section | None]] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    position: Decimal = Decimal(0)

    def next_position(self) -> Decimal:
        self.position += STEP
        return self.position


@transaction.atomic
def add_parsed_content(
    edition: Edition, parsed: ParsedPlan, *, by: User, answers: Answers | None = None
) -> list[Activity]:
    """Write sections, activities, assignments and deliverables behind what the draft holds already.

    `answers` corrects cells: `{str(parsed_activity.place): {"due_text": "Март"}}`.
    Effects in order: sections level by level, activities, their executors, their results.
    """
    edition = locked_draft(edition)
    content = _laid_out(edition, parsed, answers or {})
    _save_sections(content)
    for activity in content.activities:
        # The section was given while it had no key yet; this takes the key over.
        activity.section = activity.section
    create_activities(edition, content.activities)
    return content.activities


def _laid_out(edition: Edition, parsed: ParsedPlan, answers: Answers) -> _Content:
    content = _Content(position=_last_position(edition))
    directions = dict(Direction.objects.values_list("key", "pk"))
    for loose in parsed.loose_activities:
        content.activities.append(_activity(edition, loose, None, content, answers))
    for section in parsed.sections:
        _lay_section(edition, section, None, content, answers, directions)
    return content


def _lay_section(
    edition: Edition,
    parsed: ParsedSection,
    parent: Section | None,
    content: _Content,
    answers: Answers,
    directions: dict[str, int],
) -> None:
    section = Section(
        municipality_id=edition.municipality_id,
        edition=edition,
        level=str(parsed.level),
        number_text=parsed.number_text[:30],
        lead_text=parsed.lead_text[:80],
        title=parsed.title,
        direction_id=_direction_id(parsed, directions),
        position=content.next_position(),
    )
    content.sections.append((section, parent))
    for activity in parsed.activities:
        content.activities.append(_activity(edition, activity, section, content, answers))
    for child in parsed.children:
        _lay_section(edition, child, section, content, answers, directions)


def _direction_id(parsed: ParsedSection, directions: dict[str, int]) -> int | None:
    """A part holds several directions and is none itself; a function line names no direction of its own."""
    if parsed.level in (SectionLevel.PART, SectionLevel.FUNCTION):
        return None
    return directions.get(direction_key(parsed.title) or "")


def _activity(
    edition: Edition,
    parsed: ParsedActivity,
    section: Section | None,
    content: _Content,
    answers: Answers,
) -> Activity:
    cells = {name: getattr(parsed, name) for name in ANSWERED}
    answered = answers.get(str(parsed.place), {})
    cells.update({name: text for name, text in answered.items() if name in ANSWERED})
    cells["number_text"] = cells["number_text"][:30]
    return Activity(
        municipality_id=edition.municipality_id,
        edition=edition,
        section=section,
        position=content.next_position(),
        extra_texts=dict(parsed.extra_texts),
        **cells,
    )


def _save_sections(content: _Content) -> None:
    """One query for each level of the tree: a child needs the key of its parent."""
    for level in _levels(content):
        for section, parent in level:
            section.parent = parent
        Section.objects.bulk_create([section for section, _ in level])


def _levels(content: _Content) -> Iterator[list[tuple[Section, Section | None]]]:
    saved: set[int] = set()
    waiting = content.sections
    while waiting:
        level = [pair for pair in waiting if pair[1] is None or id(pair[1]) in saved]
        yield level
        saved |= {id(section) for section, _ in level}
        waiting = [pair for pair in waiting if id(pair[0]) not in saved]


def _last_position(edition: Edition) -> Decimal:
    last = [
        model.objects.filter(edition=edition).order_by("-position").values_list("position", flat=True).first()
        for model in (Section, Activity)
    ]
    return max((Decimal(position) for position in last if position is not None), default=Decimal(0))
