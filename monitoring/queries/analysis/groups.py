"""«По организации или группе»: the third of the six analyses (GU-06, AN-02, AN-03).

«organisation vs municipality, vs cluster, vs group»; shares are Σm / ΣN, «mean of cluster excludes «нет
данных»», which is counted apart.
"""

from collections import defaultdict

from monitoring.aggregates import Total, difference
from monitoring.queries.analysis.choices import group_choice, organizations_of
from monitoring.queries.analysis.measured import Code, Column, sums
from monitoring.queries.analysis.report import Asked, Entry, Report, Table, shown
from monitoring.queries.analysis.zones import ZoneTable, zones_of_year
from monitoring.values import Absent, Value
from monitoring.zoning import ZONE_LETTERS, ZONE_WORDS, Zone
from msoko.lib.charts import ZoneBars

TITLE = "По организации или группе"
#: rows of a picture that can still be read
MOST_BARS = 30
Totals = dict[tuple[Code, int], Total]


def groups_report(asked: Asked) -> Report:
    choice = group_choice(asked)
    table = zones_of_year(asked)
    kind, _, name = choice.chosen.partition("-")
    members = _members(asked, table, kind, name)
    own = sums(asked.municipality_id, [asked.year], organizations=members)
    everybody = sums(asked.municipality_id, [asked.year])
    cluster = _cluster(asked, table, members) if kind == "organization" else {}
    seen = [one for one in table.columns if (one.code, asked.year) in own]
    rows = tuple(_row(asked.year, one, own, everybody, cluster, table, members) for one in seen)
    header = (
        "Показатель", "Ед.", "Значение", "Муниципалитет", "Разница", "Кластер", "Зоны: З / Ж / К",
        "Организаций", "Нет данных",
    )  # fmt: skip
    words = dict(choice.options).get(choice.chosen, "")
    return Report(
        TITLE,
        f"{words}, {asked.year} год: доли – Σm / ΣN, рядом значение муниципалитета и разница с ним.",
        (Table("Сравнение", header, rows),),
        notes=("«Нет данных» в среднее не входит. Значение кластера – для одной организации.",),
        choices=(asked.year_choice, choice),
        chart=_chart(table, members, words),
    )


def _members(asked: Asked, table: ZoneTable, kind: str, name: str) -> set[int]:
    if kind == "organization":
        return {int(name)}
    if kind == "cluster":
        return {one for one, cluster in table.thresholds.clusters.items() if cluster == int(name)}
    return {one.pk for one in organizations_of(asked) if one.kind == name}


def _cluster(asked: Asked, table: ZoneTable, members: set[int]) -> Totals:
    clusters = table.thresholds.clusters
    own = {clusters.get(one) for one in members} - {None}
    peers = [one for one, cluster in clusters.items() if cluster in own]
    return sums(asked.municipality_id, [asked.year], organizations=peers) if len(peers) > 1 else {}


def _row(
    year: int,
    column: Column,
    own: Totals,
    everybody: Totals,
    cluster: Totals,
    table: ZoneTable,
    members: set[int],
) -> tuple[Entry, ...]:
    key, places = (column.code, year), column.indicator.decimals
    value, base = own[key].value, everybody[key].value
    peers: Value = cluster[key].value if key in cluster else Absent.NO_DATA
    return (
        column.title,
        column.indicator.unit,
        shown(value, places),
        shown(base, places),
        shown(difference(value, base), places, "–"),
        shown(peers, places, "–"),
        _zones(table, column, members),
        own[key].counted,
        own[key].left_out,
    )


def _zones(table: ZoneTable, column: Column, members: set[int]) -> str:
    zones = [table.zone(one, column.key) for one in members]
    if len(zones) == 1:
        return f"{ZONE_LETTERS[zones[0]]} ({ZONE_WORDS[zones[0]]})"
    return " / ".join(str(zones.count(zone)) for zone in (Zone.GREEN, Zone.YELLOW, Zone.RED))


def _chart(table: ZoneTable, members: set[int], words: str) -> ZoneBars | None:
    """One organisation is shown by tracks, a group by its organisations."""
    by_organization: dict[int, list[Zone]] = defaultdict(list)
    for (whose, _), cell in table.cells.items():
        by_organization[whose].append(cell.zone)
    if len(members) == 1:
        rows = _by_track(table, *members)
    else:
        rows = [
            (one.short_name, *_counts(by_organization[one.pk]))
            for one in table.organizations
            if one.pk in members
        ]
    return ZoneBars(f"Зоны: {words}", tuple(rows[:MOST_BARS])) if rows else None


def _by_track(table: ZoneTable, only: int) -> list[tuple[str, int, int, int, int]]:
    zones = {
        name: [table.zone(only, one.key) for one in columns if (only, one.key) in table.cells]
        for name, columns in table.tracks.items()
    }
    return [(name, *_counts(found)) for name, found in zones.items() if found]


def _counts(zones: list[Zone]) -> tuple[int, int, int, int]:
    return (
        zones.count(Zone.GREEN),
        zones.count(Zone.YELLOW),
        zones.count(Zone.RED),
        zones.count(Zone.NONE),
    )
