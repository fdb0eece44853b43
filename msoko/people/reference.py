"""The standard directory of executors that every municipality starts with."""

import json

from django.conf import settings

from msoko.people.actions import BodyEntry
from msoko.people.models import Municipality, Organization


def standard_bodies(municipality: Municipality) -> list[BodyEntry]:
    """Read the reference directory; a body of the department or the method centre, and who works
    there, answers as that organisation."""
    file = settings.BASE_DIR / "fixtures" / "reference" / "bodies.json"
    first: dict[str, Organization] = {}
    for organization in Organization.objects.filter(municipality=municipality).order_by("pk"):
        first.setdefault(organization.kind, organization)
    entries = json.loads(file.read_text())
    kinds = {entry["key"]: entry.get("organization_kind") for entry in entries}
    return [
        BodyEntry(
            key=entry["key"],
            kind=entry["kind"],
            name=entry["name"],
            short_name=entry.get("short_name", ""),
            organization=first.get(kinds[entry["key"]] or kinds.get(entry.get("leader_key")) or ""),
            group_kinds=tuple(entry.get("group_kinds") or ()),
            leader_key=entry.get("leader_key") or "",
            spellings=tuple(entry["spellings"]),
        )
        for entry in entries
    ]
