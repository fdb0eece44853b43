"""An imported file becomes a plan: kept while it is looked at, confirmed in one transaction.

«Preview beside the source, then one transaction. The original file is kept with the plan» (I5). Answers
given on the preview teach the dictionary of executors (E2), so the next file asks less.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from msoko.people.actions import store_file, teach_spelling
from msoko.people.models import Body, Organization, User
from msoko.people.models.body import BodyKind
from plans.actions.creating import add_parsed_content, create_plan
from plans.deadlines import PlanPeriod, as_json, parse
from plans.importing import ParsedPlan
from plans.models import Plan, PlanImport

SHORT_NAME_LENGTH = 200


@dataclass(frozen=True)
class ImportAnswers:
    """What the person said on the preview.

    `executors` maps the unknown words of a cell to the name of a body, existing or new; `cells` corrects
    cells by place: `{"таблица 1, строка 4": {"due_text": "Март"}}`.
    """

    title: str
    kind: str
    period_kind: str
    starts_on: datetime.date
    ends_on: datetime.date
    executors: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@transaction.atomic
def keep_plan_file(
    stream: BinaryIO, *, filename: str, content_type: str, parsed: ParsedPlan, by: User
) -> PlanImport:
    """Store the file and what was understood of it; there is no plan yet."""
    assert by.position
    file = store_file(stream, content_type=content_type, municipality=by.position.municipality_id, by=by)
    return PlanImport.objects.create(
        municipality_id=by.position.municipality_id,
        file=file,
        filename=filename,
        parsed=import_json(parsed),
        created_by=by,
    )


@transaction.atomic
def confirm_plan_import(
    plan_import: PlanImport, *, parsed: ParsedPlan, answers: ImportAnswers, owner: Organization, by: User
) -> Plan:
    """Teach the answered spellings, create the plan with all rows, tie the file to it.

    An import that was confirmed already returns its plan: pressing the button twice makes one plan.
    """
    plan_import = PlanImport.objects.select_for_update().get(pk=plan_import.pk)
    if plan_import.plan_id:
        return plan_import.plan
    teach_executors(answers.executors, by=by)
    plan = create_plan(
        title=answers.title,
        kind=answers.kind,
        period_kind=answers.period_kind,
        starts_on=answers.starts_on,
        ends_on=answers.ends_on,
        columns=[{"key": str(column.key), "header": column.header_text} for column in parsed.columns],
        owner=owner,
        by=by,
        preamble_text=parsed.preamble_text,
    )
    add_parsed_content(plan.editions.get(), parsed, by=by, answers=answers.cells)
    plan_import.plan = plan
    plan_import.confirmed_at = timezone.now()
    plan_import.confirmed_by = by
    plan_import.save(update_fields=["plan", "confirmed_at", "confirmed_by"])
    return plan


def teach_executors(answers: Mapping[str, str], *, by: User) -> None:
    """Remember each unknown spelling as the named body; a name that is new becomes a body of its own."""
    assert by.position
    municipality_id = by.position.municipality_id
    for words, name in answers.items():
        body = Body.objects.filter(municipality=municipality_id, name__iexact=name.strip()).first()
        if body is None:
            body = Body.objects.create(
                municipality_id=municipality_id, kind=BodyKind.OUTSIDE, name=name.strip()[:SHORT_NAME_LENGTH]
            )
        teach_spelling(body, text=words[:SHORT_NAME_LENGTH], by=by)


def import_json(parsed: ParsedPlan) -> dict[str, object]:
    """The answer of requirement I7, deadlines explained inside the period that the document names."""
    period = printed_period(parsed)
    return parsed.as_json(lambda text: as_json(text, parse(text, period), period) if period else None)


def printed_period(parsed: ParsedPlan) -> PlanPeriod | None:
    """The period as dates; None when the document does not name its years."""
    years = parsed.period
    if years.first_year is None or years.last_year is None:
        return None
    if str(years.kind) == "school_year":
        return PlanPeriod.from_text(f"{years.first_year}/{years.last_year}")
    if years.first_year == years.last_year:
        return PlanPeriod.from_text(str(years.first_year))
    return PlanPeriod.from_text(f"{years.first_year}-{years.last_year}")
