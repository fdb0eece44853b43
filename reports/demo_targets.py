"""Targets of the demo municipality: they grow from year to year, with a yellow zone below them."""

import datetime
from decimal import Decimal

from monitoring.actions.indicators import approve_set
from monitoring.better import Better
from monitoring.models import Indicator, IndicatorSet, IndicatorTarget
from reports.demo_contexts import Cast
from reports.demo_values import lot


def set_targets(cast: Cast, indicator_set: IndicatorSet, years: range) -> None:
    """Targets that grow, with a yellow zone below them; the set is put in force by an order."""
    indicators = list(Indicator.objects.filter(indicator_set=indicator_set))
    for one in indicators:
        is_share = one.unit == "%"
        one.zone_tolerance = Decimal(10) if is_share else Decimal(15)
        one.is_tolerance_percent = not is_share
        one.last_tolerance = Decimal(25) if is_share else None
        one.weight = Decimal(2) if one.is_critical else Decimal(1)
    Indicator.objects.bulk_update(
        indicators, ["zone_tolerance", "is_tolerance_percent", "last_tolerance", "weight"]
    )
    _plan(cast, indicators, years)
    approve_set(
        indicator_set,
        order_number="87",
        order_on=datetime.date(years[0], 1, 15),
        starts_on=datetime.date(years[0], 1, 15),
        by=cast.official,
        now=cast.now,
    )


def _plan(cast: Cast, indicators: list[Indicator], years: range) -> None:
    IndicatorTarget.objects.bulk_create(
        IndicatorTarget(
            municipality=cast.municipality,
            indicator=one,
            year=year,
            target_value=_target(one, step),
            forecast_value=_target(one, step) - (0 if one.better == Better.DOWN else 2),
        )
        for one in indicators
        for step, year in enumerate([*years, years[-1] + 1])
        # Not everything has a plan: then the mean of the municipality is what risk is seen by.
        if lot(one.code) % 9
    )


def _target(one: Indicator, step: int) -> Decimal:
    drawn = lot(one.code, "target") % 8
    if one.unit == "%":
        level = 25 - drawn - step if one.better == Better.DOWN else 62 + drawn + 2 * step
        narrow = {"OKPO-02": 38, "OKPO-04": 24, "OBJ-01": 90, "OBJ-05": 10}
        return Decimal(narrow.get(one.code, level))
    plain = {"OKPO-05": 55, "OKPO-06": 4, "OBJ-04": 1}
    return Decimal(plain.get(one.code, 3))
