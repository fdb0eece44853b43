"""Whether a document is in force, as its links say (PR-07, O6). Pure; never stored."""

from collections.abc import Iterable
from enum import StrEnum


class Standing(StrEnum):
    IN_FORCE = "в силе"
    AMENDED = "изменён"
    REPEALED = "отменён"


TONES = {Standing.IN_FORCE: "green", Standing.AMENDED: "amber", Standing.REPEALED: "red"}


def standing_of(kinds: Iterable[str]) -> Standing:
    """`kinds` are those of the links that lead to the document; cancelling outweighs changing."""
    found = set(kinds)
    if "repeals" in found:
        return Standing.REPEALED
    return Standing.AMENDED if "amends" in found else Standing.IN_FORCE
