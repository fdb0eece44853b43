"""Places: who has equal points shares a place (house: «ties share a rank»).

After two first places comes the third (as in sport) or, by setting, the second.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


class Ties(StrEnum):
    STANDARD = "standard"
    DENSE = "dense"


TIES_WORDS = {Ties.STANDARD: "1, 1, 3: равные делят место", Ties.DENSE: "1, 1, 2: места без пропусков"}


@dataclass(frozen=True, order=True)
class Rank:
    """`last` is the last of the places that equals share: «1–2»; equal to `place` when nobody shares it."""

    place: int
    last: int

    @property
    def words(self) -> str:
        return str(self.place) if self.place == self.last else f"{self.place}–{self.last}"


def ranks(points: Mapping[Key, Decimal], ties: Ties = Ties.STANDARD) -> dict[Key, Rank]:
    """More points, better place; the order of the mapping changes nothing."""
    shared: dict[Decimal, int] = {}
    for number in points.values():
        shared[number] = shared.get(number, 0) + 1
    places: dict[Decimal, Rank] = {}
    place = 1
    for number in sorted(shared, reverse=True):
        step = 1 if ties is Ties.DENSE else shared[number]
        places[number] = Rank(place, place + step - 1)
        place += step
    return {key: places[number] for key, number in points.items()}
