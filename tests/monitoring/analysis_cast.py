"""A tiny municipality whose every figure can be counted by hand.

Three schools, three years, one share «m / N · 100» with a target of 80 and a tolerance of 10:

           2024        2025        2026
1       12/20 = 60  15/20 = 75  18/20 = 90    green
2       20/40 = 50  нет данных  30/40 = 75    yellow
3        8/10 = 80   7/10 = 70   4/10 = 40    red
together 40/70      22/30       52/70
"""

from decimal import Decimal

from monitoring.models import ContextProfile
from tests.factories import (
    ClusterFactory,
    ClusterMembershipFactory,
    ClusterSetFactory,
    ContextProfileFactory,
    DirectionFactory,
    IndicatorFactory,
    IndicatorSetFactory,
    IndicatorTargetFactory,
    IndicatorValueFactory,
    OrganizationFactory,
)

GIVEN = {
    "1": {2024: (12, 20), 2025: (15, 20), 2026: (18, 20)},
    "2": {2024: (20, 40), 2025: None, 2026: (30, 40)},
    "3": {2024: (8, 10), 2025: (7, 10), 2026: (4, 10)},
}


def schools(municipality):
    return [
        OrganizationFactory(municipality=municipality, kind="school", short_name=f"Школа № {number}")
        for number in GIVEN
    ]


def indicator(municipality, **fields):
    given = {
        "code": "BASE",
        "name": "Базовый уровень",
        "zone_tolerance": 10,
        "direction": DirectionFactory(short_name="Качество подготовки"),
        "indicator_set": IndicatorSetFactory(municipality=municipality),
    }
    return IndicatorFactory(municipality=municipality, **(given | fields))


def value(one, organization, year, given):
    """(m, N), or `None` for «нет данных»."""
    common = {"municipality": one.municipality, "indicator": one, "organization": organization, "year": year}
    if given is None:
        no_number = {"value": None, "numerator": None, "denominator": None}
        return IndicatorValueFactory(**common, **no_number, absence="no_data")
    above, below = given
    share = Decimal(above) * 100 / Decimal(below)
    return IndicatorValueFactory(**common, value=share, numerator=above, denominator=below)


def measured(municipality):
    """The table of the docstring; gives the indicator and the schools."""
    one, places = indicator(municipality), schools(municipality)
    for place, years in zip(places, GIVEN.values(), strict=True):
        for year, given in years.items():
            value(one, place, year, given)
    IndicatorTargetFactory(municipality=municipality, indicator=one, year=2026, target_value=80)
    return one, places


def in_clusters(municipality, places):
    """1 and 102 in the town, 103 in a village."""
    division = ClusterSetFactory(municipality=municipality, year=2026)
    town = ClusterFactory(municipality=municipality, cluster_set=division, name="Город")
    village = ClusterFactory(municipality=municipality, cluster_set=division, name="Село")
    for place, cluster in zip(places, (town, town, village), strict=True):
        ClusterMembershipFactory(municipality=municipality, cluster=cluster, organization=place)
    return town, village


def contexts(municipality, places) -> list[ContextProfile]:
    """Pupils 100, 200, 300; vacancies 1, 2 and 4 of 10 posts."""
    return [
        ContextProfileFactory(
            municipality=municipality,
            organization=place,
            year=2026,
            pupil_count=count,
            post_count=10,
            vacancy_count=vacancies,
        )
        for place, count, vacancies in zip(places, (100, 200, 300), (1, 2, 4), strict=True)
    ]
