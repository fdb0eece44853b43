"""The history of a plan and of one row in words: who, when, what, and which words were and became."""

import datetime
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from msoko.lib.language_ru import counted
from plans import queries
from plans.history import Event, activity_events, edition_events
from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel
from plans.states import EditionState
from plans.word_changes import Piece, word_changes

_AT_ONCE = 200
#: more changes than this in one moment are told as one
_TOLD_APART = 4

_MODELS = {"activity": Activity, "section": Section, "edition": Edition}
_NOUNS = {
    "activity": ("строка", "строки", "строк"),
    "section": ("раздел", "раздела", "разделов"),
    "edition": ("редакция", "редакции", "редакций"),
}
_VERBS = {
    "insert": {"activity": "Добавлена строка", "section": "Добавлен раздел", "edition": "Создана редакция"},
    "update": {"activity": "Изменена строка", "section": "Изменён раздел", "edition": "Изменена редакция"},
    "delete": {"activity": "Удалена строка", "section": "Удалён раздел", "edition": "Удалена редакция"},
}
_MANY = {"insert": "Добавлено", "update": "Изменено", "delete": "Удалено"}


@dataclass(frozen=True)
class Change:
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    at: datetime.datetime
    who: str
    text: str
    changes: list[Change] = field(default_factory=list)


@require_safe
def plan_history(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    until = _moment(request.GET.get("until", ""))
    events = edition_events(edition, until=until, limit=_AT_ONCE)
    context = {
        "edition": edition,
        "plan": edition.plan,
        "tab": "history",
        "entries": history_entries(events),
        "older": events[-1].at.isoformat() if len(events) == _AT_ONCE else "",
        "is_older": until is not None,
        "may_edit": False,
    }
    return render(request, "plans/plan_history.html", context)


@require_safe
def activity_history(request: HttpRequest, pk: int) -> HttpResponse:
    """One row, through all editions that hold it."""
    visible = Activity.objects.visible_to(request.user).select_related("edition__plan", "section")
    activity = get_object_or_404(visible, pk=pk)
    until = _moment(request.GET.get("until", ""))
    events = activity_events(activity, until=until, limit=_AT_ONCE)
    context = {
        "activity": activity,
        "plan": activity.edition.plan,
        "entries": history_entries(events),
        "older": events[-1].at.isoformat() if len(events) == _AT_ONCE else "",
        "is_older": until is not None,
    }
    return render(request, "plans/activity_history.html", context)


def history_entries(events: list[Event]) -> list[Entry]:
    entries = []
    for (at, who, noun, verb), group in groupby(events, lambda it: (it.at, it.who, it.noun, it.verb)):
        told = list(group)
        if len(told) > _TOLD_APART:
            text = f"{_MANY[verb]}: {counted(len(told), *_NOUNS[noun])}"
            entries.append(Entry(at, who, text))
        else:
            entries += [entry for event in told if (entry := _entry(event))]
    return entries


def _entry(event: Event) -> Entry | None:
    """None for a change that people do not see."""
    name = _name(event)
    text = f"{_VERBS[event.verb][event.noun]}{f' «{name}»' if name else ''}"
    if event.verb != "update":
        return Entry(event.at, event.who, text)
    changes = _changes(event)
    if changes:
        return Entry(event.at, event.who, text, changes)
    if event.before and event.before.get("position") != event.now.get("position"):
        return Entry(event.at, event.who, f"Перемещена строка «{name}»" if event.noun == "activity" else text)
    return None


def _name(event: Event) -> str:
    if event.noun == "edition":
        return ""
    title = event.now.get("title") or ""
    short = title if len(title) <= 80 else f"{title[:79]}…"
    return f"{event.now.get('number_text') or ''} {short}".strip()


def _changes(event: Event) -> list[Change]:
    before = event.before or {}
    model = _MODELS[event.noun]
    found = []
    for name, after in event.now.items():
        if name == "position" or before.get(name) == after:
            continue
        label = str(model._meta.get_field(name).verbose_name)
        found.append(Change(label, word_changes(_words(name, before.get(name)), _words(name, after))))
    return found


def _words(name: str, value: Any) -> str:
    if name == "is_excluded":
        return "исключена" if value else "в плане"
    if not value:
        return "пусто"
    if name == "state":
        return EditionState(value).label
    if name == "level":
        return SectionLevel(value).label
    if name == "order_on":
        return f"{datetime.date.fromisoformat(value):%d.%m.%Y}"
    if isinstance(value, dict):
        return "; ".join(f"{header}: {text}" for header, text in value.items())
    return str(value)


def _moment(text: str) -> datetime.datetime | None:
    try:
        moment = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else None
