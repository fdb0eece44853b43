"""The context of an organisation as named values: what rules of clusters and the social index look at
(CL-01, CL-02).
"""

from dataclasses import dataclass
from decimal import Decimal

from monitoring.clusters import ClusterRule, Condition, ContextValue
from monitoring.models import Cluster, ContextProfile
from monitoring.queries.analysis.links import CONTEXT, MANAGEMENT
from monitoring.queries.analysis.report import Entry, Report, Table, shown, words
from monitoring.values import Absent
from msoko.people.models import Organization

#: key of a condition -> its name; shares of the context besides
PLAIN = {"school_type": "Тип", "is_rural": "Сельская", "is_small": "Малокомплектная"}
FIELDS = PLAIN | {key: name for key, (name, _) in (CONTEXT | MANAGEMENT).items()}
#: what is chosen from words and not bounded by numbers
WORDED = frozenset(PLAIN)


def context_values(profile: ContextProfile) -> dict[str, ContextValue]:
    values: dict[str, ContextValue] = {
        "school_type": profile.get_school_type_display() if profile.school_type else None,
        "is_rural": profile.is_rural,
        "is_small": profile.is_small,
    }
    return values | {key: feature(profile) for key, (_, feature) in (CONTEXT | MANAGEMENT).items()}


def rule_of(cluster: Cluster) -> ClusterRule | None:
    """`None` for a cluster that is filled by hand."""
    conditions = tuple(_condition(one) for one in cluster.rule)
    return ClusterRule(cluster.name, conditions) if conditions else None


def _condition(given: dict) -> Condition:
    key = given["field"]
    low, high, words = given.get("low"), given.get("high"), given.get("is")
    allowed = tuple([words] if isinstance(words, str) else words or ())
    return Condition(
        key,
        FIELDS.get(key, key),
        None if low in (None, "") else Decimal(str(low)),
        None if high in (None, "") else Decimal(str(high)),
        allowed,
    )


@dataclass(frozen=True)
class ContextTable:
    """The report of a year, and beside each of its rows the organisation that it is about."""

    report: Report
    organizations: tuple[Organization, ...]

    @property
    def lines(self) -> list[tuple[Organization, list[str]]]:
        rows = self.report.tables[0].rows
        return [
            (one, [words(cell) for cell in row[1:]])
            for one, row in zip(self.organizations, rows, strict=True)
        ]


def context_table(municipality_id: int, year: int) -> ContextTable:
    """Two queries: everybody who teaches, and the profiles of the year."""
    teaching = Organization.objects.filter(municipality=municipality_id, kind__in=Organization.TEACHING)
    places = tuple(teaching.order_by("kind", "short_name"))
    profiles = {
        one.organization_id: one
        for one in ContextProfile.objects.filter(municipality=municipality_id, year=year)
    }
    rows = tuple((one.short_name, *_cells(profiles.get(one.pk))) for one in places)
    told = len(profiles)
    lead = f"Внесён у {told} из {len(places)}. По нему делят на кластеры и считают социальный индекс."
    table = Table(f"Контекст, {year} год", ("Организация", *FIELDS.values()), rows)
    return ContextTable(Report("Контекст организаций", lead, (table,)), places)


def _cells(profile: ContextProfile | None) -> list[Entry]:
    if profile is None:
        return ["–"] * len(FIELDS)
    values = context_values(profile)
    return [_cell(values[key]) for key in FIELDS]


def _cell(value: ContextValue) -> Entry:
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, Decimal):
        return shown(value, 0 if value == value.to_integral_value() else 1)
    return str(value) if isinstance(value, str) and not isinstance(value, Absent) else "–"
