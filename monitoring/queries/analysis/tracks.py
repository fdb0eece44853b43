"""Organisations × tracks as a table and a picture: the page, its XLSX and the annex of an order (RZ-05)."""

from collections import Counter
from collections.abc import Sequence

from monitoring.queries.analysis.report import Asked, Report, Table, listed
from monitoring.queries.analysis.zones import zones_of_year
from monitoring.values import number_words
from monitoring.zoning import ZONE_LETTERS, TrackZone, Zone
from msoko.lib.charts import HeatMap

COLOURS = {Zone.GREEN: "зелёных", Zone.YELLOW: "жёлтых", Zone.RED: "красных", Zone.NONE: "без зоны"}


def track_report(asked: Asked) -> Report:
    table = zones_of_year(asked)
    found = {
        (one.pk, name): table.track(one.pk, columns)
        for one in table.organizations
        for name, columns in table.tracks.items()
    }
    rows = tuple(
        (one.short_name, *(_track_words(found[one.pk, name]) for name in table.tracks))
        for one in table.organizations
    )
    zones = tuple(
        tuple(found[one.pk, name].zone.value for name in table.tracks) for one in table.organizations
    )
    title = f"Зоны по трекам, {asked.year} год"
    return Report(
        "Зоны по трекам",
        "Буква – зона: З зелёная, Ж жёлтая, К красная; рядом – доля баллов трека.",
        (Table(title, ("Организация", *table.tracks), rows),),
        notes=_counts_words(zones, [one.short_name for one in table.organizations]),
        choices=(asked.year_choice,),
        chart=HeatMap(
            title, tuple(one.short_name for one in table.organizations), tuple(table.tracks), zones
        ),
    )


def _counts_words(zones: Sequence[Sequence[str]], names: Sequence[str]) -> tuple[str, ...]:
    """How many zones of each colour there are, and where the red ones are most: a picture told in words."""
    found = Counter(zone for row in zones for zone in row)
    if not found:
        return ()
    counts = ", ".join(f"{word} {found[zone]}" for zone, word in COLOURS.items())
    red = sorted(
        ((row.count(Zone.RED), name) for row, name in zip(map(list, zones), names, strict=True)),
        key=lambda one: (-one[0], one[1]),
    )
    most = listed((f"{name} ({count})" for count, name in red if count), most=5)
    return (f"Ячеек {found.total()}: {counts}.", *((f"Красных больше всего: {most}.",) if most else ()))


def _track_words(found: TrackZone) -> str:
    if found.percent is None:
        return "–"
    return f"{ZONE_LETTERS[found.zone]} {number_words(found.percent, 1)} %"
