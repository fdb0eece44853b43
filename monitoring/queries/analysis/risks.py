"""«Зоны риска»: the sixth of the six analyses (GU-06, RZ-04).

«Risk zone = significant deviation from an approved norm or, if none, from the municipal mean; threshold in σ
or %, setting; norm present → norm used». The norm is the planned value of the year.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from monitoring.aggregates import sigma
from monitoring.better import Better
from monitoring.models import MonitoringPolicy
from monitoring.queries.analysis.choices import direction_choice
from monitoring.queries.analysis.measured import Column, sums
from monitoring.queries.analysis.report import Asked, Entry, Report, Table
from monitoring.queries.analysis.zones import ZoneTable, policy_of, zones_of_year
from monitoring.values import Absent, Value, number_words, rounded
from monitoring.zoning import Risk, RiskRule, Threshold, risk
from msoko.lib.charts import Strip
from msoko.lib.language_ru import counted

TITLE = "Зоны риска"
MOST_ROWS = 25
_BASES = {"norm": "норма", "mean": "среднее"}
Found = tuple[str, Column, Value, Risk]


def risks_report(asked: Asked) -> Report:
    table = zones_of_year(asked)
    directions = direction_choice(asked, table.columns)
    policy = policy_of(asked.municipality_id)
    columns = [
        one
        for one in table.columns
        if not directions.chosen or str(one.indicator.direction_id) == directions.chosen
    ]
    found = list(_risks(asked, table, columns, policy))
    counts = Counter(name for name, *_ in found)
    size = f"{number_words(Decimal(policy.risk_size))} {'σ' if policy.is_risk_sigma else '%'}"
    values = counted(len(found), "значение", "значения", "значений")
    places = counted(len(counts), "организации", "организаций", "организаций")
    return Report(
        TITLE,
        f"{asked.year} год: {values} в зоне риска у {places}. Значение хуже нормы, а где её нет – хуже "
        f"среднего по муниципалитету, больше чем на {size}.",
        (_by_organization(counts), _all(found)),
        choices=(asked.year_choice, directions),
        chart=_chart(counts, asked.year),
        empty="" if found else "В зоне риска никого нет.",
    )


def _risks(
    asked: Asked, table: ZoneTable, columns: list[Column], policy: MonitoringPolicy
) -> Iterable[Found]:
    names = {one.pk: one.short_name for one in table.organizations}
    totals = sums(asked.municipality_id, [asked.year])
    by_column: dict[object, dict[int, Value]] = defaultdict(dict)
    for (organization, key), cell in table.cells.items():
        by_column[key][organization] = cell.value
    for column in columns:
        values = by_column[column.key]
        spread = sigma(values.values())
        total = totals.get((column.code, asked.year))
        mean: Value = total.value if total else Absent.NO_DATA
        for organization in sorted(values, key=lambda one: names[one]):
            norm = table.thresholds.of(column.indicator.pk, organization)
            one = risk(values[organization], _rule(column, norm, policy), mean=mean, sigma=spread)
            if one.is_risk:
                yield names[organization], column, values[organization], one


def _rule(column: Column, norm: Threshold | None, policy: MonitoringPolicy) -> RiskRule:
    return RiskRule(
        Better(column.indicator.better),
        Decimal(policy.risk_size),
        policy.is_risk_sigma,
        norm.target if norm else None,
        norm.upper if norm else None,
    )


def _by_organization(counts: Counter) -> Table:
    rows = tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    return Table("Сколько значений в зоне риска", ("Организация", "Значений"), rows)


def _all(found: list[Found]) -> Table:
    header = ("Организация", "Показатель", "Значение", "С чем сравнили", "База", "Хуже на", "Порог")
    return Table(
        "Значения в зоне риска", header, tuple(_row(*one) for one in sorted(found, key=lambda one: one[0]))
    )


def _row(name: str, column: Column, value: Value, found: Risk) -> tuple[Entry, ...]:
    places = column.indicator.decimals

    def seen(number: Value | None) -> Entry:
        return rounded(number, places) if isinstance(number, Decimal) else "–"

    base = _BASES[found.base_kind]
    return (
        name, column.title, seen(value), base, seen(found.base), seen(found.deviation), seen(found.limit)
    )  # fmt: skip


def _chart(counts: Counter, year: int) -> Strip | None:
    rows = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_ROWS]
    if not rows:
        return None
    return Strip(f"Значения в зоне риска, {year} год", tuple((name, float(count)) for name, count in rows))
