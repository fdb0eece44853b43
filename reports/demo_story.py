"""Who and what the script of the demo speaks of.

`fixtures/demo/chain.json` names organisations, people and rows of the plan by their keys, days by `Cast.day`.
"""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from msoko.people.models import Organization, Position, User
from plans.models import Activity, Edition
from reports.demo import DEMO, demo_document
from reports.demo_contexts import Cast
from reports.demo_progress import activities_by_place

Entry = dict[str, Any]


@dataclass(frozen=True)
class Story:
    """`people` are by sign-in, each acting in the first of the own positions; `heads` by organisation."""

    cast: Cast
    edition: Edition
    script: Entry
    organizations: dict[str, Organization]
    activities: dict[tuple[str, str], Activity]
    people: dict[str, User]
    heads: dict[int, User]

    def day(self, text: str) -> datetime.date:
        return self.cast.day(text)

    def activity(self, place: list[str]) -> Activity:
        """Of [«I», «1.7»]; the plan prints a full stop behind some of its numbers."""
        part, number = place
        return self.activities.get((part, number)) or self.activities[part, f"{number}."]

    def site_of(self, organization: Organization, page: str) -> str:
        """An address in a domain that is reserved for examples."""
        host = organization.email.partition("@")[0].replace("_", "-")
        return f"https://{host}.priozersky.example.org/{page}/"


def story_of(cast: Cast, edition: Edition) -> Story:
    by_name = {one.short_name: one for one in Organization.objects.filter(municipality=cast.municipality)}
    document = demo_document()
    organizations = {one["key"]: by_name[one["short_name"]] for one in document["organizations"]}
    positions = Position.objects.filter(municipality=cast.municipality).select_related("user", "organization")
    people: dict[str, User] = {}
    heads: dict[int, User] = {}
    for position in positions.order_by("pk"):
        person = position.user.acting_as(position)
        people.setdefault(person.username, person)
        if position.organization_id:
            heads.setdefault(position.organization_id, person)
    return Story(
        cast=cast,
        edition=edition,
        script=json.loads((DEMO / "chain.json").read_text()),
        organizations=organizations,
        activities=activities_by_place(edition),
        people=people,
        heads=heads,
    )
