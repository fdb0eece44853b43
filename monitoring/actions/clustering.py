"""Organisations are divided into clusters by the rules of a set, or by hand (CL-02)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from django.db import transaction

from monitoring.actions.gestures import NotPossible
from monitoring.clusters import clustered
from monitoring.models import Cluster, ClusterMembership, ClusterSet, ContextProfile
from monitoring.queries.analysis.contexts import context_values, rule_of
from msoko.people.models import Organization, User


@dataclass(frozen=True)
class Division:
    """How many stand where a rule put them, how many by hand; who waits for a person, and why."""

    by_rule: int
    by_hand: int
    waiting: tuple[tuple[Organization, str], ...]


@transaction.atomic
def add_cluster_set(
    municipality_id: int, *, title: str, year: int, by: User, description: str = ""
) -> ClusterSet:
    row = ClusterSet(
        municipality_id=municipality_id, title=title.strip(), year=year, description_text=description
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    return row


@transaction.atomic
def add_cluster(
    cluster_set: ClusterSet, *, name: str, rule: Sequence[dict[str, object]], by: User, description: str = ""
) -> Cluster:
    """A rule that limits nothing or contradicts itself is refused with its own sentence."""
    row = Cluster(
        municipality_id=cluster_set.municipality_id,
        cluster_set=cluster_set,
        name=name.strip(),
        description_text=description,
        rule=list(rule),
        position=cluster_set.clusters.count() + 1,
    )
    try:
        rule_of(row)
    except ValueError as refusal:
        raise NotPossible(str(refusal)) from None
    row.full_clean(exclude=["municipality"])
    row.save()
    return row


@transaction.atomic
def assign_clusters(cluster_set: ClusterSet, *, by: User) -> Division:
    """Put everybody with a context of the year where the rules say; who was moved by hand stays.

    Whom two rules fit, or none, is in no cluster: the answer says why, and nothing is guessed.
    """
    cluster_set = ClusterSet.objects.select_for_update().get(pk=cluster_set.pk)
    clusters = {one.name: one for one in cluster_set.clusters.all()}
    rules = [rule for one in clusters.values() if (rule := rule_of(one))]
    if not rules:
        raise NotPossible("Ни у одного кластера нет правила: добавьте правило или распределите вручную.")
    standing = {one.organization_id: one for one in cluster_set.memberships.select_related("cluster")}
    by_hand: dict[Hashable, str] = {pk: one.cluster.name for pk, one in standing.items() if one.is_manual}
    contexts = {one.organization_id: one for one in _contexts(cluster_set)}
    found = clustered({pk: context_values(one) for pk, one in contexts.items()}, rules, by_hand)
    for pk, one in contexts.items():
        membership = found.members.get(pk)
        if membership and not membership.is_by_hand:
            cluster = clusters[membership.cluster]
            _place(cluster_set, cluster, one.organization, membership.reason, standing.get(pk), by)
    cluster_set.memberships.filter(is_manual=False).exclude(organization__in=list(found.members)).delete()
    waiting = {**found.conflicts, **found.unassigned}
    ordered = tuple((contexts[pk].organization, waiting[pk]) for pk in contexts if pk in waiting)
    by_rule = sum(not one.is_by_hand for one in found.members.values())
    return Division(by_rule, len(by_hand), ordered)


@transaction.atomic
def move_to_cluster(
    cluster: Cluster, *, organization: Organization, reason: str, by: User
) -> ClusterMembership:
    """By hand, with a reason; the rules leave it alone from now on (CL-02 «manual move is logged»)."""
    if not reason.strip():
        raise NotPossible("Напишите, почему организация отнесена к кластеру вручную.")
    row, _ = ClusterMembership.objects.update_or_create(
        cluster_set=cluster.cluster_set,
        organization=organization,
        defaults={
            "municipality_id": cluster.municipality_id,
            "cluster": cluster,
            "is_manual": True,
            "reason": reason.strip(),
            "assigned_by": by,
        },
    )
    return row


def _contexts(cluster_set: ClusterSet) -> list[ContextProfile]:
    rows = ContextProfile.objects.filter(municipality=cluster_set.municipality_id, year=cluster_set.year)
    found = list(rows.select_related("organization"))
    if not found:
        raise NotPossible(f"Контекста организаций за {cluster_set.year} год нет: внесите его и повторите.")
    return found


def _place(
    cluster_set: ClusterSet,
    cluster: Cluster,
    organization: Organization,
    reason: str,
    old: ClusterMembership | None,
    by: User,
) -> None:
    """Nothing is written where the place is the same: history tells changes only."""
    if old is None:
        ClusterMembership.objects.create(
            municipality_id=cluster_set.municipality_id,
            cluster_set=cluster_set,
            cluster=cluster,
            organization=organization,
            reason=reason[:300],
            assigned_by=by,
        )
    elif old.cluster_id != cluster.pk:
        old.cluster, old.reason, old.assigned_by = cluster, reason[:300], by
        old.save()
