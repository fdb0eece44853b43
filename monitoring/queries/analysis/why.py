"""Why a cell is in its zone: which values, by how much, what would move it, how it was before (M5)."""

from dataclasses import dataclass, replace

from monitoring.formulas import parse_formula
from monitoring.models import Deviation
from monitoring.queries.analysis.measured import Column
from monitoring.queries.analysis.report import Asked
from monitoring.queries.analysis.zones import Cell, ZoneTable, zones_of_year
from monitoring.values import number_words, value_words
from monitoring.zoning import ZONE_LETTERS, Parts, Zone, explain, what_would_move_track
from msoko.people.models import Organization


@dataclass(frozen=True)
class YearZone:
    year: int
    words: str
    zone: Zone


@dataclass(frozen=True)
class Term:
    """An indicator of a track: what it gave to the sum, and the word of its own cell."""

    title: str
    words: str
    zone: Zone
    word: str


@dataclass(frozen=True)
class Why:
    title: str
    zone: Zone
    sentences: tuple[str, ...]
    history: tuple[YearZone, ...]
    terms: tuple[Term, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    organization: Organization | None = None


def why_indicator(asked: Asked, table: ZoneTable, organization: Organization, column: Column) -> Why | None:
    """`None` when this organisation was not asked for this indicator."""
    cell = table.cells.get((organization.pk, column.key))
    if cell is None:
        return None
    threshold = table.thresholds.of(column.indicator.pk, organization.pk)
    reason = explain(cell.value, threshold, parts=_parts(cell, column), unit=column.indicator.unit)
    return Why(
        f"{column.title}: {organization}",
        cell.zone,
        (reason.sentence,),
        _history(asked, table, organization, column),
        deviations=tuple(
            Deviation.objects.filter(indicator_value=cell.pk).select_related("organization").order_by("kind")
        ),
        organization=organization,
    )


def _parts(cell: Cell, column: Column) -> Parts | None:
    share = parse_formula(column.indicator.formula_text).share
    if cell.numerator is None or cell.denominator is None or share is None:
        return None
    return Parts(cell.numerator, cell.denominator, share[2])


def why_track(asked: Asked, table: ZoneTable, organization: Organization, track: str) -> Why | None:
    columns = table.tracks.get(track)
    if columns is None or not any((organization.pk, one.key) in table.cells for one in columns):
        return None
    found = table.track(organization.pk, columns)
    moving = what_would_move_track(found)
    names = ", ".join(f"«{one}»" for one in moving)
    moves = (f"До следующей зоны: в зелёную должны перейти {names}.",) if moving else ()
    terms = tuple(
        Term(
            one.title,
            _lettered(value_words(cell.value, one.indicator.decimals), cell.zone),
            cell.zone,
            one.word,
        )
        for one in columns
        if (cell := table.cells.get((organization.pk, one.key)))
    )
    return Why(
        f"{track}: {organization}",
        found.zone,
        (found.sentence.split(" Баллы потеряны")[0], *moves),
        _track_history(asked, table, organization, track),
        terms,
        organization=organization,
    )


def _earlier(asked: Asked, organization: Organization) -> list[ZoneTable]:
    years = [year for year in asked.years if year != asked.year and asked.first_year <= year]
    return [zones_of_year(replace(asked, year=year), organization=organization.pk) for year in years]


def _history(
    asked: Asked, table: ZoneTable, organization: Organization, column: Column
) -> tuple[YearZone, ...]:
    """The indicator of the same code: an old year keeps its own set."""
    found = []
    for one in [*_earlier(asked, organization), table]:
        same = next((other for other in one.columns if other.code == column.code), None)
        cell = one.cells.get((organization.pk, same.key)) if same else None
        words = value_words(cell.value, column.indicator.decimals) if cell else "данных нет"
        zone = cell.zone if cell else Zone.NONE
        found.append(YearZone(one.year, _lettered(words, zone), zone))
    return tuple(found)


def _track_history(
    asked: Asked, table: ZoneTable, organization: Organization, track: str
) -> tuple[YearZone, ...]:
    found = []
    for one in [*_earlier(asked, organization), table]:
        zone = one.track(organization.pk, one.tracks.get(track, []))
        words = "данных нет" if zone.percent is None else f"{number_words(zone.percent, 1)}\u00a0%"
        found.append(YearZone(one.year, _lettered(words, zone.zone), zone.zone))
    return tuple(found)


def _lettered(words: str, zone: Zone) -> str:
    """RZ-03: by colour and by letter."""
    return words if zone is Zone.NONE else f"{ZONE_LETTERS[zone]} {words}"
