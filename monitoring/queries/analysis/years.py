"""«По годам и предметам»: the first of the six analyses (GU-06, AN-01, CY-05).

«years and subjects ≥ 3 years»: every column with its last years, the change in points and in %; beside it the
three series of one indicator: fact, plan, forecast.
"""

from decimal import Decimal

from monitoring.aggregates import Dynamics, dynamics
from monitoring.models import IndicatorTarget
from monitoring.queries.analysis.choices import direction_choice, indicator_choice, organization_choice
from monitoring.queries.analysis.measured import Code, Column, columns_of, sums, values_by_year
from monitoring.queries.analysis.report import Asked, Entry, Report, Table, shown
from monitoring.values import Value, rounded
from msoko.lib.charts import Lines, Series

TITLE = "По годам и предметам"


def years_report(asked: Asked) -> Report:
    columns = columns_of(asked)
    directions = direction_choice(asked, columns)
    organizations = organization_choice(asked)
    seen = [
        one
        for one in columns
        if not directions.chosen or str(one.indicator.direction_id) == directions.chosen
    ]
    indicators = indicator_choice(asked, seen)
    column = next((one for one in seen if one.word == indicators.chosen), None)
    values = _values(asked, int(organizations.chosen or 0))
    found = {one.code: dynamics(_series(values, one.code), asked.years) for one in seen}
    fact = _three_series(asked, column, found[column.code]) if column else None
    tables = (_table(asked, seen, found), *([fact] if fact else []))
    whose = dict(organizations.options)[organizations.chosen]
    return Report(
        TITLE,
        f"{whose}: значения за {asked.years[0]}–{asked.years[-1]} годы и изменение между первым и последним "
        "известным годом.",
        tables,
        notes=(f"{column.title}. {found[column.code].sentence(column.indicator.decimals)}",)
        if column
        else (),
        choices=(asked.year_choice, directions, organizations, indicators),
        chart=_chart(column, fact) if column and fact else None,
    )


def _values(asked: Asked, organization_id: int) -> dict[tuple[Code, int], Value]:
    if organization_id:
        return values_by_year(asked.municipality_id, organization_id, asked.years)
    found = sums(asked.municipality_id, asked.years)
    return {key: total.value for key, total in found.items()}


def _series(values: dict[tuple[Code, int], Value], code: Code) -> dict[int, Value]:
    return {year: value for (one, year), value in values.items() if one == code}


def _table(asked: Asked, columns: list[Column], found: dict[Code, Dynamics]) -> Table:
    header = ("Показатель", "Ед.", *map(str, asked.years), "Изменение", "Изменение, %")
    rows = tuple(_row(one, found[one.code]) for one in columns)
    return Table("Значения по годам", header, rows)


def _row(column: Column, found: Dynamics) -> tuple[Entry, ...]:
    places = column.indicator.decimals
    cells = [shown(point.value, places, point.words()) for point in found.points]
    change = "–" if found.change is None else rounded(found.change, places)
    percent = "–" if found.percent is None else rounded(found.percent, 1)
    return (column.title, column.indicator.unit, *cells, change, percent)


def _three_series(asked: Asked, column: Column, found: Dynamics) -> Table:
    """CY-05: fact, plan and forecast by year; the plan is that of everybody."""
    targets = IndicatorTarget.objects.filter(
        municipality=asked.municipality_id,
        indicator__code=column.indicator.code,
        year__range=(asked.years[0], asked.years[-1] + 1),
        cluster=None,
        organization=None,
    ).order_by("indicator")
    planned = {one.year: one for one in targets}
    facts = {point.year: point for point in found.points}
    places = column.indicator.decimals
    rows = []
    for year in sorted({*facts, *planned}):
        target, fact = planned.get(year), facts.get(year)
        value = shown(fact.value, places, fact.words()) if fact else "–"
        plan = _known(target.target_value if target else None, places)
        rows.append((str(year), value, plan, _known(target.forecast_value if target else None, places)))
    return Table(f"Факт, план, прогноз: {column.title}", ("Год", "Факт", "План", "Прогноз"), tuple(rows))


def _known(value: Decimal | None, places: int) -> Entry:
    return "–" if value is None else rounded(value, places)


def _chart(column: Column, table: Table) -> Lines:
    def points(place: int) -> tuple[float | None, ...]:
        cells = [row[place] for row in table.rows]
        return tuple(float(cell) if isinstance(cell, Decimal) else None for cell in cells)

    series = [Series(name, points(place)) for place, name in enumerate(table.header[1:], start=1)]
    kept = tuple(one for one in series if any(point is not None for point in one.points))
    return Lines(column.title, tuple(str(row[0]) for row in table.rows), kept, column.indicator.unit)
