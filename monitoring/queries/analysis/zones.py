"""The zones of a year: every organisation and column, and the tracks above them (RZ-01, RZ-02, CL-03).

Six queries, whatever the size. «Thresholds per indicator, year and cluster»: the target of the organisation
comes first, then that of its cluster, then the common one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitoring.better import Better
from monitoring.models import Indicator, IndicatorTarget, IndicatorValue, MonitoringPolicy, ReportingPeriod
from monitoring.queries.analysis.measured import Column, Key, columns_of
from monitoring.queries.analysis.report import Asked
from monitoring.queries.bases import clusters_of_year, plan_of
from monitoring.values import Absent, Value
from monitoring.zoning import Threshold, TrackBounds, TrackTerm, TrackZone, Zone, track_zone, zone_of
from msoko.people.models import Organization

#: indicator, organisation, cluster
Whose = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Cell:
    value: Value
    zone: Zone
    numerator: Decimal | None
    denominator: Decimal | None
    pk: int


@dataclass(frozen=True)
class Thresholds:
    """`by_target` holds a threshold for each target of the year, `common` for indicators without any."""

    by_target: dict[Whose, Threshold | None]
    clusters: dict[int, int]

    def of(self, indicator_id: int, organization_id: int) -> Threshold | None:
        found = self.by_target
        own = found.get((indicator_id, organization_id, None))
        if own is not None:
            return own
        cluster = self.clusters.get(organization_id)
        of_cluster = found.get((indicator_id, None, cluster)) if cluster else None
        return of_cluster or found.get((indicator_id, None, None))


@dataclass(frozen=True)
class ZoneTable:
    """`cells` has a cell for each value that was given; a pair without one was never asked."""

    year: int
    columns: list[Column]
    organizations: list[Organization]
    cells: dict[tuple[int, Key], Cell]
    thresholds: Thresholds
    bounds: TrackBounds

    def zone(self, organization_id: int, key: Key) -> Zone:
        cell = self.cells.get((organization_id, key))
        return cell.zone if cell else Zone.NONE

    @property
    def tracks(self) -> dict[str, list[Column]]:
        """Track -> its columns, in the order of directions."""
        found: dict[str, list[Column]] = defaultdict(list)
        for column in self.columns:
            found[column.track].append(column)
        return dict(found)

    def track(self, organization_id: int, columns: Sequence[Column]) -> TrackZone:
        terms = [
            TrackTerm(
                column.title, cell.zone, column.indicator.weight, is_critical=column.indicator.is_critical
            )
            for column in columns
            if (cell := self.cells.get((organization_id, column.key)))
        ]
        return track_zone(terms, self.bounds)


def threshold_of(indicator: Indicator, target: IndicatorTarget | None) -> Threshold | None:
    """`None` where no target is set: without a plan there is no zone."""
    plan, upper = plan_of(indicator, target)
    if plan is None or (indicator.better == Better.CORRIDOR and upper is None):
        return None
    own = None if target is None else target.tolerance
    tolerance = indicator.zone_tolerance if own is None else own
    return Threshold(
        Better(indicator.better),
        plan,
        tolerance or Decimal(0),
        upper,
        is_percent=indicator.is_tolerance_percent,
        decimals=indicator.decimals,
    )


def thresholds(asked: Asked, indicators: Sequence[Indicator]) -> Thresholds:
    known = {one.pk: one for one in indicators}
    found: dict[Whose, Threshold | None] = {
        (pk, None, None): threshold_of(one, None) for pk, one in known.items()
    }
    targets = IndicatorTarget.objects.filter(
        municipality=asked.municipality_id, year=asked.year, indicator__in=list(known)
    )
    for target in targets:
        whose = (target.indicator_id, target.organization_id, target.cluster_id)
        found[whose] = threshold_of(known[target.indicator_id], target)
    return Thresholds(found, clusters_of_year(asked.municipality_id, asked.year))


def policy_of(municipality_id: int) -> MonitoringPolicy:
    """The settings, or the defaults while nobody has set any."""
    own = MonitoringPolicy.objects.filter(municipality=municipality_id).first()
    return own or MonitoringPolicy(municipality_id=municipality_id)


def zones_of_year(
    asked: Asked, *, direction: int | None = None, organization: int | None = None
) -> ZoneTable:
    columns = columns_of(asked, direction=direction)
    indicators = {one.indicator.pk: one.indicator for one in columns}
    limits = thresholds(asked, list(indicators.values()))
    rows = IndicatorValue.objects.filter(
        municipality=asked.municipality_id,
        year=asked.year,
        period=ReportingPeriod.YEAR,
        indicator__in=list(indicators),
        **({"organization": organization} if organization else {}),
    ).values_list("organization", "indicator", "scope", "value", "absence", "numerator", "denominator", "pk")
    cells: dict[tuple[int, Key], Cell] = {}
    for organization, indicator, scope, value, absence, above, below, pk in rows.iterator(chunk_size=20_000):
        seen = Absent(absence) if absence else value
        zone = zone_of(seen, limits.of(indicator, organization))
        cells[organization, (indicator, scope)] = Cell(seen, zone, above, below, pk)
    policy = policy_of(asked.municipality_id)
    bounds = TrackBounds(Decimal(policy.track_green_percent), Decimal(policy.track_yellow_percent))
    asked_ones = {organization for organization, _ in cells}
    organizations = Organization.objects.filter(pk__in=asked_ones).order_by("kind", "short_name")
    return ZoneTable(asked.year, _with_values(columns, cells), list(organizations), cells, limits, bounds)


def _with_values(columns: list[Column], cells: dict[tuple[int, Key], Cell]) -> list[Column]:
    """A scope that nobody was asked about this year is no column."""
    used = {key for _, key in cells}
    return [column for column in columns if column.key in used]
