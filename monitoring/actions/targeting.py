"""Targets and forecasts of many indicators and years at once: written whole, or not at all (CY-05)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from monitoring.models import Cluster, Indicator, IndicatorSet, IndicatorTarget
from monitoring.queries.targets import Column, is_corridor, targets_of
from monitoring.targets import Limits, Target, read_number, read_target
from monitoring.values import NotAValue
from msoko.people.models import User


@dataclass(frozen=True)
class GivenTarget:
    """`where` is how a message names the cell: «Строка 4, столбец C», or the indicator and its year."""

    indicator: int
    column: Column
    raw: object
    where: str


@dataclass(frozen=True)
class Settled:
    """`problems` not empty: nothing was written."""

    problems: tuple[str, ...] = ()
    changed_count: int = 0


@transaction.atomic
def set_targets(
    indicator_set: IndicatorSet, given: Iterable[GivenTarget], *, by: User, cluster: Cluster | None = None
) -> Settled:
    """Of a set in force too: its definitions stand still, its targets are set year by year."""
    IndicatorSet.objects.select_for_update().get(pk=indicator_set.pk)
    indicators = Indicator.objects.filter(indicator_set=indicator_set).in_bulk()
    rows, problems = dict(targets_of(indicator_set, cluster)), []
    before = {key: _numbers(one) for key, one in rows.items()}
    for one in given:
        key = (one.indicator, one.column.year)
        row = rows.setdefault(
            key,
            IndicatorTarget(
                municipality_id=indicator_set.municipality_id,
                indicator_id=one.indicator,
                year=one.column.year,
                cluster=cluster,
            ),
        )
        try:
            _set(row, indicators[one.indicator], one)
        except NotAValue as refusal:
            problems.append(f"{one.where}: {refusal}")
    if problems:
        return Settled(tuple(problems))
    changed = [row for key, row in rows.items() if before.get(key, _NOTHING) != _numbers(row)]
    _write(changed)
    return Settled((), len(changed))


def _set(row: IndicatorTarget, indicator: Indicator, one: GivenTarget) -> None:
    limits = Limits(indicator.lowest, indicator.highest)
    if one.column.is_forecast:
        row.forecast_value = read_number(one.raw, limits)
        return
    read: Target = read_target(one.raw, is_corridor=is_corridor(indicator), limits=limits)
    row.target_value, row.corridor_low, row.corridor_high = read.value, read.low, read.high


_COLUMNS = ("target_value", "forecast_value", "corridor_low", "corridor_high")
_NOTHING = (None, None, None, None)


def _numbers(row: IndicatorTarget) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _COLUMNS)


def _write(changed: list[IndicatorTarget]) -> None:
    """A row that says nothing any more is taken away, unless it has a tolerance of its own."""
    empty = [one for one in changed if _numbers(one) == _NOTHING and one.tolerance is None]
    IndicatorTarget.objects.filter(pk__in=[one.pk for one in empty if one.pk]).delete()
    kept = [one for one in changed if one not in empty]
    IndicatorTarget.objects.bulk_create([one for one in kept if not one.pk])
    IndicatorTarget.objects.bulk_update([one for one in kept if one.pk], _COLUMNS, batch_size=500)
