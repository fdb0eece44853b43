"""Load the directories shared by all municipalities: directions, kinds of results, the working calendar."""

import json
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from plans.models import CalendarDay, DeliverableKind, Direction


class Command(BaseCommand):
    help = "Загружает справочники из fixtures/reference; повторный запуск ничего не меняет."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="не писать ничего, если добавлять нечего")

    @transaction.atomic
    def handle(self, *args: object, **options: bool) -> None:
        added = self._load(Direction, "directions.json", ["name", "short_name", "position"])
        added += self._load(DeliverableKind, "deliverable_kinds.json", ["name", "spellings", "position"])
        added += self._load(CalendarDay, "calendar_days.json", ["is_working", "reason"], key="day")
        if added or not options["quiet"]:
            self.stdout.write(f"Справочники: добавлено записей {added}.")

    def _load(self, model: type, filename: str, fields: list[str], *, key: str = "key") -> int:
        """Add the rows whose key is missing; what people have edited in the admin stays as they left it."""
        entries = json.loads((settings.BASE_DIR / "fixtures" / "reference" / filename).read_text())
        known = {str(value) for value in model.objects.values_list(key, flat=True)}
        rows = [
            model(**{key: entry[key]}, **{name: entry.get(name, position) for name in fields})
            for position, entry in enumerate(entries, start=1)
            if entry[key] not in known
        ]
        model.objects.bulk_create(rows)
        return len(rows)
