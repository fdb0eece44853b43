"""Organisations × tracks as a table and a picture: the page, its XLSX and the annex of an order (RZ-05)."""

from monitoring.queries.analysis.report import Asked, Report, Table
from monitoring.queries.analysis.zones import zones_of_year
from monitoring.values import number_words
from monitoring.zoning import ZONE_LETTERS, TrackZone
from msoko.lib.charts import HeatMap


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
        choices=(asked.year_choice,),
        chart=HeatMap(
            title, tuple(one.short_name for one in table.organizations), tuple(table.tracks), zones
        ),
    )


def _track_words(found: TrackZone) -> str:
    if found.percent is None:
        return "–"
    return f"{ZONE_LETTERS[found.zone]} {number_words(found.percent, 1)} %"
