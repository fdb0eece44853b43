"""What indicator values are compared with: last year, the plan, the municipality, the cluster (DV-01, AN-02).

One query for each kind of base, however many organisations. Last year's value is that of the indicator of the
same code: an old year keeps its own set.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Func
from django.db.models import Value as Parameter

from monitoring.aggregates import Fold, Total, mean, municipal_share, total
from monitoring.better import Better
from monitoring.deviating import Bases, Expectations
from monitoring.formulas import parse_formula
from monitoring.models import (
    ClusterMembership,
    ClusterSet,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MonitoringPolicy,
)
from monitoring.tolerances import EXACT, Tolerance
from monitoring.values import Absent, Value

#: indicator and scope; a group of organisations is a cluster, or None for all of them
Measured = tuple[int, int | None]


class ComparedValue(NamedTuple):
    """A value as far as it is compared; there may be tens of thousands, so no rows of the model."""

    pk: int
    indicator: Indicator
    organization_id: int
    scope_id: int | None
    value: Value


@dataclass(frozen=True)
class Compared:
    """All that `deviating` needs for many values of one municipality, year and period."""

    policy: MonitoringPolicy
    previous: Mapping[tuple[int, str, int | None], Value]
    totals: Mapping[tuple[Measured, int | None], Total]
    targets: Mapping[int, list[IndicatorTarget]]
    clusters: Mapping[int, int]
    made: dict[tuple[int, int | None], Expectations] = field(default_factory=dict)

    def bases(self, value: ComparedValue) -> Bases:
        measured = (value.indicator.pk, value.scope_id)
        cluster = self.clusters.get(value.organization_id)
        before = self.previous.get((value.organization_id, value.indicator.code, value.scope_id))
        return Bases(
            Absent.NO_DATA if before is None else before,
            self._total(measured, None),
            Absent.NO_DATA if cluster is None else self._total(measured, cluster),
        )

    def _total(self, measured: Measured, group: int | None) -> Value:
        """A group of one is no group: nobody is compared with himself."""
        found = self.totals.get((measured, group))
        return Absent.NO_DATA if found is None or found.counted < 2 else found.value

    def expectations(self, value: ComparedValue) -> Expectations:
        """The same for all values of an indicator that share a target: made once."""
        target = self.target(value)
        key = (value.indicator.pk, target.pk if target else None)
        if key not in self.made:
            self.made[key] = expectations(value.indicator, target, self.policy)
        return self.made[key]

    def target(self, value: ComparedValue) -> IndicatorTarget | None:
        """The target of the organisation itself, else of its cluster, else of everybody."""
        cluster = self.clusters.get(value.organization_id)
        found = self.targets.get(value.indicator.pk, [])
        for fits in (
            lambda one: one.organization_id == value.organization_id,
            lambda one: one.cluster_id is not None and one.cluster_id == cluster,
            lambda one: one.organization_id is None and one.cluster_id is None,
        ):
            if chosen := next(filter(fits, found), None):
                return chosen
        return None


def expectations(
    indicator: Indicator, target: IndicatorTarget | None, policy: MonitoringPolicy
) -> Expectations:
    def tolerance(size: Decimal | None) -> Tolerance | None:
        return None if size is None else Tolerance(size, indicator.is_tolerance_percent)

    own_mean = tolerance(indicator.mean_tolerance)
    to_mean = own_mean or Tolerance(Decimal(policy.mean_tolerance_percent), is_percent=True)
    better = Better(indicator.better)
    plan, upper = plan_of(indicator, target)
    return Expectations(
        better,
        plan,
        upper,
        EXACT,
        indicator.expected_change or Decimal(0),
        tolerance(indicator.dynamics_tolerance),
        tolerance(indicator.last_tolerance),
        None if better is Better.NONE else to_mean,
        None if better is Better.NONE else to_mean,
    )


def plan_of(indicator: Indicator, target: IndicatorTarget | None) -> tuple[Decimal | None, Decimal | None]:
    """A corridor has two bounds: those of the year, else those of the indicator."""
    if indicator.better != Better.CORRIDOR:
        return (target.target_value if target else None), None
    if target is not None and target.corridor_low is not None:
        return target.corridor_low, target.corridor_high
    return indicator.corridor_low, indicator.corridor_high


def one_of(column: str, keys: Collection[int]) -> Func:
    """`column` = ANY(keys): one parameter, however many keys there are."""
    array = Parameter(list(keys), output_field=ArrayField(BigIntegerField()))
    return Func(
        F(column), array, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField()
    )


def compared_values(values: Collection[int]) -> tuple[list[ComparedValue], Compared]:
    """These values in the order of their keys, all of one municipality, year and period, and their bases."""
    found = IndicatorValue.objects.filter(one_of("pk", values)).order_by("pk")
    first = found.first()
    if first is None:
        return [], Compared(MonitoringPolicy(), {}, {}, {}, {})
    listed = found.values_list("pk", "indicator", "organization", "scope", "value", "absence")
    rows = list(listed.iterator(chunk_size=20_000))
    indicators = Indicator.objects.in_bulk({row[1] for row in rows})
    compare = [
        ComparedValue(pk, indicators[indicator], organization, scope, Absent(absence) if absence else value)
        for pk, indicator, organization, scope, value, absence in rows
    ]
    bases = compared(
        first.municipality_id, year=first.year, period=first.period, indicators=indicators.values()
    )
    return compare, bases


def compared(municipality_id: int, *, year: int, period: str, indicators: Collection[Indicator]) -> Compared:
    """Six queries: settings, clusters, last year, this year's values, targets."""
    own = {"municipality": municipality_id}
    clusters = clusters_of_year(municipality_id, year)
    targets: dict[int, list[IndicatorTarget]] = defaultdict(list)
    for target in IndicatorTarget.objects.filter(**own, year=year, indicator__in=indicators):
        targets[target.indicator_id].append(target)
    return Compared(
        MonitoringPolicy.objects.filter(**own).first() or MonitoringPolicy(municipality_id=municipality_id),
        _previous(municipality_id, year, period, indicators),
        totals(municipality_id, year=year, period=period, indicators=indicators, clusters=clusters),
        targets,
        clusters,
    )


