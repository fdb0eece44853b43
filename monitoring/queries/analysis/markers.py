"""«Объективность»: the second of the six analyses (GU-06, OB-01, OB-02).

«Индекс необъективности = number of markers in the year; also number of years with ≥ 1 marker in the last
three». A marker that was lifted is not counted; a year without any measured value is unknown.
"""

from collections import Counter, defaultdict

from monitoring.aggregates import last_years
from monitoring.flag_states import FlagState
from monitoring.models import ObjectivityFlag
from monitoring.objectivity import bias_index
from monitoring.queries.analysis.report import Asked, Entry, Report, Table, listed
from msoko.lib.charts import Lines, Series
from msoko.lib.language_ru import counted

TITLE = "Объективность процедур"


def markers_report(asked: Asked) -> Report:
    years = last_years(asked.year)
    flags = _flags(asked, years)
    standing = [one for one in flags if one.state != FlagState.LIFTED]
    known = [year for year in years if asked.first_year <= year <= asked.last_year]
    of_year = [one for one in standing if one.year == asked.year]
    schools = {one.organization_id for one in of_year}
    words = counted(len(of_year), "признак", "признака", "признаков")
    places = counted(len(schools), "организации", "организаций", "организаций")
    return Report(
        TITLE,
        f"За {asked.year} год: {words} у {places}. Признак – повод проверить, а не вывод.",
        (_organizations(asked, standing, years, known), _markers(flags, asked.year)),
        notes=("Снятые признаки в индекс не входят. «–»: за этот год значений нет.",),
        choices=(asked.year_choice,),
        chart=_chart(standing, years, known),
        empty=""
        if flags
        else "Признаков пока нет: их ставит проверка на странице «Признаки необъективности».",
    )


def _flags(asked: Asked, years: tuple[int, ...]) -> list[ObjectivityFlag]:
    rows = ObjectivityFlag.objects.filter(municipality=asked.municipality_id, year__in=years)
    return list(
        rows.select_related("organization", "marker").order_by("organization__short_name", "marker__position")
    )


def _organizations(
    asked: Asked, flags: list[ObjectivityFlag], years: tuple[int, ...], known: list[int]
) -> Table:
    by_organization: dict[int, list[ObjectivityFlag]] = defaultdict(list)
    for one in flags:
        by_organization[one.organization_id].append(one)
    header = ("Организация", *map(str, years), "Индекс", "Лет с признаками из трёх", "Признаки за год")
    rows: list[tuple[Entry, ...]] = []
    for found in by_organization.values():
        counts = Counter(one.year for one in found)
        index = bias_index({year: counts[year] for year in known}, asked.year)
        cells = [counts[year] if year in known else "–" for year in years]
        names = listed(
            f"{one.marker.code} ({one.get_state_display()})" for one in found if one.year == asked.year
        )
        number = "–" if index.index is None else index.index
        rows.append(
            (found[0].organization.short_name, *cells, number, index.years_with_markers, names or "нет")
        )
    return Table("Индекс необъективности по организациям", header, tuple(rows))


def _markers(flags: list[ObjectivityFlag], year: int) -> Table:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in flags:
        if one.year == year:
            found[str(one.marker)][one.state] += 1
    header = ("Признак", *(str(state.label).capitalize() for state in FlagState), "Всего")
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (name, *(counts[state] for state in FlagState), sum(counts.values()))
        for name, counts in found.items()
    )
    return Table(f"Признаки за {year} год", header, rows)


def _chart(flags: list[ObjectivityFlag], years: tuple[int, ...], known: list[int]) -> Lines | None:
    if not flags:
        return None
    counts = Counter(one.year for one in flags)
    schools = Counter(year for year, _ in {(one.year, one.organization_id) for one in flags})
    return Lines(
        "Признаки необъективности по годам",
        tuple(map(str, years)),
        (
            Series("Признаков", tuple(float(counts[year]) if year in known else None for year in years)),
            Series(
                "Организаций с признаками",
                tuple(float(schools[year]) if year in known else None for year in years),
            ),
        ),
    )
