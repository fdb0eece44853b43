"""A rating as it comes out today, or as it was approved (RT-01 to RT-04)."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import QuerySet

from monitoring.better import Better
from monitoring.models import ClusterMembership, IndicatorTarget, Rating, RatingIndicator, RatingRow
from monitoring.queries.analysis.choices import organizations_of
from monitoring.queries.analysis.measured import by_organization
from monitoring.queries.analysis.report import Asked
from monitoring.queries.bases import plan_of
from monitoring.rating_states import RatingState
from monitoring.ratings import (
    Criterion,
    NoData,
    Normalising,
    RatingRule,
    Row,
    Term,
    Ties,
    Unranked,
    rating,
)
from monitoring.values import Value, number_words, value_words
from msoko.people.models import User
from msoko.people.permissions import sees_department


@dataclass(frozen=True)
class Line:
    """A row of the rating with every step in words; `rank` is empty outside of it, `reason` says why."""

    organization_id: int
    name: str
    cluster: str
    total: Decimal | None
    rank: str
    cluster_rank: str
    reason: str
    terms: tuple[dict[str, str], ...]
    cluster_id: int | None = None
    first: int | None = None
    last: int | None = None
    cluster_first: int | None = None

    @property
    def anonymous(self) -> "Line":
        """The place and the sum alone: neither the name nor the values."""
        terms = tuple({**one, "value": "", "points": "", "step": "", "term": ""} for one in self.terms)
        return replace(self, organization_id=0, name="", cluster="", cluster_rank="", reason="", terms=terms)


def rule_of_rating(row: Rating, chosen: list[RatingIndicator]) -> RatingRule:
    targets = IndicatorTarget.objects.filter(
        indicator__in=[one.indicator_id for one in chosen], year=row.year, cluster=None, organization=None
    )
    by_indicator = {one.indicator_id: one for one in targets}
    return RatingRule(
        tuple(_criterion(one, by_indicator.get(one.indicator_id)) for one in chosen),
        Normalising(row.normalising),
        NoData(row.missing_rule),
        Ties(row.ties_rule),
    )


def _criterion(one: RatingIndicator, target: IndicatorTarget | None) -> Criterion:
    better = Better(one.indicator.better)
    low, high = plan_of(one.indicator, target) if better is Better.CORRIDOR else (None, None)
    return Criterion(one.indicator.code, one.indicator.name, better, one.weight, low, high)


def lines_of(row: Rating) -> list[Line]:
    """The frozen rows of an approved rating; a draft is computed from today's values."""
    if row.state == RatingState.APPROVED:
        return [
            _kept(one) for one in row.rows.select_related("cluster").order_by("rank", "organization_text")
        ]
    return computed_lines(row)


def computed_lines(row: Rating) -> list[Line]:
    chosen = list(row.indicators.select_related("indicator"))
    codes = [one.indicator.code for one in chosen]
    totals = by_organization(row.municipality_id, row.year, codes=codes)
    asked = Asked(row.municipality_id, row.year, row.year, row.year)
    names = {one.pk: one.short_name for one in organizations_of(asked)}
    measured = {organization for organization, _ in totals}
    seen = [pk for pk in names if pk in measured]
    values: dict[tuple[Hashable, Hashable], Value] = {key: one.value for key, one in totals.items()}
    rule = rule_of_rating(row, chosen)
    clusters = _clusters(row)
    inside = _inside(rule, seen, values, clusters)
    found = rating(seen, values, rule)
    ranked = [_ranked(one, names, clusters, inside) for one in found.rows]
    return ranked + [_unranked(one, names, clusters) for one in found.unranked]


Clusters = dict[int, tuple[int, str]]
NOBODY: tuple[None, str] = (None, "")


def _clusters(row: Rating) -> Clusters:
    members = ClusterMembership.objects.filter(cluster_set=row.cluster_set_id)
    listed = members.values_list("organization", "cluster", "cluster__name") if row.cluster_set_id else []
    return {organization: (pk, name) for organization, pk, name in listed}


def _inside(
    rule: RatingRule, seen: list[int], values: Mapping[tuple[Hashable, Hashable], Value], clusters: Clusters
) -> dict[Hashable, tuple[str, int]]:
    """RT-04: the same rule among the organisations of each cluster."""
    found: dict[Hashable, tuple[str, int]] = {}
    for cluster in {clusters[pk][0] for pk in seen if pk in clusters}:
        members = [pk for pk in seen if clusters.get(pk, NOBODY)[0] == cluster]
        for one in rating(members, values, rule).rows:
            found[one.organization] = (f"{one.rank.words} из {len(members)}", one.rank.place)
    return found


def _ranked(
    one: Row, names: dict[int, str], clusters: Clusters, inside: dict[Hashable, tuple[str, int]]
) -> Line:
    pk = int(str(one.organization))
    cluster_id, cluster = clusters.get(pk, NOBODY)
    cluster_rank, cluster_first = inside.get(pk, ("", None))
    return Line(
        pk,
        names[pk],
        cluster,
        one.total,
        one.rank.words,
        cluster_rank,
        "",
        _terms(one.terms),
        cluster_id,
        one.rank.place,
        one.rank.last,
        cluster_first,
    )


def _unranked(one: Unranked, names: dict[int, str], clusters: Clusters) -> Line:
    pk = int(str(one.organization))
    cluster_id, cluster = clusters.get(pk, NOBODY)
    return Line(pk, names[pk], cluster, None, "", "", one.reason, _terms(one.terms), cluster_id)


def _terms(terms: tuple[Term, ...]) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "code": str(one.criterion.indicator),
            "name": one.criterion.name,
            "value": value_words(one.value),
            "points": "" if one.number is None else number_words(one.number, 2),
            "weight": number_words(one.criterion.weight),
            "term": "" if one.points is None else number_words(one.points, 2),
            "step": one.step,
        }
        for one in terms
    )


def _kept(one: RatingRow) -> Line:
    rank = "" if one.rank is None else str(one.rank)
    if one.rank is not None and one.last_rank and one.last_rank > one.rank:
        rank = f"{one.rank}–{one.last_rank}"
    return Line(
        one.organization_id,
        one.organization_text,
        one.cluster.name if one.cluster else "",
        one.total,
        rank,
        "" if one.cluster_rank is None else str(one.cluster_rank),
        one.reason,
        tuple(one.terms),
        one.cluster_id,
        one.rank,
        one.last_rank,
        one.cluster_rank,
    )


def visible_ratings(user: User) -> QuerySet[Rating]:
    """A draft is the department's own; an organisation sees what is approved."""
    if user.position is None:
        return Rating.objects.none()
    own = Rating.objects.filter(municipality=user.position.municipality_id)
    return own if sees_department(user) else own.filter(state=RatingState.APPROVED)
