"""Zones of stored values: the threshold of a year for an organisation, read from the targets (RZ-01).

«Thresholds per indicator, year and cluster»: that of the organisation stands before that of its cluster, that
of the cluster before the common one. Without a target there is no zone.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from monitoring.better import Better
from monitoring.models import ClusterMembership, Indicator, IndicatorTarget
from monitoring.values import Value
from monitoring.zoning import Threshold, Zone, zone_of

#: year, code of the indicator, organisation or cluster or neither
_Key = tuple[int, str, str, int | None]


@dataclass
class Thresholds:
    """Targets of some indicators in some years; two queries, whatever the size."""

    targets: dict[_Key, IndicatorTarget] = field(default_factory=dict)
    clusters: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def of(self, indicator: Indicator, year: int, organization: int | None) -> Threshold | None:
        """Without an organisation the common threshold of the year."""
        target = self._target(indicator.code, year, organization)
        return threshold_from(indicator, target) if target else None

    def zone(self, indicator: Indicator, year: int, organization: int | None, value: Value | None) -> Zone:
        if value is None:
            return Zone.NONE
        return zone_of(value, self.of(indicator, year, organization))

    def _target(self, code: str, year: int, organization: int | None) -> IndicatorTarget | None:
        keys: list[_Key] = []
        if organization is not None:
            keys.append((year, code, "organization", organization))
            keys += [(year, code, "cluster", one) for one in self.clusters.get((year, organization), [])]
        keys.append((year, code, "all", None))
        return next((self.targets[key] for key in keys if key in self.targets), None)


def read_thresholds(municipality_id: int, codes: Collection[str], years: Collection[int]) -> Thresholds:
    found = Thresholds()
    targets = IndicatorTarget.objects.filter(
        municipality=municipality_id, indicator__code__in=codes, year__in=years
    ).select_related("indicator")
    # A code may stand in several sets: the newest set is read last and so holds.
    for one in targets.order_by("indicator__indicator_set__number", "pk"):
        whose = "organization" if one.organization_id else "cluster" if one.cluster_id else "all"
        found.targets[one.year, one.indicator.code, whose, one.organization_id or one.cluster_id] = one
    members = ClusterMembership.objects.filter(municipality=municipality_id, cluster_set__year__in=years)
    listed = members.order_by("cluster_set", "pk").values_list("cluster_set__year", "organization", "cluster")
    for year, organization, cluster in listed:
        found.clusters.setdefault((year, organization), []).append(cluster)
    return found


def threshold_from(indicator: Indicator, target: IndicatorTarget) -> Threshold | None:
    better = Better(indicator.better)
    low, upper = target.target_value, None
    if better is Better.CORRIDOR:
        has_own = target.corridor_low is not None
        low = target.corridor_low if has_own else indicator.corridor_low
        upper = target.corridor_high if has_own else indicator.corridor_high
    if low is None or better is Better.NONE or (better is Better.CORRIDOR and upper is None):
        return None
    tolerance = target.tolerance if target.tolerance is not None else indicator.zone_tolerance
    return Threshold(
        better=better,
        target=low,
        upper=upper,
        tolerance=tolerance or Decimal(0),
        is_percent=indicator.is_tolerance_percent,
        decimals=indicator.decimals,
    )
