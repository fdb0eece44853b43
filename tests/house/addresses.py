"""Every address the product answers, found in the resolver, and the kind of object its key names.

The house rule «paths are plural nouns, then a key, then a verb» makes the kind readable: the word before
the key. A word or a key that is not known here is an error, so that a new page is walked from its first day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.picture import MARK

#: the word before <int:pk> -> the class of the object
NOUNS = {
    "acquaintances": "Acquaintance",
    "activities": "Activity",
    "answers": "RecommendationAnswer",
    "bodies": "Body",
    "data-remarks": "DataRemark",
    "deviations": "Deviation",
    "criteria": "Criterion",
    "cycles": "ManagementCycle",
    "decisions": "ManagementDecision",
    "directions": "Direction",
    "cluster-sets": "ClusterSet",
    "documents": "Document",
    "dossiers": "Dossier",
    "editions": "Edition",
    "effects": "EffectivenessReview",
    "events": "CalendarEvent",
    "filters": "SavedFilter",
    "flags": "ObjectivityFlag",
    "evidence": "Evidence",
    "filings": "ReportFiling",
    "imports": "PlanImport",
    "mailings": "Mailing",
    "indicator-sets": "IndicatorSet",
    "indicators": "Indicator",
    "memberships": "BodyMember",
    "library": "LibraryActivity",
    "plans": "Plan",
    "positions": "Position",
    "postponements": "Postponement",
    "recommendations": "TargetedRecommendation",
    "remarks": "FeedbackRemark",
    "reporting-forms": "ReportingForm",
    "ratings": "Rating",
    "review": "Task",
    "schools": "Organization",
    "seats": "WorkingGroupMember",
    "roll-overs": "RollOver",
    "rounds": "CollectionRound",
    "sections": "Section",
    "sets": "IndicatorSet",
    "signatures": "DocumentSignature",
    "submissions": "Submission",
    "stages": "CycleStage",
    "table-imports": "TableImport",
    "tasks": "Task",
    "values": "IndicatorValue",
    "views": "SavedView",
    "visas": "Visa",
    "weaknesses": "Weakness",
}
#: keys that name no object, and a value that works
PLAIN_KEYS = {
    "name": "title",
    "app_label": "people",
    "token": "unknown",
    "key": "unknown",
    "kind": "letter",
    "mark": MARK,
}
#: keys of the admin; the name of the address names the class
ADMIN_KEYS = {"object_id", "id"}
#: open to a visitor, each for its reason
PUBLIC = {
    "monitoring:personal-link": "the token is the key; an unknown one opens nothing",
    "monitoring:personal-link-renew": "sends to the address of the link only",
    "reports:document-check": "tells that a paper was issued, without its content; the key is on the paper",
    "people:sign-in": "the door itself",
    "monitoring:calendar-feed-read": "asked by calendar programs; the link itself is the key",
    "health": "asked by the load balancer; tells nothing but that the database answers",
}
#: not pages: what only forwards or answers 404
FORWARDING = {"admin:login": "sends to the sign-in page"}


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    keys: tuple[str, ...]

    @property
    def is_admin(self) -> bool:
        return self.name.startswith("admin:")

    @property
    def kinds(self) -> dict[str, str]:
        """Key of an object -> its class; a key like `evidence_pk` names the class itself."""
        return {key: self._kind(key) for key in self.keys if key not in PLAIN_KEYS}

    def _kind(self, key: str) -> str:
        if key == "pk":
            noun = re.findall(r"([a-z-]+)/<[^>]*:pk>", self.route)
            assert set(noun[-1:]) & set(NOUNS), f"{self.route}: add its noun to NOUNS of {__name__}"
            return NOUNS[noun[-1]]
        if key in ADMIN_KEYS and self.is_admin:
            return admin_kind(self.name)
        assert key.endswith("_pk"), (
            f"{self.route}: say in tests/house/addresses.py what the key «{key}» names"
        )
        return key.removesuffix("_pk").title().replace("_", "")

    def url(self, **keys: object) -> str:
        values = {key: PLAIN_KEYS.get(key) or keys.get(key, 1) for key in self.keys}
        return reverse(self.name, kwargs=values) if values else reverse(self.name)


def admin_kind(name: str) -> str:
    """`admin:people_bodyspelling_change` is about a BodySpelling."""
    labels = {f"{m._meta.app_label}_{m._meta.model_name}": m.__name__ for m in admin.site._registry}
    labels["auth_user"] = "User"
    start = name.removeprefix("admin:")
    return next(kind for label, kind in labels.items() if start.startswith(f"{label}_"))


def addresses() -> list[Address]:
    return sorted(set(_walk(get_resolver(), "", "")), key=lambda address: address.name)


def _walk(resolver: URLResolver, route: str, space: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            name = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, here, name)
        elif pattern.name:
            yield Address(f"{space}{pattern.name}", here, tuple(pattern.pattern.regex.groupindex))
        else:
            assert _is_forwarding(pattern), f"{here} has no name"


def _is_forwarding(pattern: URLPattern) -> bool:
    """The admin's old addresses without «change/», and its answer to everything unknown."""
    return pattern.pattern.regex.pattern in {r"(?P<url>.*)$"} or "RedirectView" in pattern.lookup_str