def clusters_of_year(municipality_id: int, year: int) -> dict[int, int]:
    """Organisation -> cluster in the newest division of the year."""
    newest = (
        ClusterSet.objects.filter(municipality=municipality_id, year=year).order_by("-pk").values("pk")[:1]
    )
    return dict(
        ClusterMembership.objects.filter(cluster_set__in=newest).values_list("organization", "cluster")
    )


def _previous(
    municipality_id: int, year: int, period: str, indicators: Iterable[Indicator]
) -> dict[tuple[int, str, int | None], Value]:
    rows = IndicatorValue.objects.filter(
        municipality=municipality_id,
        year=year - 1,
        period=period,
        indicator__code__in=[one.code for one in indicators],
    ).values_list("organization", "indicator__code", "scope", "value", "absence")
    return {
        (organization, code, scope): Absent(absence) if absence else value
        for organization, code, scope, value, absence in rows
    }


def totals(
    municipality_id: int,
    *,
    year: int,
    period: str,
    indicators: Collection[Indicator],
    clusters: Mapping[int, int],
) -> dict[tuple[Measured, int | None], Total]:
    """The value of the municipality and of each cluster (AN-03): Σm / ΣN where the formula is a share."""
    rows = IndicatorValue.objects.filter(
        municipality=municipality_id, year=year, period=period, indicator__in=indicators
    ).values_list("indicator", "scope", "organization", "value", "absence", "numerator", "denominator")
    groups: dict[tuple[Measured, int | None], list[tuple]] = defaultdict(list)
    for indicator, scope, organization, *numbers in rows.iterator(chunk_size=20_000):
        groups[(indicator, scope), None].append(tuple(numbers))
        if cluster := clusters.get(organization):
            groups[(indicator, scope), cluster].append(tuple(numbers))
    ways = {one.pk: _way(one) for one in indicators}
    return {
        (measured, group): _folded(rows, *ways[measured[0]]) for (measured, group), rows in groups.items()
    }


def _way(indicator: Indicator) -> tuple[Fold, Decimal]:
    share = parse_formula(indicator.formula_text).share
    if indicator.fold:
        return Fold(indicator.fold), share[2] if share else Decimal(1)
    return (Fold.SHARE, share[2]) if share else (Fold.MEAN, Decimal(1))


def _folded(rows: list[tuple], fold: Fold, factor: Decimal) -> Total:
    def seen(number: Decimal | None, absence: str) -> Value:
        return Absent(absence) if absence else Absent.NO_DATA if number is None else number

    if fold is Fold.SHARE:
        pairs = ((seen(above, absence), seen(below, absence)) for _, absence, above, below in rows)
        return municipal_share(pairs, factor)
    return (mean if fold is Fold.MEAN else total)(seen(value, absence) for value, absence, *_ in rows)
