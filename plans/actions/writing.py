"""Many rows at once: their words, what these mean now, and their versions, in a fixed number of queries."""

from collections.abc import Collection, Sequence

from plans.actions.understanding import (
    body_dictionary,
    deliverable_kinds,
    replace_understanding,
    store_understanding,
    take_understanding,
    understand_activity,
)
from plans.models import Activity, Edition, Section

#: cells whose words mean something to the machine
UNDERSTOOD = frozenset({"due_text", "executors_text", "deliverables_text"})
_MEANING = ("due_rule", "unknown_executors_text")


def write_activities(edition: Edition, rows: Sequence[Activity], *, fields: Collection[str]) -> None:
    """Save the named fields of rows that exist, understand anew what was changed, raise the versions."""
    if not rows:
        return
    written = {name.removesuffix("_id") for name in fields} | {"version"}
    for row in rows:
        row.version += 1
    if UNDERSTOOD & set(fields):
        written |= set(_MEANING)
        replace_understanding(rows, _understood(edition, rows))
    Activity.objects.bulk_update(rows, sorted(written))


def create_activities(edition: Edition, rows: Sequence[Activity]) -> None:
    """Save new rows with what their words mean; a row that has a key already keeps it."""
    if not rows:
        return
    understandings = _understood(edition, rows)
    Activity.objects.bulk_create(rows)
    store_understanding(understandings)


def write_sections(rows: Sequence[Section], *, fields: Collection[str]) -> None:
    for row in rows:
        row.version += 1
    written = {name.removesuffix("_id") for name in fields} | {"version"}
    if rows:
        Section.objects.bulk_update(rows, sorted(written))


def _understood(edition: Edition, rows: Sequence[Activity]) -> list:
    dictionary, kinds = body_dictionary(edition.municipality_id), deliverable_kinds()
    found = []
    for row in rows:
        meaning = understand_activity(row, period=edition.plan.period, dictionary=dictionary, kinds=kinds)
        take_understanding(row, meaning)
        found.append(meaning)
    return found


def understand_again(edition: Edition, rows: Sequence[Activity]) -> None:
    """The same words may mean more now; the rows themselves are as they were."""
    if rows:
        replace_understanding(rows, _understood(edition, rows))
        Activity.objects.bulk_update(rows, _MEANING)
