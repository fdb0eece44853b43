"""Zones of a year from primary values, without a database: what the pure part of the budget costs.

Issue 8: «300 organisations × 200 indicators × 5 years: zones of one year recomputed in at most 3 s».
"""

from decimal import Decimal

from monitoring.better import Better
from monitoring.formulas import parse_formula
from monitoring.zoning import Threshold, TrackTerm, Zone, track_zone, zone_of
from tests.bench.harness import SECONDS, Once, measure
from tests.bench.stage import Stage

ORGANIZATIONS, INDICATORS, OF_TRACK = 300, 200, 10


@measure("зоны: 300 организаций, 200 показателей, 20 треков, вычисление", target=3, unit=SECONDS, runs=3)
def zones_of_a_year(stage: Stage) -> Once:
    formula = parse_formula("m / N * 100")
    threshold = Threshold(Better.UP, Decimal(70), Decimal(10), decimals=1)
    answers = [
        [
            {"m": Decimal((7 * organization + indicator) % 90), "N": Decimal(90 + (indicator % 10))}
            for indicator in range(INDICATORS)
        ]
        for organization in range(ORGANIZATIONS)
    ]

    def once() -> None:
        tracks = 0
        for row in answers:
            zones = [zone_of(formula.value(values), threshold) for values in row]
            for first in range(0, INDICATORS, OF_TRACK):
                terms = [TrackTerm(str(one), zones[one]) for one in range(first, first + OF_TRACK)]
                tracks += track_zone(terms).zone is not Zone.NONE
        assert tracks == ORGANIZATIONS * INDICATORS // OF_TRACK

    return once
