"""Who changed a row last, from its history."""

from plans.history import events_of
from plans.models import Activity, Section


def last_writer(row: Activity | Section) -> str:
    events = events_of(type(row)).filter(pgh_obj=row.pk).order_by("-pgh_id")
    context = events.values_list("pgh_context", flat=True).first()
    return (context or {}).get("who") or "другой человек"
