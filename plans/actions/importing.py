"""An imported file becomes a plan: kept while it is looked at, confirmed in one transaction.

«Preview beside the source, then one transaction. The original file is kept with the plan» (I5). Answers
given on the preview teach the dictionary of executors (E2), so the next file asks less.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from msoko.people.actions import store_file, teach_spelling
from msoko.people.models import Body, BodySpelling, Municipality, Organization, User
from msoko.people.models.body import BodyKind
from plans.actions.creating import add_parsed_content, create_plan
from plans.deadlines import PlanPeriod, as_json, parse
from plans.import_answers import Draft
from plans.import_around import around_texts
from plans.import_source import ReadFile, SourceRow, Unkept, from_kept, kept_bytes
from plans.import_states import ImportStage
from plans.importing import ParsedPlan
from plans.models import Edition, Plan, PlanAttachment, PlanImport

NAME_LENGTH = Body._meta.get_field("name").max_length or 0
SPELLING_LENGTH = BodySpelling._meta.get_field("text").max_length or 0


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
    stream: BinaryIO,
    *,
    filename: str,
    content_type: str,
    parsed: ParsedPlan,
    municipality: Municipality,
    by: User,
    rows: tuple[SourceRow, ...] = (),
    edition: Edition | None = None,
) -> PlanImport:
    """Store the file and what was understood of it; there is no plan yet.

    With `edition` the file is to be compared with that draft and makes no plan of its own.
    """
    file = store_file(stream, content_type=content_type, municipality=municipality, by=by)
    return PlanImport.objects.create(
        municipality=municipality,
        file=file,
        filename=filename,
        edition=edition,
        created_by=by,
        stage=ImportStage.READY,
        **understood_fields(ReadFile(parsed, rows)),
    )


def understood_fields(read: ReadFile) -> dict[str, Any]:
    return {"parsed": import_json(read.parsed, printed_period(read.parsed)), "kept": kept_bytes(read)}


def read_of(plan_import: PlanImport) -> ReadFile | None:
    """What was understood of the file; None when it was kept by an earlier release and must be read again."""
    try:
        return from_kept(bytes(plan_import.kept))
    except Unkept:
        return None


@transaction.atomic
def save_answers(plan_import: PlanImport, change: Callable[[Draft], Draft], *, by: User) -> Draft:
    """Change the kept answers under the lock of the row: two windows of one import lose nothing.

    Answers of an import whose plan was made meanwhile stay as they are.
    """
    kept = (
        PlanImport.objects.select_for_update().only("answers", "plan", "municipality").get(pk=plan_import.pk)
    )
    draft = Draft.from_json(kept.answers)
    if kept.plan_id:
        return draft
    draft = change(draft)
    PlanImport.objects.filter(pk=kept.pk).update(answers=draft.as_json())
    plan_import.answers = draft.as_json()
    return draft


@transaction.atomic
def direct_to_draft(plan_import: PlanImport, edition: Edition, *, by: User) -> PlanImport:
    """Compare the file with a draft instead of making a plan of it; a made plan stays."""
    kept = PlanImport.objects.select_for_update().get(pk=plan_import.pk)
    if kept.plan_id is None:
        kept.edition = edition
        kept.save(update_fields=["edition"])
    return kept


@transaction.atomic
def confirm_plan_import(
    plan_import: PlanImport, *, parsed: ParsedPlan, answers: ImportAnswers, owner: Organization, by: User
) -> Plan:
    """Teach the answered spellings, create the plan with all rows and the texts around, tie the file to it.

    An import that was confirmed already returns its plan: pressing the button twice makes one plan.
    """
    plan_import = PlanImport.objects.select_for_update().get(pk=plan_import.pk)
    if plan_import.plan is not None:
        return plan_import.plan
    teach_executors(answers.executors, municipality_id=plan_import.municipality_id, by=by)
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
    attach_around(plan, read_of(plan_import) or ReadFile(parsed))
    plan_import.plan = plan
    plan_import.confirmed_at = timezone.now()
    plan_import.confirmed_by = by
    plan_import.save(update_fields=["plan", "confirmed_at", "confirmed_by"])
    return plan


def attach_around(plan: Plan, read: ReadFile) -> list[PlanAttachment]:
    """Keep the act and the texts that stood around the table; what the plan has already is left out."""
    length = PlanAttachment._meta.get_field("signatory_name").max_length
    number_length = PlanAttachment._meta.get_field("number_text").max_length
    return PlanAttachment.objects.bulk_create(
        PlanAttachment(
            **vars(text)
            | {
                "number_text": text.number_text[:number_length],
                "signatory_name": text.signatory_name[:length],
            },
            municipality_id=plan.municipality_id,
            plan=plan,
            position=position,
        )
        for position, text in enumerate(around_texts(read), start=1)
    )


def teach_executors(answers: Mapping[str, str], *, municipality_id: int, by: User) -> None:
    """Remember each unknown spelling as the named body; a name that is new becomes a body of its own.

    Words longer than a spelling may be stay an open question of their row: cut short they would never match.
    """
    for words, answer in answers.items():
        name = " ".join(answer.split())[:NAME_LENGTH]
        if name and len(words) <= SPELLING_LENGTH:
            teach_spelling(_named_body(name, municipality_id), text=words, by=by)


def _named_body(name: str, municipality_id: int) -> Body:
    named = Body.objects.filter(
        Q(name__iexact=name) | Q(short_name__iexact=name), municipality=municipality_id
    )
    body = named.order_by("-is_active", "pk").first()
    if body is None:
        return Body.objects.create(municipality_id=municipality_id, kind=BodyKind.OUTSIDE, name=name)
    if not body.is_active:
        # A plan of today names it, so it is at work again; otherwise the row would stay without executor.
        body.is_active = True
        body.save(update_fields=["is_active"])
    return body


def import_json(parsed: ParsedPlan, period: PlanPeriod | None) -> dict[str, object]:
    """The answer of requirement I7; deadlines are null while the years of the plan are not known."""
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
