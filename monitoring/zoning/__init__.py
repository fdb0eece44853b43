"""Zones of organisations, tracks and risk, each with its reason and with what would move it. Pure.

RZ-01: «green = target reached; yellow = within tolerance below target; red = worse ... for “less is better”
mirrored». RZ-02: «Zone for a track: share of points (green 2, yellow 1, red 0; weights)». RZ-03: «by colour
and word/letter (К, Ж, З)». RZ-04: «significant deviation from an approved norm or, if none, from the
municipal mean; threshold in σ or %».
"""

from monitoring.zoning.explaining import ZoneReason, explain
from monitoring.zoning.moving import Move, Parts, what_would_move
from monitoring.zoning.risk import Risk, RiskRule, risk
from monitoring.zoning.thresholds import (
    ZONE_LETTERS,
    ZONE_WORDS,
    Threshold,
    Zone,
    chosen_threshold,
    zone_of,
    zones,
)
from monitoring.zoning.tracks import (
    TrackBounds,
    TrackTerm,
    TrackZone,
    track_zone,
    what_would_move_track,
)

__all__ = [
    "ZONE_LETTERS",
    "ZONE_WORDS",
    "Move",
    "Parts",
    "Risk",
    "RiskRule",
    "Threshold",
    "TrackBounds",
    "TrackTerm",
    "TrackZone",
    "Zone",
    "ZoneReason",
    "chosen_threshold",
    "explain",
    "risk",
    "track_zone",
    "what_would_move",
    "what_would_move_track",
    "zone_of",
    "zones",
]
