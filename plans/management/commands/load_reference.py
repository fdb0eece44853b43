"""Load the directories shared by all municipalities: directions and kinds of results."""

import json
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from plans.models import DeliverableKind, Direction


class Command(BaseCommand):
    help = "Загружает справочники из fixtures/reference; повторный запуск ничего не меняет."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="не писать ничего, если изменений нет")

    @transaction.atomic
    def handle(self, *args: object, **options: bool) -> None:
        changed = self._load(Direction, "directions.json", ["name", "short_name", "position"])
        changed += self._load(DeliverableKind, "deliverable_kinds.json", ["name", "spellings", "position"])
        if changed or not options["quiet"]:
            self.stdout.write(f"Справочники: изменено записей {changed}.")

    def _load(self, model: type, filename: str, fields: list[str]) -> int:
        """Add or correct rows by key; rows that people added are left alone."""
        entries = json.loads((settings.BASE_DIR / "fixtures" / "reference" / filename).read_text())
        known = {row.key: row for row in model.objects.all()}
        changed = 0
        for position, entry in enumerate(entries, start=1):
            values = {name: entry.get(name, position) for name in fields}
            row = known.get(entry["key"]) or model(key=entry["key"])
            if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(row, name, value)
                row.save()
                changed += 1
        return changed
