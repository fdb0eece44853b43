"""The library and a draft (P9, CY-01): rows are taken into a section, and kept from a plan."""

from collections.abc import Sequence

from django.db import transaction

from msoko.people.models import User
from plans.actions.gesturing import record
from plans.actions.lines import document_lines, free_positions
from plans.actions.refusals import Refused
from plans.actions.snapshots import added
from plans.actions.stating import locked_draft
from plans.actions.understanding import (
    body_dictionary,
    deliverable_kinds,
    store_understanding,
    take_understanding,
    understand_activity,
)
from plans.free_numbers import next_number
from plans.models import Activity, Direction, Edition, LibraryActivity, Section
from plans.models.library import LibraryRow

WORDS = ("title", "due_text", "executors_text", "conduct_format", "steps_text", "deliverables_text")
#: the column a word needs; a plan of four columns takes over what it can show
_COLUMNS = {
    "due_text": "due",
    "executors_text": "executors",
    "conduct_format": "conduct_format",
    "steps_text": "steps",
    "deliverables_text": "deliverables",
}


@transaction.atomic
def insert_from_library(
    edition: Edition, *, rows: Sequence[LibraryRow], section: Section | None, by: User
) -> list[Activity]:
    """Put the rows below the last one of the section, with the next numbers, understood as if typed."""
    edition = locked_draft(edition)
    if not rows:
        raise Refused("Отметьте хотя бы одну строку или выберите цикл.")
    lines = document_lines(edition)
    own = [place for place, line in enumerate(lines) if line.section_id == (section.pk if section else None)]
    index = own[-1] + 1 if own else 0 if section is None else len(lines)
    numbers = [lines[place].row.number_text for place in own if not lines[place].is_section]
    taken = [line.row.number_text for line in lines if not line.is_section]
    activities = []
    for row, position in zip(rows, free_positions(lines, index, len(rows)), strict=True):
        number = next_number(numbers, taken)
        numbers.append(number)
        taken.append(number)
        activities.append(
            Activity(
                municipality_id=edition.municipality_id,
                edition=edition,
                section=section,
                position=position,
                number_text=number,
                **_words(row, edition),
            )
        )
    _save(activities, edition)
    record(edition, title="строки из библиотеки", changes=[added(one) for one in activities], by=by)
    return activities


def _words(row: LibraryRow, edition: Edition) -> dict[str, str]:
    keys = set(edition.plan.column_keys)
    return {name: getattr(row, name) for name in WORDS if name == "title" or _COLUMNS[name] in keys}


def _save(activities: Sequence[Activity], edition: Edition) -> None:
    dictionary, kinds = body_dictionary(edition.municipality_id), deliverable_kinds()
    understandings = []
    for activity in activities:
        found = understand_activity(activity, period=edition.plan.period, dictionary=dictionary, kinds=kinds)
        take_understanding(activity, found)
        understandings.append(found)
    Activity.objects.bulk_create(activities)
    store_understanding(understandings)


@transaction.atomic
def keep_in_library(activity: Activity, *, by: User) -> LibraryActivity:
    """Keep the words of a row for plans to come; the same title in the same direction is kept once."""
    if activity.is_excluded or not activity.title.strip():
        raise Refused("В строке нет мероприятия, сохранять нечего.")
    kept, is_new = LibraryActivity.objects.get_or_create(
        municipality_id=activity.municipality_id,
        title=activity.title,
        direction=_direction(activity.section),
        defaults={**{name: getattr(activity, name) for name in WORDS[1:]}, "saved_by": by},
    )
    if not is_new:
        raise Refused("Такое мероприятие в библиотеке уже есть.")
    return kept


def _direction(section: Section | None) -> Direction | None:
    """That of the nearest heading above which names one."""
    while section is not None:
        if section.direction:
            return section.direction
        section = section.parent
    return None


def remove_from_library(kept: LibraryActivity, *, by: User) -> None:
    kept.delete()
