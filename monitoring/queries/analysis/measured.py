"""What was measured: columns (an indicator, of one scope where it belongs to a procedure), sums over groups.

Sums are counted by the database, one row for each year and column: AN-03 Σm / ΣN for shares, the mean or the
sum for the rest, by the same rule as `monitoring.aggregates`; a test proves that both agree.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.db.models import Avg, Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Sum

from monitoring.aggregates import Fold, Total
from monitoring.formulas import parse_formula
from monitoring.models import Indicator, IndicatorValue, Level, ProcedureScope, ReportingPeriod
from monitoring.queries.analysis.report import Asked
from monitoring.values import Absent, Value, ratio, tidy

#: an indicator and its scope
Key = tuple[int, int | None]
#: the code of an indicator, which ties its years together, and its scope
Code = tuple[str, int | None]


@dataclass(frozen=True)
class Column:
    indicator: Indicator
    scope: ProcedureScope | None

    @property
    def key(self) -> Key:
        return self.indicator.pk, self.scope.pk if self.scope else None

    @property
    def code(self) -> Code:
        return self.indicator.code, self.scope.pk if self.scope else None

    @property
    def word(self) -> str:
        """How an address names the column."""
        return f"{self.indicator.pk}-{self.scope.pk if self.scope else 0}"

    @property
    def title(self) -> str:
        return f"{self.indicator.name} ({self.scope})" if self.scope else self.indicator.name

    @property
    def track(self) -> str:
        return self.indicator.track_text or str(self.indicator.direction.short_name)


def asked_about(municipality_id: int, given: dict[str, str]) -> Asked | None:
    """`None` while there is not a single value; a year that is not known becomes the last one."""
    own = IndicatorValue.objects.filter(municipality=municipality_id)
    ends = own.aggregate(first=Min("year"), last=Max("year"))
    if ends["last"] is None:
        return None
    year = Asked(municipality_id, 0, 0, 0, given).number("year") or ends["last"]
    year = min(max(year, ends["first"]), ends["last"])
    return Asked(municipality_id, year, ends["first"], ends["last"], given)


def columns_of(
    asked: Asked,
    *,
    direction: int | None = None,
    level: str = Level.ORGANIZATION,
    only_procedures: bool = False,
) -> list[Column]:
    """The columns that have values in the year; two queries."""
    of_year = IndicatorValue.objects.filter(
        municipality=asked.municipality_id, year=asked.year, period=ReportingPeriod.YEAR
    )
    indicators = (
        Indicator.objects.filter(Exists(of_year.filter(indicator=OuterRef("pk"))), level=level)
        .select_related("direction")
        .order_by("direction__position", "position", "code")
    )
    if direction:
        indicators = indicators.filter(direction=direction)
    if only_procedures:
        indicators = indicators.filter(procedure__isnull=False)
    found = list(indicators)
    scopes = _scopes({one.procedure_id for one in found if one.procedure_id})
    return [
        Column(one, scope)
        for one in found
        for scope in (scopes.get(one.procedure_id, []) if one.procedure_id else [None])
    ]


def _scopes(procedures: set[int]) -> dict[int, list[ProcedureScope]]:
    found: dict[int, list[ProcedureScope]] = {}
    if procedures:
        rows = ProcedureScope.objects.filter(procedure__in=procedures).select_related("procedure", "subject")
        for scope in rows:
            found.setdefault(scope.procedure_id, []).append(scope)
    return found


def sums(
    municipality_id: int,
    years: Sequence[int],
    *,
    codes: Collection[str] | None = None,
    organizations: Collection[int] | None = None,
) -> dict[tuple[Code, int], Total]:
    """One query: the value of the municipality (or of these organisations) by column and year."""
    rows = IndicatorValue.objects.filter(
        municipality=municipality_id, year__in=years, period=ReportingPeriod.YEAR
    )
    if codes is not None:
        rows = rows.filter(indicator__code__in=codes)
    if organizations is not None:
        rows = rows.filter(organization__in=organizations)
    grouped = summed(rows, "indicator__code", "scope", "year")
    return {((row["indicator__code"], row["scope"]), row["year"]): total_of(row) for row in grouped}


def by_organization(
    municipality_id: int, year: int, *, codes: Collection[str] | None = None
) -> dict[tuple[int, str], Total]:
    """Values of organisations; the scopes of a procedure are taken together by the rule of AN-03."""
    rows = IndicatorValue.objects.filter(municipality=municipality_id, year=year, period=ReportingPeriod.YEAR)
    if codes is not None:
        rows = rows.filter(indicator__code__in=codes)
    grouped = summed(rows, "organization", "indicator__code")
    return {(row["organization"], row["indicator__code"]): total_of(row) for row in grouped}


_BOTH = Q(numerator__isnull=False, denominator__isnull=False, absence="")


def summed(rows: QuerySet, *keys: str) -> QuerySet:
    return (
        rows.values(*keys, "indicator__formula_text", "indicator__fold")
        .annotate(
            above=Sum("numerator", filter=_BOTH),
            below=Sum("denominator", filter=_BOTH),
            mean=Avg("value"),
            all=Sum("value"),
            counted=Count("value"),
            left_out=Count("pk", filter=Q(absence=Absent.NO_DATA)),
            not_applicable=Count("pk", filter=Q(absence=Absent.NOT_APPLICABLE)),
        )
        .order_by()
    )


def total_of(row: dict) -> Total:
    fold, factor = way(row["indicator__formula_text"], row["indicator__fold"])
    counts = (row["counted"], row["left_out"], row["not_applicable"])
    if not row["counted"]:
        absent = Absent.NOT_APPLICABLE if row["not_applicable"] and not row["left_out"] else Absent.NO_DATA
        return Total(absent, *counts)
    if fold is Fold.SHARE:
        if row["above"] is None:
            return Total(Absent.NO_DATA, 0, row["left_out"] + row["counted"], row["not_applicable"])
        value = ratio(row["above"], row["below"], factor)
        return Total(value, *counts, row["above"], row["below"])
    return Total(tidy(row["all"] if fold is Fold.SUM else row["mean"]), *counts)


@lru_cache(maxsize=2000)
def way(formula_text: str, fold: str) -> tuple[Fold, Decimal]:
    share = parse_formula(formula_text).share
    if fold:
        return Fold(fold), share[2] if share else Decimal(1)
    return (Fold.SHARE, share[2]) if share else (Fold.MEAN, Decimal(1))


def values_by_year(
    municipality_id: int, organization_id: int, years: Iterable[int]
) -> dict[tuple[Code, int], Value]:
    """Everything one organisation has given in these years; one query."""
    rows = IndicatorValue.objects.filter(
        municipality=municipality_id,
        organization=organization_id,
        year__in=list(years),
        period=ReportingPeriod.YEAR,
    ).values_list(F("indicator__code"), "scope", "year", "value", "absence")
    return {
        ((code, scope), year): Absent(absence) if absence else value
        for code, scope, year, value, absence in rows
    }
