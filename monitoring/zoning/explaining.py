"""Why a value is in its zone: which values, by how much, what would move it (M5)."""

from dataclasses import dataclass
from decimal import Decimal

from monitoring.better import Better
from monitoring.values import Absent, Value, number_words, value_words
from monitoring.zoning.moving import Move, Parts, what_would_move
from monitoring.zoning.thresholds import ZONE_WORDS, Threshold, Zone, zone_of

_NBSP = "\u00a0"


@dataclass(frozen=True)
class ZoneReason:
    """`gap` is how far the target is missed, 0 in the green; `reserve` how far the nearest worse bound is."""

    zone: Zone
    value: Value
    threshold: Threshold | None
    parts: Parts | None
    gap: Decimal | None
    reserve: Decimal | None
    moves: tuple[Move, ...]
    sentence: str


def explain(
    value: Value, threshold: Threshold | None, *, parts: Parts | None = None, unit: str = ""
) -> ZoneReason:
    zone = zone_of(value, threshold)
    if threshold is None or isinstance(value, Absent) or zone is Zone.NONE:
        return ZoneReason(zone, value, threshold, parts, None, None, (), _without(value, threshold))
    number = threshold.seen(value)
    moves = what_would_move(value, threshold, parts)
    gap = abs(moves[-1].change) if moves else Decimal(0)
    writer = _Writer(threshold, unit)
    sentence = " ".join([writer.why(zone, number, gap, parts), *(writer.move(move, parts) for move in moves)])
    return ZoneReason(zone, value, threshold, parts, gap, _reserve(zone, number, threshold), moves, sentence)


def _without(value: Value, threshold: Threshold | None) -> str:
    if isinstance(value, Absent):
        return f"Зоны нет: {value_words(value)}."
    return "Зоны нет: цель не задана." if threshold is None else "Зоны нет: показатель не оценивается."


def _reserve(zone: Zone, number: Decimal, threshold: Threshold) -> Decimal | None:
    if zone is Zone.RED:
        return None
    bounds = threshold.green if zone is Zone.GREEN else threshold.yellow
    return min(abs(number - edge) for edge in (bounds.low, bounds.high) if edge is not None)


@dataclass(frozen=True)
class _Writer:
    threshold: Threshold
    unit: str

    def said(self, number: Decimal) -> str:
        words = number_words(number, self.threshold.decimals)
        return f"{words}{_NBSP}{self.unit}" if self.unit else words

    def why(self, zone: Zone, number: Decimal, gap: Decimal, parts: Parts | None) -> str:
        of = f" ({number_words(parts.numerator)} из {number_words(parts.denominator)})" if parts else ""
        start = f"{ZONE_WORDS[zone].capitalize()} зона: {self.said(number)}{of} при цели {self._target()}"
        if zone is Zone.GREEN:
            return f"{start}, цель достигнута."
        is_worse_above = self.threshold.green.high is not None and number > self.threshold.green.high
        words = "превышение" if is_worse_above else "не хватает"
        side = "в пределах допуска" if zone is Zone.YELLOW else "больше допуска"
        return f"{start}, {words} {self.said(gap)}: {side} {self.said(self.threshold.margin)}."

    def _target(self) -> str:
        target = self.said(self.threshold.target)
        if self.threshold.better is Better.CORRIDOR and self.threshold.upper is not None:
            return f"от {number_words(self.threshold.target, self.threshold.decimals)} до " + self.said(
                self.threshold.upper
            )
        return f"не {'больше' if self.threshold.better is Better.DOWN else 'меньше'} {target}"

    def move(self, move: Move, parts: Parts | None) -> str:
        zone = {Zone.GREEN: "зелёной", Zone.YELLOW: "жёлтой"}[move.zone]
        start = f"Для {zone} зоны нужно {self.said(move.needed)}"
        if parts is None or move.units is None or move.numerator is None:
            return f"{start}."
        if not move.is_possible:
            return f"{start}: при {number_words(parts.denominator)} в знаменателе это недостижимо."
        more = "ещё" if move.units > 0 else "меньше на"
        return (
            f"{start}: {more} {number_words(Decimal(abs(move.units)))} "
            f"({number_words(move.numerator)} из {number_words(parts.denominator)})."
        )
