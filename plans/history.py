"""What happened to a plan: the events of its edition, sections and rows in one query, newest first.

quality.md 2.3: «django-pghistory keeps every change in the database itself; what people read is composed
from those events». Each event holds the row after the change (before, for a removal); what stood there is
taken from the event before it. The executors and results of a row follow from its words and are left out.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import F, Model, QuerySet, Value, Window
from django.db.models.fields.json import JSONField
from django.db.models.functions import JSONObject, Lag

from plans.columns import TEXT_FIELDS
from plans.models import Activity, Edition, Section

_FIELDS: dict[type[Model], tuple[str, ...]] = {
    Activity: (*TEXT_FIELDS, "is_excluded", "position"),
    Section: ("number_text", "title", "level", "position"),
    Edition: ("state", "order_number_text", "order_on", "remark_text"),
}


@dataclass(frozen=True)
class Event:
    """`now` is the row after the change, `before` the row as it stood; None when it was just added."""

    noun: str
    verb: str
    pk: int
    at: datetime.datetime
    who: str
    now: dict[str, Any]
    before: dict[str, Any] | None


def events_of(model: type[Model]) -> QuerySet:
    """Every event of the rows of a model; each carries the fields of the row beside its own."""
    return apps.get_model("plans", f"{model.__name__}Event").objects.order_by()


def edition_events(edition: Edition, *, until: datetime.datetime | None, limit: int) -> list[Event]:
    """The newest events of an edition, its headings and rows; those before `until` when it is given."""
    own = [
        events_of(Activity).filter(edition=edition.pk),
        events_of(Section).filter(edition=edition.pk),
        events_of(Edition).filter(pgh_obj=edition.pk),
    ]
    return _newest([_told(events, until) for events in own], limit)


def activity_events(activity: Activity, *, until: datetime.datetime | None, limit: int) -> list[Event]:
    """The newest events of one row, through all editions that hold it."""
    everywhere = Activity.objects.filter(key=activity.key, edition__plan=activity.edition.plan_id)
    own = events_of(Activity).filter(pgh_obj__in=everywhere.values("pk"))
    return _newest([_told(own, until)], limit)


def _newest(parts: list[QuerySet], limit: int) -> list[Event]:
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return [
        Event(
            noun=row["noun"],
            verb=row["pgh_label"],
            pk=row["pgh_obj_id"],
            at=row["pgh_created_at"],
            who=(row["pgh_context"] or {}).get("who", ""),
            now=row["now"],
            before=row["before"],
        )
        for row in rows.order_by("-pgh_created_at", "noun", "-pgh_id")[:limit]
    ]


def _told(events: QuerySet, until: datetime.datetime | None) -> QuerySet:
    model = events.model.pgh_tracked_model
    # Events after `until` follow the others, so leaving them out changes no «before».
    if until:
        events = events.filter(pgh_created_at__lt=until)
    now = JSONObject(**{name: F(name) for name in _FIELDS[model]})
    earlier = Window(
        Lag(now, output_field=JSONField()), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc()
    )
    return events.annotate(noun=Value(model._meta.model_name), now=now, before=earlier).values(
        "noun", "pgh_id", "pgh_label", "pgh_obj_id", "pgh_created_at", "pgh_context", "now", "before"
    )
