"""Rules without a date of their own: nothing written, nothing understood, or something is waited for."""

from dataclasses import dataclass

from plans.deadlines.rule import DAY, Rule


@dataclass(frozen=True)
class Missing(Rule):
    """An empty cell."""

    kind = "missing"


@dataclass(frozen=True)
class Unclear(Rule):
    """Not understood; the place is counted in characters of the original text."""

    kind = "unclear"
    text: str
    position: int
    length: int
    reason: str


@dataclass(frozen=True)
class Truncated(Rule):
    """A phrase cut off in the middle: «по состоянию на 20»."""

    kind = "truncated"
    text: str
    position: int
    length: int
    reason: str


@dataclass(frozen=True)
class Permanent(Rule):
    kind = "permanent"
    words: str


@dataclass(frozen=True)
class External(Rule):
    """The date stands in another document; a person enters it with the document that sets it."""

    kind = "external"
    document: str
    words: str = ""


@dataclass(frozen=True)
class OnEvent(Rule):
    """Counted from an event; `lag` is negative when the deadline comes before it."""

    kind = "on_event"
    event: str
    lag: int = 0
    lag_unit: str = DAY
    words: str = ""


@dataclass(frozen=True)
class OnFact(Rule):
    kind = "on_fact"
    words: str


@dataclass(frozen=True)
class OnDemand(Rule):
    kind = "on_demand"
    words: str
