"""One cell of one row changes. «A lost update is impossible: the second writer sees both values.»

The change is a single UPDATE that names the version it was based on. When that version is gone, the cell is
compared with what the writer saw: if another cell of the row was changed, nothing of the writer's is lost and
the change is made on the new version; if this very cell was changed, `StaleCell` carries both values.
"""

from django.db import transaction
from django.db.models import F

from msoko.people.models import User
from plans.actions.authors import last_writer
from plans.actions.gesturing import record
from plans.actions.placing import called
from plans.actions.refusals import Refused, StaleCell
from plans.actions.snapshots import altered, snapshot
from plans.actions.stating import locked_draft
from plans.actions.understanding import (
    body_dictionary,
    deliverable_kinds,
    replace_understanding,
    take_understanding,
    understand_activity,
)
from plans.actions.writing import UNDERSTOOD
from plans.columns import CellColumn
from plans.models import Activity

_TRIES = 3


@transaction.atomic
def edit_cell(
    activity: Activity, *, column: CellColumn, text: str, version: int, seen: str | None = None, by: User
) -> Activity:
    """Write the words of a cell and what they mean; the version of the row grows by one.

    `seen` is the text the writer began from; without it any other change of the row is a conflict.
    Unchanged words are no change; a change is a gesture that can be undone. Raises StaleCell, or Refused
    when the plan is no draft any more.
    """
    edition = locked_draft(activity.edition)
    for _ in range(_TRIES):
        current = Activity.objects.get(pk=activity.pk)
        current.edition = edition
        if current.is_excluded:
            raise Refused("Строка исключена из плана. Верните её в план, потом правьте.")
        theirs = column.text_of(current)
        if _same(theirs, text):
            return current
        if current.version != version and (seen is None or not _same(theirs, seen)):
            raise StaleCell(who=last_writer(current), theirs=theirs, mine=text, version=current.version)
        before = snapshot(current)
        if _write(current, column, text, current.version):
            current.version += 1
            title = f"строка {called(current)}, «{column.header}»"
            record(edition, title=title, changes=[altered(current, before)], by=by)
            return current
    raise Refused("Строку сейчас правит кто-то ещё. Сохраните ещё раз через минуту.")


def _write(activity: Activity, column: CellColumn, text: str, version: int) -> bool:
    column.put(activity, text)
    fields = {column.field: getattr(activity, column.field)}
    understanding = None
    if column.field in UNDERSTOOD:
        understanding = understand_activity(
            activity,
            period=activity.edition.plan.period,
            dictionary=body_dictionary(activity.municipality_id),
            kinds=deliverable_kinds(),
        )
        take_understanding(activity, understanding)
        fields["due_rule"] = activity.due_rule
        fields["unknown_executors_text"] = activity.unknown_executors_text
    changed = Activity.objects.filter(pk=activity.pk, version=version).update(
        version=F("version") + 1, **fields
    )
    if changed and understanding and column.field != "due_text":
        replace_understanding([activity], [understanding])
    return bool(changed)


def _same(one: str, other: str) -> bool:
    """Browsers send line breaks as CRLF; that alone is no change."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
