"""History of a row as people read it: when, who, what happened, what was and what became.

A2: «who did what, when, old and new values; cannot be edited; readable history on every object». The
events are written by triggers of the database; here they are only told. Each event holds the whole row, so
what changed is the difference to the event before it.
"""

import datetime
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import formats, timezone

from msoko.people.roles import Role

SHOWN = 300
NOTHING = "пусто"
#: what a trigger saw
HAPPENED = {"insert": "создано", "update": "изменено", "delete": "удалено"}
#: of no meaning to people: keys, and the counter that tells two writers apart
HIDDEN = {"id", "municipality", "version", "client_key", "submission_key", "key", "activity_key"}


@dataclass(frozen=True)
class HistoryOf:
    """Events of `model` whose column `attname` names the row in question."""

    model: type[models.Model]
    attname: str


@dataclass(frozen=True)
class Change:
    """`before` is empty when the row was made."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    at: datetime.datetime
    who: str
    capacity: str
    happened: str
    subject: str
    changes: tuple[Change, ...]


def told_history(sources: list[HistoryOf], pk: object) -> list[Told]:
    """The latest events first, at most `SHOWN` of them; events of one moment lie as the sources do."""
    found: list[tuple[datetime.datetime, int, int, Told]] = []
    for rank, source in enumerate(sources):
        events = _events(source, pk)
        words = Words(source, events)
        before: dict[object, dict[str, Any]] = {}
        for event in events:
            told = _told(event, before.get(event["pgh_obj_id"]), words)
            before[event["pgh_obj_id"]] = event
            found.append((event["pgh_created_at"], rank, event["pgh_id"], told))
    found.sort(key=lambda entry: entry[:3], reverse=True)
    return [told for *_, told in found[:SHOWN]]


def _events(source: HistoryOf, pk: object) -> list[dict[str, Any]]:
    event_models = getattr(source.model, "pgh_event_models", None)
    if not event_models:
        return []
    event_model = event_models["insert"]
    return list(event_model.objects.filter(**{source.attname: pk}).order_by("pgh_id").values())


def _told(event: dict[str, Any], before: dict[str, Any] | None, words: "Words") -> Told:
    author = event["pgh_context"] or {}
    role = author.get("role", "")
    return Told(
        at=event["pgh_created_at"],
        who=author.get("who") or "система",
        capacity=Role(role).label if role in Role.values else "",
        happened=HAPPENED.get(event["pgh_label"], event["pgh_label"]),
        subject=str(words.model._meta.verbose_name),
        changes=() if event["pgh_label"] == "delete" else words.changes(before or {}, event),
    )


class Words:
    """Names of fields and words of values; rows that keys point to are fetched once for all events."""

    def __init__(self, source: HistoryOf, events: list[dict[str, Any]]) -> None:
        self.model = source.model
        tracked = set(events[0]) - {source.attname} if events else set()
        self.fields = [
            field
            for field in source.model._meta.concrete_fields
            if field.attname in tracked and field.name not in HIDDEN
        ]
        self.named = self._named(events)

    def _named(self, events: list[dict[str, Any]]) -> dict[type[models.Model], dict[object, str]]:
        wanted: dict[type[models.Model], set[object]] = defaultdict(set)
        for field in self.fields:
            if field.related_model:
                wanted[field.related_model].update(event[field.attname] for event in events)
        return {
            related: {row.pk: str(row) for row in related._default_manager.filter(pk__in=keys - {None})}
            for related, keys in wanted.items()
        }

    def changes(self, before: dict[str, Any], after: dict[str, Any]) -> tuple[Change, ...]:
        found = []
        for field in self.fields:
            old, new = before.get(field.attname), after[field.attname]
            if old != new and not (not before and new in (None, "", [], {})):
                was = self.word(field, old) if before else ""
                found.append(Change(str(field.verbose_name), was, self.word(field, new)))
        return tuple(found)

    def word(self, field: Any, value: Any) -> str:
        if value is None or value in ("", [], {}):
            return NOTHING
        if field.related_model:
            return self.named[field.related_model].get(value, f"запись {value}")
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return plain(value)


def plain(value: Any) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime.datetime):
        return formats.date_format(timezone.localtime(value), "d.m.Y H:i")
    if isinstance(value, datetime.date):
        return formats.date_format(value, "d.m.Y")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
