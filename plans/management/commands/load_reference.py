"""Load the directories shared by all municipalities.

Directions, kinds of results, the working calendar, standard activities and management cycles.
"""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from plans.models import (
    CalendarDay,
    CycleStep,
    CycleTemplate,
    DeliverableKind,
    Direction,
    StandardActivity,
)

_WORDS = ["title", "due_text", "executors_text", "conduct_format", "steps_text", "deliverables_text"]


class Command(BaseCommand):
    help = "Загружает справочники из fixtures/reference; повторный запуск ничего не меняет."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="не писать ничего, если добавлять нечего")

    @transaction.atomic
    def handle(self, *args: object, **options: bool) -> None:
        added = self.load()
        if added or not options["quiet"]:
            self.stdout.write(f"Справочники: добавлено записей {added}.")

    def load(self) -> int:
        """Add what is missing and say how much; an app above adds its own directories."""
        added = self.load_rows(Direction, "directions.json", ["name", "short_name", "position"])
        added += self.load_rows(DeliverableKind, "deliverable_kinds.json", ["name", "spellings", "position"])
        added += self.load_rows(CalendarDay, "calendar_days.json", ["is_working", "reason"], key="day")
        added += self._load_standard_activities()
        return added + self._load_cycles()

    def load_rows(self, model: type, filename: str, fields: list[str], *, key: str = "key") -> int:
        """Add the rows whose key is missing; what people have edited in the admin stays as they left it."""
        entries = _entries(filename)
        known = {str(value) for value in model.objects.values_list(key, flat=True)}
        rows = [
            model(**{key: entry[key]}, **{name: entry.get(name, position) for name in fields})
            for position, entry in enumerate(entries, start=1)
            if entry[key] not in known
        ]
        model.objects.bulk_create(rows)
        return len(rows)

    def _load_standard_activities(self) -> int:
        directions = dict(Direction.objects.values_list("key", "pk"))
        known = set(StandardActivity.objects.values_list("key", flat=True))
        rows = [
            StandardActivity(
                key=entry["key"],
                direction_id=directions[entry["direction"]],
                position=entry["position"],
                **_words_of(entry),
            )
            for entry in _entries("standard_activities.json")
            if entry["key"] not in known
        ]
        return len(StandardActivity.objects.bulk_create(rows))

    def _load_cycles(self) -> int:
        """A cycle that is there already keeps the steps that people have given it."""
        entries = {entry["key"]: entry for entry in _entries("cycle_templates.json")}
        known = set(CycleTemplate.objects.values_list("key", flat=True))
        added = self.load_rows(CycleTemplate, "cycle_templates.json", ["name", "purpose_text", "position"])
        steps = [
            CycleStep(template=template, position=position, **_words_of(step))
            for template in CycleTemplate.objects.filter(key__in=set(entries) - known)
            for position, step in enumerate(entries[template.key]["steps"], start=1)
        ]
        return added + len(CycleStep.objects.bulk_create(steps))


def _entries(filename: str) -> list[dict[str, Any]]:
    return json.loads((settings.BASE_DIR / "fixtures" / "reference" / filename).read_text())


def _words_of(entry: dict[str, Any]) -> dict[str, str]:
    return {name: entry.get(name, "") for name in _WORDS}
