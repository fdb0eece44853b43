"""CL-02: «manual move is logged»: who was moved by hand, when, by whom and why, from the history itself."""

import datetime
from dataclasses import dataclass

from django.apps import apps
from django.utils import timezone

from monitoring.models import ClusterSet
from msoko.people.models import Organization

MOST = 30


@dataclass(frozen=True)
class Move:
    at: datetime.datetime
    who: str
    organization: str
    cluster: str
    reason: str


def moves_of(cluster_set: ClusterSet) -> list[Move]:
    """The newest first; a place that was given back to the rules stays in the log."""
    events = (
        apps.get_model("monitoring", "ClusterMembershipEvent")
        .objects.filter(cluster_set=cluster_set.pk, is_manual=True)
        .exclude(pgh_label="delete")
        .order_by("-pgh_id")
        .values("pgh_created_at", "pgh_context", "organization_id", "cluster_id", "reason")[:MOST]
    )
    rows = list(events)
    names = dict(
        Organization.objects.filter(pk__in=[row["organization_id"] for row in rows]).values_list(
            "pk", "short_name"
        )
    )
    clusters = dict(cluster_set.clusters.values_list("pk", "name"))
    return [
        Move(
            timezone.localtime(row["pgh_created_at"]),
            (row["pgh_context"] or {}).get("who") or "",
            names.get(row["organization_id"], ""),
            clusters.get(row["cluster_id"], ""),
            row["reason"],
        )
        for row in rows
    ]
