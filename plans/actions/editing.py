"""One cell of one row changes. «A lost update is impossible: the second writer sees both values.»

The change is a single UPDATE that names the version it was based on. When that version is gone, the cell is
compared with what the writer saw: if another cell of the row was changed, nothing of the writer's is lost and
the change is made on the new version; if this very cell was changed, `StaleCell` carries both values.
"""

from django.db import transaction
from django.db.models import F

from msoko.people.models import User
from plans.actions.refusals import Refused, StaleCell
from plans.actions.stating import locked_draft
from plans.actions.understanding import (
    body_dictionary,
    deliverable_kinds,
    replace_understanding,
    take_understanding,
    understand_activity,
)
from plans.columns import CellColumn
from plans.history import events_of
from plans.models import Activity

#: cells whose words mean something to the machine
_UNDERSTOOD = frozenset({"due_text", "executors_text", "deliverables_text"})
_TRIES = 3


@transaction.atomic
def edit_cell(
    activity: Activity, *, column: CellColumn, text: str, version: int, seen: str | None = None, by: User
) -> Activity:
    """Write the words of a cell and what they mean; the version of the row grows by one.

    `seen` is the text the writer began from; without it any other change of the row is a conflict.
    Unchanged words are no change. Raises StaleCell, or Refused when the plan is no draft any more.
    """
    edition = locked_draft(activity.edition)
    for _ in range(_TRIES):
        current = Activity.objects.get(pk=activity.pk)
        current.edition = edition
        theirs = column.text_of(current)
        if current.version != version and (seen is None or not _same(theirs, seen)):
            raise StaleCell(who=last_writer(current), theirs=theirs, mine=text, version=current.version)
        if _same(theirs, text):
            return current
        if _write(current, column, text, current.version):
            current.version += 1
            return current
    raise Refused("Строку сейчас правит кто-то ещё. Сохраните ещё раз через минуту.")


def _write(activity: Activity, column: CellColumn, text: str, version: int) -> bool:
    column.put(activity, text)
    fields = {column.field: getattr(activity, column.field)}
    understanding = None
    if column.field in _UNDERSTOOD:
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


def last_writer(activity: Activity) -> str:
    """Who changed the row last, from its history."""
    events = events_of(Activity).filter(pgh_obj=activity.pk).order_by("-pgh_id")
    context = events.values_list("pgh_context", flat=True).first()
    return (context or {}).get("who") or "другой человек"


def _same(one: str, other: str) -> bool:
    """Browsers send line breaks as CRLF; that alone is no change."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
