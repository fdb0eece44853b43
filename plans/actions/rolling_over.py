"""The plan of the next period comes of this one (P6, PL-07).

«choose carry / change / drop with a reason; years in text and deadlines shift»; «facts and files do not».
Rows of the new plan are new activities with keys of their own: tasks and evidence stay where they were.
"""

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from msoko.people.models import User
from plans.actions.creating import create_plan
from plans.actions.refusals import Refused
from plans.actions.understanding import (
    body_dictionary,
    deliverable_kinds,
    store_understanding,
    take_understanding,
    understand_activity,
)
from plans.columns import FIELDS
from plans.models import Activity, Edition, Plan, RollOver, Section
from plans.models.roll_over import RollOverChoice
from plans.shifting import Shift, shift_years

#: words in which years may stand
SHIFTED = tuple(field for field in FIELDS.values() if field != "number_text")


@dataclass(frozen=True)
class Choice:
    choice: str = RollOverChoice.CARRY
    reason: str = ""


@transaction.atomic
def roll_over_plan(
    edition: Edition,
    *,
    years: int,
    choices: Mapping[uuid.UUID, Choice],
    analysis_text: str,
    by: User,
) -> RollOver:
    """Make the plan that begins so many years later; a row without a choice is carried over.

    Effects in order: the plan and its first edition, sections, rows, what their words mean, the roll-over.
    """
    old = edition.plan
    rows = list(edition.activities.filter(is_excluded=False).order_by("position", "pk"))
    chosen = {row.key: choices.get(row.key, Choice()) for row in rows}
    _check(years, rows, chosen)
    shift = shift_of(old, years)
    plan = create_plan(
        title=shift_years(old.title, shift).text,
        kind=old.kind,
        period_kind=old.period_kind,
        starts_on=moved_day(old.starts_on, years),
        ends_on=moved_day(old.ends_on, years),
        columns=old.columns,
        owner=old.owner,
        preamble_text=shift_years(old.preamble_text, shift).text,
        by=by,
    )
    draft = plan.editions.get()
    kept = [row for row in rows if chosen[row.key].choice != RollOverChoice.DROP]
    sections = _copy_sections(edition, draft, kept, shift)
    new_keys = _copy_rows(kept, draft, sections, shift)
    return RollOver.objects.create(
        municipality_id=edition.municipality_id,
        edition=edition,
        plan=plan,
        choices=[_told(row, chosen[row.key], new_keys.get(row.key)) for row in rows],
        analysis_text=analysis_text,
        made_by=by,
    )


def shift_of(plan: Plan, years: int) -> Shift:
    return Shift(years, plan.starts_on.year, plan.ends_on.year)


def moved_day(day: datetime.date, years: int) -> datetime.date:
    """The same day of another year; the 29th of February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_period_years(plan: Plan) -> int:
    """How many years later the next period of the same length begins."""
    years = 1
    while moved_day(plan.starts_on, years) <= plan.ends_on:
        years += 1
    return years


def _check(years: int, rows: Sequence[Activity], chosen: Mapping[uuid.UUID, Choice]) -> None:
    if years < 1:
        raise Refused("Новый план должен начинаться позже этого.")
    for row in rows:
        choice = chosen[row.key]
        if choice.choice != RollOverChoice.CARRY and not choice.reason.strip():
            verb = RollOverChoice(choice.choice).label
            raise Refused(f"Строка {row.number_text or row.title[:40]}: решено «{verb}», напишите почему.")
    if all(chosen[row.key].choice == RollOverChoice.DROP for row in rows):
        raise Refused("Не переносится ни одна строка: новый план остался бы пустым.")


def _copy_sections(
    edition: Edition, draft: Edition, kept: Iterable[Activity], shift: Shift
) -> dict[int, Section]:
    """Headings go on, but those whose every row was dropped."""
    sections = list(edition.sections.order_by("position", "pk"))
    filled = set(edition.activities.values_list("section_id", flat=True))
    wanted = {row.section_id for row in kept}
    for section in reversed(sections):
        if section.parent_id and section.pk in wanted:
            wanted.add(section.parent_id)
    below = {section.parent_id for section in sections}
    copies: dict[int, Section] = {}
    for section in sections:
        if section.pk not in wanted and (section.pk in filled or section.pk in below):
            continue
        copies[section.pk] = Section.objects.create(
            municipality_id=draft.municipality_id,
            edition=draft,
            parent=copies.get(section.parent_id or 0),
            level=section.level,
            number_text=section.number_text,
            lead_text=section.lead_text,
            title=shift_years(section.title, shift).text,
            direction_id=section.direction_id,
            position=section.position,
        )
    return copies


def _copy_rows(
    rows: Sequence[Activity], draft: Edition, sections: Mapping[int, Section], shift: Shift
) -> dict[uuid.UUID, uuid.UUID]:
    """New rows with moved years, understood anew for the new period; the new key of each old one."""
    dictionary, kinds = body_dictionary(draft.municipality_id), deliverable_kinds()
    fresh, understandings = [], []
    for row in rows:
        copy = Activity(
            municipality_id=draft.municipality_id,
            edition=draft,
            section=sections.get(row.section_id or 0),
            position=row.position,
            number_text=row.number_text,
            extra_texts={name: shift_years(text, shift).text for name, text in row.extra_texts.items()},
            **{name: shift_years(getattr(row, name), shift).text for name in SHIFTED},
        )
        found = understand_activity(copy, period=draft.plan.period, dictionary=dictionary, kinds=kinds)
        take_understanding(copy, found)
        fresh.append(copy)
        understandings.append(found)
    Activity.objects.bulk_create(fresh)
    store_understanding(understandings)
    return {row.key: copy.key for row, copy in zip(rows, fresh, strict=True)}


def _told(row: Activity, choice: Choice, new_key: uuid.UUID | None) -> dict[str, str]:
    return {
        "key": str(row.key),
        "choice": str(choice.choice),
        "reason": choice.reason.strip(),
        "new_key": str(new_key or ""),
    }


@transaction.atomic
def save_analysis(roll_over: RollOver, *, text: str, version: int, by: User) -> RollOver:
    """Store the edited text if nobody was faster."""
    changed = RollOver.objects.filter(pk=roll_over.pk, version=version).update(
        analysis_text=text, version=F("version") + 1
    )
    if not changed:
        raise Refused(
            "Пока вы правили, текст изменил кто-то другой. Скопируйте свой текст и обновите страницу."
        )
    roll_over.refresh_from_db()
    return roll_over
