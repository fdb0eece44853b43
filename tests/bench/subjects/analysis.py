"""Zones of a year from stored values, the map, a profile: 300 organisations, 200 indicators, 5 years.

Issue 8: «zones of one year recomputed in at most 3 s, heat map page at most 500 ms»; a profile has the
150 ms of one school, the map shows one direction at a time, the six analyses are measured whole.
"""

from decimal import Decimal
from functools import cache

from django.urls import reverse
from django.utils import timezone

from monitoring.bulk_writing import upsert
from monitoring.models import Indicator, IndicatorSet, IndicatorTarget, IndicatorValue
from monitoring.queries.analysis.measured import asked_about
from monitoring.queries.analysis.six import SIX
from monitoring.queries.analysis.zones import zones_of_year
from msoko.people.models import Organization
from plans.models import Direction
from tests.bench.harness import SECONDS, Once, measure
from tests.bench.stage import Stage, answered

ORGANIZATIONS, INDICATORS, YEARS = 300, 200, (2022, 2023, 2024, 2025, 2026)
_COLUMNS = ("municipality_id", "indicator_id", "organization_id", "year", "period", "scope_id", "value",
            "absence", "numerator", "denominator", "formula_version", "inputs", "computed_at")  # fmt: skip
_UNIQUE = ("organization_id", "year", "indicator_id", "period", "scope_id")


@cache
def filled(stage: Stage) -> int:
    """300,000 values with their targets; gives the first organisation."""
    with stage.seen():
        own = stage.municipality
        places = Organization.objects.bulk_create(
            Organization(municipality=own, kind="school", name=f"Школа {n}", short_name=f"Замер, школа № {n}")
            for n in range(ORGANIZATIONS)
        )
        directions = list(Direction.objects.order_by("position"))
        set_pk = _set_of(own)
        made = Indicator.objects.bulk_create(
            Indicator(
                municipality=own,
                indicator_set_id=set_pk,
                code=f"BENCH-{n}",
                name=f"Показатель замера {n}",
                direction=directions[n % len(directions)],
                formula_text="m / N * 100",
                zone_tolerance=10,
            )
            for n in range(INDICATORS)
        )
        IndicatorTarget.objects.bulk_create(
            IndicatorTarget(municipality=own, indicator=one, year=year, target_value=60)
            for one in made
            for year in YEARS
        )
        now = timezone.now()
        rows = (
            (own.pk, one.pk, place.pk, year, "year", None, Decimal(part), "", part, 100, 1, "{}", now)
            for year in YEARS
            for one in made
            for place in places
            for part in [(one.pk * 7 + place.pk * 3 + year) % 100]
        )  # fmt: skip
        upsert(IndicatorValue, _COLUMNS, rows, unique=_UNIQUE, compared=("value",))
        return places[0].pk


def _set_of(municipality: object) -> int:
    """A set of its own: the one in force is not changed."""
    made = IndicatorSet.objects.create(municipality=municipality, title="Показатели замера", number=99)
    return made.pk


@measure("зоны года из базы: 300 × 200, треки", target=3, unit=SECONDS, runs=3)
def zones_from_the_base(stage: Stage) -> Once:
    filled(stage)

    def once() -> None:
        with stage.seen():
            asked = asked_about(stage.municipality.pk, {})
            assert asked is not None
            table = zones_of_year(asked)
            tracks = [
                table.track(one.pk, columns)
                for one in table.organizations
                for columns in table.tracks.values()
            ]
            assert len(table.cells) >= ORGANIZATIONS * INDICATORS
            assert len(tracks) >= ORGANIZATIONS

    return once


@measure("карта показателей: 300 организаций, страница", target=500, runs=5)
def map_page(stage: Stage) -> Once:
    filled(stage)
    return _page(stage, reverse("monitoring:analysis-map"))


@measure("зоны по трекам: 300 организаций, страница", target=3000, runs=3)
def tracks_page(stage: Stage) -> Once:
    filled(stage)
    return _page(stage, reverse("monitoring:analysis-zones"))


@measure("профиль одной школы, страница", target=150, runs=5)
def profile_page(stage: Stage) -> Once:
    return _page(stage, reverse("monitoring:school-profile", args=[filled(stage)]))


@measure("шесть анализов, вместе", target=15, unit=SECONDS, runs=1)
def six_analyses(stage: Stage) -> Once:
    filled(stage)

    def once() -> None:
        with stage.seen():
            asked = asked_about(stage.municipality.pk, {})
            assert asked is not None
            assert [analysis.make(asked).title for analysis in SIX.values()]

    return once


def _page(stage: Stage, address: str) -> Once:
    def once() -> None:
        answered(stage.specialist.get(address))

    return once
