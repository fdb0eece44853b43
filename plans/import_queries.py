"""What the import asks of the directories."""

import json

from django.conf import settings

from msoko.people.models import Body, BodySpelling, Organization
from msoko.people.models.organization import OrganizationKind
from plans.file_reading import Vocabulary
from plans.models import DeliverableKind


def vocabulary(municipality_id: int) -> Vocabulary:
    """Spellings of the municipality's executors (keys are primary keys as text) and of kinds of results."""
    bodies = Body.objects.filter(municipality=municipality_id, is_active=True).order_by("pk")
    taught = BodySpelling.objects.filter(body__in=bodies).order_by("pk").values_list("text", "body_id")
    pairs = [(text, str(body_id)) for text, body_id in taught]
    for pk, name, short_name in bodies.values_list("pk", "name", "short_name"):
        pairs += [(name, str(pk)), (short_name, str(pk))]
    kinds = DeliverableKind.objects.order_by("position", "pk").values_list("key", "name", "spellings")
    return Vocabulary.of(
        pairs, [(word, key) for key, name, spellings in kinds for word in (name, *spellings)]
    )


def reference_vocabulary() -> Vocabulary:
    """The standard directories of the product, without a database: for the command line."""
    directory = settings.BASE_DIR / "fixtures" / "reference"
    bodies = json.loads((directory / "bodies.json").read_text())
    kinds = json.loads((directory / "deliverable_kinds.json").read_text())
    return Vocabulary.of(
        [(word, body["key"]) for body in bodies for word in (body["name"], *body["spellings"])],
        [(word, kind["key"]) for kind in kinds for word in (kind["name"], *kind["spellings"])],
    )


def active_bodies(municipality_id: int) -> list[Body]:
    return list(Body.objects.filter(municipality=municipality_id, is_active=True))


def owner_of_new_plans(municipality_id: int) -> Organization | None:
    """The department of the municipality; a plan belongs to it whoever of its people imports the file."""
    departments = Organization.objects.filter(municipality=municipality_id, kind=OrganizationKind.AUTHORITY)
    return departments.order_by("pk").first()
