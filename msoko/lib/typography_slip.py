"""What the checker of typography says of one place in a text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """`fix` is what to put in the place of `found`; None where only the writer knows."""

    start: int
    end: int
    found: str
    fix: str | None
    why: str
