"""AN-07: one page about an organisation: «profile shows three procedures, three years».

The school reads its own: others stand there only as the value of the municipality, which is hidden when it
is made of fewer pupils than the setting allows (AN-08).
"""

from decimal import Decimal

from monitoring.aggregates import Total, dynamics, hidden, hidden_words
from monitoring.flag_states import FlagState
from monitoring.models import LowPerformance, ObjectivityFlag
from monitoring.queries.analysis.measured import Column, columns_of, sums, values_by_year
from monitoring.queries.analysis.report import Asked, Entry, Report, Table, shown
from monitoring.queries.analysis.zones import ZoneTable, policy_of, zones_of_year
from monitoring.values import Value, number_words, rounded
from monitoring.zoning import ZONE_LETTERS, ZONE_WORDS
from msoko.lib.charts import MAX_SERIES, Lines, Series
from msoko.people.models import Organization


def school_profile(asked: Asked, organization: Organization, *, is_department: bool) -> Report:
    """`is_department` also reads markers and lists; the school reads its values and zones."""
    columns = columns_of(asked, only_procedures=True)
    values = values_by_year(asked.municipality_id, organization.pk, asked.years)
    codes = {one.indicator.code for one in columns}
    totals = sums(asked.municipality_id, [asked.year], codes=codes) if codes else {}
    least = policy_of(asked.municipality_id).smallest_group_count
    seen = [one for one in columns if any((one.code, year) in values for year in asked.years)]
    rows = tuple(
        _row(asked, one, values, totals.get((one.code, asked.year)), 0 if is_department else least)
        for one in seen
    )
    header = ("Процедура и показатель", "Ед.", *map(str, asked.years), "Изменение", "Муниципалитет")
    table = zones_of_year(asked, organization=organization.pk)
    notes = _notes(asked, organization) if is_department else ()
    return Report(
        f"Профиль: {organization}",
        f"ВПР, ОГЭ, ЕГЭ и другие процедуры за {asked.years[0]}–{asked.years[-1]} годы и муниципалитет.",
        (Table("Процедуры по годам", header, rows), _tracks(table, organization)),
        notes=notes,
        choices=(asked.year_choice,),
        chart=_chart(asked, seen, values, organization),
        empty="" if rows or table.cells else "Значений по этой организации пока нет.",
    )


def _row(asked: Asked, column: Column, values: dict, total: Total | None, least: int) -> tuple[Entry, ...]:
    places = column.indicator.decimals
    series = {year: values[column.code, year] for year in asked.years if (column.code, year) in values}
    found = dynamics(series, asked.years)
    cells = [shown(point.value, places, point.words()) for point in found.points]
    change = "–" if found.change is None else rounded(found.change, places)
    return (column.title, column.indicator.unit, *cells, change, _others(total, places, least))


def _others(total: Total | None, places: int, least: int) -> Entry:
    if total is None:
        return "–"
    size: Value = Decimal(total.counted) if total.denominator is None else total.denominator
    if least and hidden({"all": size}, least=least):
        return hidden_words(hidden({"all": size}, least=least)["all"], least)
    return shown(total.value, places)


def _tracks(table: ZoneTable, organization: Organization) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for track, columns in table.tracks.items():
        found = table.track(organization.pk, columns)
        percent = "–" if found.percent is None else f"{number_words(found.percent, 1)}\u00a0%"
        zone = f"{ZONE_LETTERS[found.zone]} ({ZONE_WORDS[found.zone]})"
        rows.append((track, zone, percent, found.sentence))
    return Table(f"Зоны по трекам, {table.year} год", ("Трек", "Зона", "Баллы", "Почему"), tuple(rows))


def _notes(asked: Asked, organization: Organization) -> tuple[str, ...]:
    of_year = {"organization": organization, "year": asked.year}
    flags = ObjectivityFlag.objects.filter(**of_year).exclude(state=FlagState.LIFTED).select_related("marker")
    lists = LowPerformance.objects.filter(**of_year)
    marks = tuple(
        f"Признак {one.marker} ({one.get_state_display()}). {one.explanation_text}" for one in flags
    )
    return (*marks, *(f"В списке «{one.get_kind_display()}»: {one.reason}" for one in lists))


def _chart(asked: Asked, columns: list[Column], values: dict, organization: Organization) -> Lines | None:
    """The shares of procedures; more lines than can be told apart are not drawn."""
    shares = [one for one in columns if one.indicator.unit == "%"][:MAX_SERIES]
    if not shares:
        return None
    series = tuple(
        Series(
            _short(one),
            tuple(
                float(value) if isinstance(value := values.get((one.code, year)), Decimal) else None
                for year in asked.years
            ),
        )
        for one in shares
    )
    return Lines(f"{organization}: процедуры по годам", tuple(map(str, asked.years)), series, "%")


def _short(column: Column) -> str:
    return f"{column.indicator.code}: {column.scope}" if column.scope else column.indicator.code
