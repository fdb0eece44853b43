"""RZ-02: the zone of a track from the zones of its indicators.

«Share of points (green 2, yellow 1, red 0; weights), bounds are settings (default ≥ 75 % green, ≥ 50 %
yellow); a red on a “critical” indicator makes the track at most yellow». An indicator without a zone is
left out of both the points and the greatest sum, and is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from monitoring.values import Absent, number_words, ratio
from monitoring.zoning.thresholds import ZONE_WORDS, Zone

POINTS = {Zone.GREEN: Decimal(2), Zone.YELLOW: Decimal(1), Zone.RED: Decimal(0)}
_HUNDRED = Decimal(100)
_ORDER = (Zone.NONE, Zone.RED, Zone.YELLOW, Zone.GREEN)


@dataclass(frozen=True)
class TrackTerm:
    indicator: str
    zone: Zone
    weight: Decimal = Decimal(1)
    is_critical: bool = False

    def __post_init__(self) -> None:
        if self.weight < 0:
            raise ValueError(f"Вес показателя «{self.indicator}» не может быть отрицательным.")

    @property
    def points(self) -> Decimal:
        return self.weight * POINTS[self.zone]


@dataclass(frozen=True)
class TrackBounds:
    green: Decimal = Decimal(75)
    yellow: Decimal = Decimal(50)

    def __post_init__(self) -> None:
        if not 0 <= self.yellow <= self.green <= _HUNDRED:
            raise ValueError("Границы зон трека: от 0 до 100 %, граница жёлтой не выше границы зелёной.")


DEFAULT_BOUNDS = TrackBounds()


@dataclass(frozen=True)
class TrackZone:
    """`capped_by` are the red critical indicators that hold the track at yellow."""

    zone: Zone
    points: Decimal
    most: Decimal
    percent: Decimal | None
    bounds: TrackBounds
    terms: tuple[TrackTerm, ...]
    left_out: tuple[str, ...]
    capped_by: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Written only when it is read: a table of all tracks needs the zones alone."""
        return _sentence(self)


def track_zone(terms: Sequence[TrackTerm], bounds: TrackBounds = DEFAULT_BOUNDS) -> TrackZone:
    counted = tuple(term for term in terms if term.zone is not Zone.NONE)
    left_out = tuple(term.indicator for term in terms if term.zone is Zone.NONE)
    points = sum((term.points for term in counted), Decimal(0))
    most = 2 * sum((term.weight for term in counted), Decimal(0))
    share = ratio(points, most, _HUNDRED)
    percent = None if isinstance(share, Absent) else share
    zone = _zone(percent, bounds)
    reds = tuple(term.indicator for term in counted if term.is_critical and term.zone is Zone.RED)
    capped_by = reds if zone is Zone.GREEN else ()
    return TrackZone(
        Zone.YELLOW if capped_by else zone, points, most, percent, bounds, counted, left_out, capped_by
    )


def _zone(percent: Decimal | None, bounds: TrackBounds) -> Zone:
    if percent is None:
        return Zone.NONE
    if percent >= bounds.green:
        return Zone.GREEN
    return Zone.YELLOW if percent >= bounds.yellow else Zone.RED


def _sentence(found: TrackZone) -> str:
    if found.percent is None:
        return "Зоны трека нет: ни у одного показателя нет зоны."
    parts = [
        f"{ZONE_WORDS[found.zone].capitalize()} зона трека: {number_words(found.points)} из "
        f"{number_words(found.most)} баллов ({number_words(found.percent, 1)}\u00a0%); "
        f"зелёная от {number_words(found.bounds.green)}\u00a0%, жёлтая от "
        f"{number_words(found.bounds.yellow)}\u00a0%."
    ]
    if found.capped_by:
        parts.append(f"Не выше жёлтой: критический показатель в красной зоне ({_listed(found.capped_by)}).")
    lost = [term for term in found.terms if term.zone is not Zone.GREEN and term.weight]
    if lost:
        names = [f"«{term.indicator}» ({ZONE_WORDS[term.zone]})" for term in lost]
        parts.append(f"Баллы потеряны: {', '.join(names)}.")
    if found.left_out:
        parts.append(f"Не учтены, зоны нет: {_listed(found.left_out)}.")
    return " ".join(parts)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def what_would_move_track(found: TrackZone) -> tuple[str, ...]:
    """The fewest indicators whose green zone lifts the track to the next zone; nothing when it is green."""
    if found.zone in (Zone.GREEN, Zone.NONE):
        return ()
    terms, moved = list(found.terms), []
    for term in sorted(found.terms, key=_first_to_move):
        if term.zone is Zone.GREEN:
            continue
        terms[terms.index(term)] = replace(term, zone=Zone.GREEN)
        moved.append(term.indicator)
        if _ORDER.index(track_zone(terms, found.bounds).zone) > _ORDER.index(found.zone):
            return tuple(moved)
    return ()


def _first_to_move(term: TrackTerm) -> tuple[bool, Decimal]:
    """Red critical indicators hold everything; then those that give back most points."""
    return not (term.is_critical and term.zone is Zone.RED), term.points - 2 * term.weight
