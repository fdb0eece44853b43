"""Zones by tracks and by indicators, each cell with its reason (M5, RZ-03, RZ-05)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from rules.contrib.views import permission_required

from monitoring.queries.analysis.choices import direction_choice
from monitoring.queries.analysis.measured import Column, columns_of
from monitoring.queries.analysis.report import Asked, Report, Table
from monitoring.queries.analysis.tracks import track_report
from monitoring.queries.analysis.why import Why, why_indicator, why_track
from monitoring.queries.analysis.zones import ZoneTable, zones_of_year
from monitoring.values import number_words, value_words
from monitoring.views.analysis_frame import SHAPES, asked_of, frame, report_picture, report_xlsx, shapes
from msoko.people.models import Organization

#: zone, words with their shape and letter, the question that explains them
Cell = tuple[str, str, str]
_ABSENT: Cell = ("", "", "")


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_zones(request: HttpRequest) -> HttpResponse:
    """Organisations × tracks."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "monitoring/analysis_empty.html", frame(request, "analysis-zones"))
    table = zones_of_year(asked)
    why = None
    if organization := _organization(asked, table):
        why = why_track(asked, table, organization, asked.text("track"))
    tracks = table.tracks
    rows = [
        (one, [_track_cell(table, one, name, columns) for name, columns in tracks.items()])
        for one in table.organizations
    ]
    return _page(request, "analysis-zones", asked, list(tracks), rows, why, title="Зоны по трекам")


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_map(request: HttpRequest) -> HttpResponse:
    """Organisations × indicators of one direction: all of them at once would be too wide to read."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "monitoring/analysis_empty.html", frame(request, "analysis-map"))
    directions, table = _map(asked)
    why = None
    if organization := _organization(asked, table):
        column = next((one for one in table.columns if one.word == asked.text("indicator")), None)
        why = why_indicator(asked, table, organization, column) if column else None
    given = {"year": asked.year, "direction": directions.chosen}
    heads = [urlencode({**given, "indicator": one.word}) for one in table.columns]
    rows = [
        (one, [_cell(table, one, column, head) for column, head in zip(table.columns, heads, strict=True)])
        for one in table.organizations
    ]
    titles = [one.title for one in table.columns]
    return _page(
        request, "analysis-map", asked, titles, rows, why, title="Карта показателей", choices=(directions,)
    )


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_zones_xlsx(request: HttpRequest) -> HttpResponse:
    """RZ-05: what the annex of the order holds is what the page shows."""
    asked = asked_of(request)
    return report_xlsx(request, track_report(asked) if asked else Report("Зоны по трекам", ""), "zones")


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_zones_picture(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    return report_picture(track_report(asked) if asked else Report("Зоны по трекам", ""))


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_map_xlsx(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    if asked is None:
        return report_xlsx(request, Report("Карта показателей", ""), "map")
    directions, table = _map(asked)
    rows = tuple(
        (one.short_name, *(_cell(table, one, column, "")[1] for column in table.columns))
        for one in table.organizations
    )
    header = ("Организация", *(one.title for one in table.columns))
    lead = "Буква после значения – зона: З зелёная, Ж жёлтая, К красная."
    report = Report(
        "Карта показателей",
        lead,
        (Table(f"{asked.year} год", header, rows),),
        choices=(asked.year_choice, directions),
    )
    return report_xlsx(request, report, "map")


def _page(
    request: HttpRequest,
    name: str,
    asked: Asked,
    heads: list[str],
    rows: list[tuple[Organization, list[Cell]]],
    why: Why | None,
    **context: Any,
) -> HttpResponse:
    choices = (asked.year_choice, *context.pop("choices", ()))
    context |= {"asked": asked, "heads": heads, "rows": rows, "why": why, "choices": choices}
    context |= {"shapes": list(shapes()), "is_map": name == "analysis-map", "tones": SHAPES}
    return render(request, "monitoring/analysis_zones.html", frame(request, name, **context))


def _map(asked: Asked) -> tuple[Any, ZoneTable]:
    directions = direction_choice(asked, columns_of(asked), first=None)
    return directions, zones_of_year(asked, direction=int(directions.chosen or 0))


def _organization(asked: Asked, table: ZoneTable) -> Organization | None:
    number = asked.number("organization")
    return next((one for one in table.organizations if one.pk == number), None)


def _cell(table: ZoneTable, one: Organization, column: Column, head: str) -> Cell:
    """An organisation that was not asked has none."""
    cell = table.cells.get((one.pk, column.key))
    if cell is None:
        return _ABSENT
    shape, letter = SHAPES[cell.zone]
    words = value_words(cell.value, column.indicator.decimals)
    return cell.zone.value, f"{shape} {words} {letter}".rstrip(), f"{head}&organization={one.pk}#why"


def _track_cell(table: ZoneTable, one: Organization, track: str, columns: list[Column]) -> Cell:
    if not any((one.pk, column.key) in table.cells for column in columns):
        return _ABSENT
    found = table.track(one.pk, columns)
    shape, letter = SHAPES[found.zone]
    words = "" if found.percent is None else f" {number_words(found.percent, 1)}"
    query = urlencode({"year": table.year, "track": track, "organization": one.pk})
    return found.zone.value, f"{shape}{words} {letter}".rstrip(), f"{query}#why"
