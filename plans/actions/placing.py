"""Rows come and go: add, duplicate, delete, exclude and take back. Each is one gesture that can be undone.

Printed numbers never move by themselves (PL-03). In an edition that changes an approved plan a row of the
approved one is not deleted but excluded, «keeps its number with «исключён»», and «an added row takes the
next free number in its direction» (PL-09).
"""

from collections.abc import Sequence

from django.db import transaction

from msoko.people.models import User
from plans.actions.frozen import is_amendment, number_for, published_keys
from plans.actions.gesturing import record
from plans.actions.lines import document_lines, free_position, index_of, section_end
from plans.actions.refusals import Refused
from plans.actions.snapshots import added, altered, removed, snapshot
from plans.actions.stating import locked_draft
from plans.actions.writing import create_activities
from plans.columns import TEXT_FIELDS
from plans.models import Activity, Edition, Section


@transaction.atomic
def add_activity(
    edition: Edition, *, by: User, after: Activity | None = None, section: Section | None = None
) -> Activity:
    """Add an empty row below `after`, else as the last of `section`, else at the end of the plan."""
    edition = locked_draft(edition)
    lines = document_lines(edition)
    index = index_of(lines, after) + 1 if after else section_end(lines, section)
    section_id = lines[index - 1].section_id if index else None
    activity = Activity(
        municipality_id=edition.municipality_id,
        edition=edition,
        section_id=section_id,
        position=free_position(lines, index),
        number_text=number_for(edition, lines, section_id),
    )
    create_activities(edition, [activity])
    record(edition, title="новая строка", changes=[added(activity)], by=by)
    return activity


@transaction.atomic
def duplicate_activity(activity: Activity, *, by: User) -> Activity:
    """Put a copy right below the row; the copy is a new activity with a key of its own."""
    edition = locked_draft(activity.edition)
    lines = document_lines(edition)
    words = {name: getattr(activity, name) for name in TEXT_FIELDS}
    if is_amendment(edition):
        words["number_text"] = number_for(edition, lines, activity.section_id)
    copy = Activity(
        municipality_id=edition.municipality_id,
        edition=edition,
        section_id=activity.section_id,
        position=free_position(lines, index_of(lines, activity) + 1),
        **words,
    )
    create_activities(edition, [copy])
    record(edition, title=f"копия строки {called(activity)}", changes=[added(copy)], by=by)
    return copy


@transaction.atomic
def delete_activity(activity: Activity, *, by: User) -> bool:
    """Delete the row, or exclude it when an order has approved it; True when it is excluded and stays
    visible.
    """
    edition = locked_draft(activity.edition)
    activity = _current(activity)
    before = snapshot(activity)
    is_excluded = activity.key in published_keys(edition)
    if is_excluded:
        _set_excluded(activity, is_excluded=True)
        record(
            edition, title=f"исключена строка {called(activity)}", changes=[altered(activity, before)], by=by
        )
    else:
        record(
            edition, title=f"удалена строка {called(activity)}", changes=[removed(activity, before)], by=by
        )
        activity.delete()
    return is_excluded


@transaction.atomic
def take_back_activity(activity: Activity, *, by: User) -> Activity:
    """An excluded row is in the plan again."""
    edition = locked_draft(activity.edition)
    activity = _current(activity)
    before = snapshot(activity)
    _set_excluded(activity, is_excluded=False)
    record(
        edition, title=f"строка {called(activity)} снова в плане", changes=[altered(activity, before)], by=by
    )
    return activity


def called(activity: Activity) -> str:
    """What a sentence calls the row: its number, else the beginning of its words."""
    return activity.number_text.rstrip(".") or f"«{activity.title[:40].strip() or 'без названия'}»"


def delete_rows(edition: Edition, rows: Sequence[Activity]) -> list[dict]:
    """Delete or exclude rows inside a larger gesture; returns their changes."""
    published = published_keys(edition)
    changes = []
    for row in rows:
        before = snapshot(row)
        if row.key in published:
            _set_excluded(row, is_excluded=True)
            changes.append(altered(row, before))
        else:
            changes.append(removed(row, before))
            row.delete()
    return changes


def _current(activity: Activity) -> Activity:
    found = Activity.objects.select_related("edition__plan").filter(pk=activity.pk).first()
    if found is None:
        raise Refused("Этой строки в плане больше нет. Обновите страницу.")
    return found


def _set_excluded(activity: Activity, *, is_excluded: bool) -> None:
    activity.is_excluded, activity.exclusion_reason = is_excluded, ""
    activity.version += 1
    activity.save(update_fields=["is_excluded", "exclusion_reason", "version"])
