"""What would move a value into a better zone: the value needed, and for a share the number of pupils "
"or units.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from monitoring.better import Better
from monitoring.values import Absent, Value, ratio
from monitoring.zoning.thresholds import Bounds, Threshold, Zone, zone_of

_BETTER_ZONES = {Zone.RED: (Zone.YELLOW, Zone.GREEN), Zone.YELLOW: (Zone.GREEN,)}
_ONE = Decimal(1)


@dataclass(frozen=True)
class Parts:
    """Numerator, denominator and factor of a share; `is_part` says that m can never exceed N."""

    numerator: Decimal
    denominator: Decimal
    factor: Decimal = Decimal(100)
    is_part: bool = True


@dataclass(frozen=True)
class Move:
    """`units` more (or fewer, below zero) in the numerator of the same denominator; `None` when it is "
    "no share."""

    zone: Zone
    needed: Decimal
    change: Decimal
    units: int | None = None
    numerator: Decimal | None = None
    is_possible: bool = True


def what_would_move(value: Value, threshold: Threshold, parts: Parts | None = None) -> tuple[Move, ...]:
    """One move for each better zone, the nearer first; nothing for green and for what has no zone."""
    if isinstance(value, Absent):
        return ()
    return tuple(
        _move(zone, threshold.seen(value), threshold, parts)
        for zone in _BETTER_ZONES.get(zone_of(value, threshold), ())
    )


def _move(zone: Zone, number: Decimal, threshold: Threshold, parts: Parts | None) -> Move:
    bounds = threshold.green if zone is Zone.GREEN else threshold.yellow
    is_low = bounds.low is not None and number < bounds.low
    needed = bounds.low if is_low else bounds.high
    if needed is None:
        raise ValueError("A value outside bounds without an edge.")
    move = Move(zone, needed, needed - number)
    if parts is None or parts.factor <= 0 or parts.denominator <= 0:
        return move
    numerator = _numerator(bounds, needed, threshold, parts, is_up=is_low)
    is_possible = _is_possible(numerator, bounds, threshold, parts)
    return Move(zone, needed, needed - number, int(numerator - parts.numerator), numerator, is_possible)


def _numerator(
    bounds: Bounds, needed: Decimal, threshold: Threshold, parts: Parts, *, is_up: bool
) -> Decimal:
    """The nearest whole step from the present numerator that reaches the bounds as values are printed."""
    edge = _printed_edge(needed, threshold.decimals, is_up=is_up)
    exact = edge * parts.denominator / parts.factor - parts.numerator
    steps = exact.to_integral_value(ROUND_CEILING if is_up else ROUND_FLOOR)
    # A half is printed upwards, so the step at the very edge may fall on either side.
    further = _ONE if is_up else -_ONE
    for tried in (steps, steps + further):
        if _reaches(parts.numerator + tried, bounds, threshold, parts):
            return parts.numerator + tried
    return parts.numerator + steps


def _printed_edge(needed: Decimal, decimals: int | None, *, is_up: bool) -> Decimal:
    """Rounding for print lets a value in half a last place earlier."""
    if decimals is None:
        return needed
    place = _ONE.scaleb(-decimals)
    printed = needed.quantize(place, ROUND_CEILING if is_up else ROUND_FLOOR)
    return printed - place / 2 if is_up else printed + place / 2


def _reaches(numerator: Decimal, bounds: Bounds, threshold: Threshold, parts: Parts) -> bool:
    found = ratio(numerator, parts.denominator, parts.factor)
    return not isinstance(found, Absent) and threshold.seen(found) in bounds


def _is_possible(numerator: Decimal, bounds: Bounds, threshold: Threshold, parts: Parts) -> bool:
    is_within = numerator >= 0 and (not parts.is_part or numerator <= parts.denominator)
    # In a narrow corridor of a small school no whole number may fall inside.
    is_inside = threshold.better is not Better.CORRIDOR or _reaches(numerator, bounds, threshold, parts)
    return is_within and is_inside
