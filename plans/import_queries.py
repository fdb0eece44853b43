"""What the import asks of the directories."""

import json
from collections.abc import Iterable

from django.conf import settings

from msoko.people.models import Body, BodySpelling, Organization
from msoko.people.models.organization import OrganizationKind
from plans.file_reading import Vocabulary
from plans.models import DeliverableKind


def active_bodies(municipality_id: int) -> list[Body]:
    return list(Body.objects.filter(municipality=municipality_id, is_active=True).order_by("name", "pk"))


def spellings(bodies: Iterable[Body]) -> list[tuple[str, str]]:
    """Spellings of these executors with their primary keys as text, in one query.

    What was taught goes before names, and older bodies before newer ones.
    """
    bodies = sorted(bodies, key=lambda body: body.pk)
    taught = BodySpelling.objects.filter(body__in=bodies).order_by("pk").values_list("text", "body_id")
    pairs = [(text, str(body_id)) for text, body_id in taught]
    for body in bodies:
        pairs += [(body.name, str(body.pk)), (body.short_name, str(body.pk))]
    return [pair for pair in pairs if pair[0]]


def vocabulary(bodies: Iterable[Body]) -> Vocabulary:
    """Spellings of these executors and of kinds of results, in two queries."""
    kinds = DeliverableKind.objects.order_by("position", "pk").values_list("key", "name", "spellings")
    words = [(word, key) for key, name, kind_spellings in kinds for word in (name, *kind_spellings)]
    return Vocabulary.of(spellings(bodies), words)


def reference_vocabulary() -> Vocabulary:
    """The standard directories of the product, without a database: for the command line."""
    directory = settings.BASE_DIR / "fixtures" / "reference"
    bodies = json.loads((directory / "bodies.json").read_text())
    kinds = json.loads((directory / "deliverable_kinds.json").read_text())
    return Vocabulary.of(
        [(word, body["key"]) for body in bodies for word in (body["name"], *body["spellings"])],
        [(word, kind["key"]) for kind in kinds for word in (kind["name"], *kind["spellings"])],
    )


def owner_of_new_plans(municipality_id: int) -> Organization | None:
    """The department of the municipality; a plan belongs to it whoever of its people imports the file."""
    departments = Organization.objects.filter(municipality=municipality_id, kind=OrganizationKind.AUTHORITY)
    return departments.order_by("pk").first()
