"""The demo municipality: an invented district with a year of believable work in it.

Built through the same doors as a real one (import, actions), then a history of answers is told at once:
without it every page of the demo would be empty or red.
"""

import json
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password

from msoko.people import actions as people_actions
from msoko.people.actions import BodyEntry
from msoko.people.models import Body, BodyMember, Municipality, Organization, Position, User
from msoko.people.models.body import BodyKind
from msoko.people.reference import standard_bodies

DEMO = Path(settings.BASE_DIR) / "fixtures" / "demo"
#: one for all people of the demo; the start script prints it
PASSWORD = "ozero-2026"
#: sign-ins that the start script prints: login, who that is
SIGN_INS = (
    ("specialist", "специалист управления образования"),
    ("school4", "директор школы"),
    ("sad5", "заведующий детским садом"),
    ("nachalnik", "начальник управления образования"),
    ("admin", "администратор данных"),
    ("observer", "наблюдатель из министерства"),
)


def load_people(document: dict) -> Municipality:
    """Municipality, organisations, people with their positions, executors with their spellings."""
    facts = document["municipality"]
    municipality = people_actions.create_municipality(
        code=facts["code"],
        name=facts["name"],
        name_genitive=facts["name_genitive"],
        administration_name=facts["administration_name"],
        place=facts["place"],
        time_zone=facts["timezone"],
    )
    organizations = {
        entry["key"]: Organization.objects.create(
            municipality=municipality,
            kind=entry["kind"],
            name=entry["name"],
            short_name=entry["short_name"],
            name_genitive=entry.get("name_genitive", ""),
            is_rural=entry["is_rural"],
            email=entry["email"],
        )
        for entry in document["organizations"]
    }
    _load_positions(document["people"], municipality, organizations)
    _load_bodies(document["bodies"], municipality, organizations)
    return municipality


def _load_positions(
    people: list[dict], municipality: Municipality, organizations: dict[str, Organization]
) -> None:
    hashed = make_password(PASSWORD)
    for person in people:
        user = User.objects.create(
            username=person["login"],
            last_name=person["surname"],
            first_name=person["first_name"],
            patronymic=person["patronymic"],
            email=person["email"],
            password=hashed,
        )
        for held in sorted(person["positions"], key=lambda held: not held["is_primary"]):
            Position.objects.create(
                municipality=municipality,
                user=user,
                organization=organizations.get(held["organization"] or ""),
                role=held["role"],
                title_text=held["post"],
            )


def _load_bodies(
    entries: list[dict], municipality: Municipality, organizations: dict[str, Organization]
) -> None:
    kinds = {"list": BodyKind.GROUP}
    bodies = people_actions.add_bodies(
        municipality,
        [
            BodyEntry(
                key=entry["key"],
                kind=kinds.get(entry["type"], entry["type"]),
                name=entry["name"],
                organization=organizations.get(entry["organization"] or entry["led_by"] or ""),
                group_kinds=(entry["members_kind"],) if entry["type"] == "group" else (),
                leader_key=entry["led_by"] or "",
                spellings=tuple(entry["spellings"]),
            )
            for entry in entries
        ],
        by=None,
    )
    BodyMember.objects.bulk_create(
        BodyMember(municipality=municipality, body=bodies[entry["key"]], organization=organizations[key])
        for entry in entries
        for key in entry["members"]
    )
    people_actions.add_bodies(municipality, standard_bodies(municipality), by=None)


def demo_document() -> dict:
    return json.loads((DEMO / "municipality.json").read_text())


def specialist_of(municipality: Municipality) -> User:
    return _acting("specialist", municipality)


def official_of(municipality: Municipality) -> User:
    return _acting("nachalnik", municipality)


def _acting(username: str, municipality: Municipality) -> User:
    position = Position.objects.select_related("user").get(user__username=username, municipality=municipality)
    return position.user.acting_as(position)


def body_count(municipality: Municipality) -> int:
    return Body.objects.filter(municipality=municipality).count()
