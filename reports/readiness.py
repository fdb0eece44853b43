"""Readiness for the expert: points of a cell, of a direction, of everything; what could be confirmed. Pure.

domain 4.2: «each criterion inside a position gets 0 or 1 (some 0/1/2) **by a published document** (link, date
within the period, signed or approved, relevant to the direction); share = points / maximum · 100 %; levels by
bounds; an internal note without publication counts nothing».

Decided here: a proposal gives the full points only when the proof is published and dated within the year;
a proof that is there but not published gives half of two points and nothing of one, because the expert would
not see it. A confirmed score always stands before a proposal. The forecast counts confirmed and proposed
points together, the score confirmed ones alone.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: at least so many percent of the points
HIGH_PERCENT, MIDDLE_PERCENT = 75, 50


class ReadinessLevel(StrEnum):
    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


LEVEL_WORDS = {
    ReadinessLevel.HIGH: "готово",
    ReadinessLevel.MIDDLE: "готово частично",
    ReadinessLevel.LOW: "не готово",
}
LEVEL_TONES = {ReadinessLevel.HIGH: "green", ReadinessLevel.MIDDLE: "amber", ReadinessLevel.LOW: "red"}


@dataclass(frozen=True)
class Proof:
    """Something that may answer a criterion: a registered paper, accepted evidence, an approved round."""

    name: str
    dated_on: datetime.date | None
    url: str = ""
    #: the page of the product that shows it
    page: str = ""
    document_id: int | None = None
    evidence_id: int | None = None
    round_id: int | None = None
    set_id: int | None = None

    @property
    def is_published(self) -> bool:
        return bool(self.url)


def counts_in(proof: Proof, year: int) -> bool:
    """«date within the period»: a proof without a date counts nothing."""
    return proof.dated_on is not None and proof.dated_on.year == year


def proposed_points(proofs: Iterable[Proof], *, highest: int, year: int) -> int:
    dated = [proof for proof in proofs if counts_in(proof, year)]
    if any(proof.is_published for proof in dated):
        return highest
    return highest // 2 if dated else 0


def best_proof(proofs: Iterable[Proof], year: int) -> Proof | None:
    """What a person would confirm: published before unpublished, the latest first."""
    dated = [proof for proof in proofs if counts_in(proof, year)]
    return max(dated, key=lambda proof: (proof.is_published, proof.dated_on), default=None)


class Lack(StrEnum):
    """What the expert would miss, as it is told to people."""

    NO_PROOF = "нет документа за этот год"
    UNPUBLISHED = "документ не опубликован: нужна ссылка"
    PARTIAL = "документ отвечает частично"
    UNCONFIRMED = "подтвердите балл"


def lack(points: "Points", best: Proof | None) -> Lack | None:
    """None where a person has confirmed all the points; `best` is what `best_proof` found."""
    if points.confirmed:
        return None if points.confirmed >= points.highest else Lack.PARTIAL
    if best is None:
        return Lack.NO_PROOF
    return Lack.UNCONFIRMED if best.is_published else Lack.UNPUBLISHED


@dataclass(frozen=True)
class Points:
    """`confirmed` is None until a person has said so."""

    highest: int
    proposed: int
    confirmed: int | None = None

    @property
    def forecast(self) -> int:
        return self.proposed if self.confirmed is None else self.confirmed


@dataclass(frozen=True)
class Score:
    """Confirmed points, forecast and maximum of any number of criteria."""

    confirmed: int
    forecast: int
    highest: int
    #: criteria that nobody has confirmed
    open_count: int

    @property
    def percent(self) -> int:
        return percent_of(self.confirmed, self.highest)

    @property
    def forecast_percent(self) -> int:
        return percent_of(self.forecast, self.highest)

    @property
    def level(self) -> ReadinessLevel:
        return level_of(self.forecast_percent)


def score(points: Iterable[Points]) -> Score:
    found = list(points)
    return Score(
        confirmed=sum(one.confirmed or 0 for one in found),
        forecast=sum(one.forecast for one in found),
        highest=sum(one.highest for one in found),
        open_count=sum(one.confirmed is None for one in found),
    )


def percent_of(part: int, whole: int) -> int:
    """Rounded half up; nothing of nothing is 0."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def level_of(percent: int) -> ReadinessLevel:
    if percent >= HIGH_PERCENT:
        return ReadinessLevel.HIGH
    return ReadinessLevel.MIDDLE if percent >= MIDDLE_PERCENT else ReadinessLevel.LOW
