"""Values of a year as a table of organisations and indicators, and of several years as dynamics (AN-01,
RZ-05).

Three queries, however many values: pages and charts get plain values, no rows of the database.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from monitoring.models import Indicator, IndicatorSet, IndicatorValue
from monitoring.models.measuring import ReportingPeriod
from monitoring.values import Absent, Value
from msoko.people.models import Organization, User

#: organisation, indicator, scope
Key = tuple[int, int, int | None]


@dataclass(frozen=True)
class Measured:
    value: Value
    numerator: Decimal | None
    denominator: Decimal | None


@dataclass(frozen=True)
class Matrix:
    """What a cell lacks was not given: the form was not filled, or the organisation was not asked."""

    organizations: tuple[Organization, ...]
    indicators: tuple[Indicator, ...]
    values: Mapping[Key, Measured]


def values_of_year(
    user: User, *, year: int, period: str = ReportingPeriod.YEAR, indicators: Collection[int] | None = None
) -> Matrix:
    """The table that the person may see: the department everybody, a school its own line (RO-02)."""
    rows = IndicatorValue.objects.visible_to(user).filter(year=year, period=period)
    if indicators is not None:
        rows = rows.filter(indicator__in=indicators)
    listed = rows.order_by().values_list(
        "organization", "indicator", "scope", "value", "absence", "numerator", "denominator"
    )
    values = {
        (organization, indicator, scope): Measured(
            Absent(absence) if absence else value, numerator, denominator
        )
        for organization, indicator, scope, value, absence, numerator, denominator in listed.iterator(
            chunk_size=20_000
        )
    }
    return Matrix(
        tuple(Organization.objects.filter(pk__in={key[0] for key in values}).order_by("kind", "short_name")),
        tuple(Indicator.objects.filter(pk__in={key[1] for key in values}).select_related("direction")),
        values,
    )


def values_of_years(
    user: User, *, codes: Collection[str], years: Collection[int], period: str = ReportingPeriod.YEAR
) -> dict[tuple[str, int, int | None], dict[int, Value]]:
    """(code, organisation, scope) -> year -> value: the code ties the sets of the years together (M1)."""
    rows = IndicatorValue.objects.visible_to(user).filter(
        year__in=years, period=period, indicator__code__in=codes
    )
    found: dict[tuple[str, int, int | None], dict[int, Value]] = defaultdict(dict)
    listed = rows.order_by().values_list(
        "indicator__code", "organization", "scope", "year", "value", "absence"
    )
    for code, organization, scope, year, value, absence in listed.iterator(chunk_size=20_000):
        found[code, organization, scope][year] = Absent(absence) if absence else value
    return dict(found)


def set_of_year(municipality_id: int, year: int) -> IndicatorSet | None:
    """The set that was in force in the year: the newest that had begun before its end."""
    begun = Q(starts_on__year__lte=year) & (Q(ends_on__isnull=True) | Q(ends_on__year__gte=year))
    return IndicatorSet.objects.filter(begun, municipality=municipality_id).order_by("-number").first()
