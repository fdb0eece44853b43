"""The shared directories of plans and monitoring, and the library of criteria."""

import json

from django.conf import settings

from monitoring.management.commands import load_reference
from plans.models import Direction
from reports.models import Criterion, CriterionSet

_WORDS = ("step", "position", "question_text", "proof_text", "kinds", "highest_points")


class Command(load_reference.Command):
    def load(self) -> int:
        return super().load() + self._load_criteria()

    def _load_criteria(self) -> int:
        """A version that is there already keeps what people have made of it."""
        file = settings.BASE_DIR / "fixtures" / "reference" / "criteria.json"
        entries = json.loads(file.read_text())
        made, is_new = CriterionSet.objects.get_or_create(
            key=entries["set"]["key"], defaults={**entries["set"]}
        )
        if not is_new:
            return 0
        directions = dict(Direction.objects.values_list("key", "pk"))
        rows = [
            Criterion(
                criterion_set=made,
                direction_id=directions[entry["direction"]],
                **{name: entry[name] for name in _WORDS},
            )
            for entry in entries["criteria"]
        ]
        return 1 + len(Criterion.objects.bulk_create(rows))
