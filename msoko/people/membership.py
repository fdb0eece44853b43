"""Which organisations a body names on a day. Pure: rows come in as plain values.

RB-03: a group is «expanded to the organisations that belong to it on the date of the occurrence (by type,
level, list)». By type and by level are rules: whoever is of the kind, and teaches at the level, belongs by
himself. A list is a membership with dates. A body that is not valid on the day names nobody (RB-01).
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Span:
    """From when to when something holds; an absent edge is open. `ends_before` is the first day after."""

    since: datetime.date | None = None
    ends_before: datetime.date | None = None

    @classmethod
    def through(cls, since: datetime.date | None, last: datetime.date | None) -> "Span":
        """Through the `last` day, as people write it."""
        return cls(since, last + datetime.timedelta(days=1) if last else None)

    def holds_on(self, day: datetime.date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.ends_before is None or day < self.ends_before
        )

    def meets(self, other: "Span") -> bool:
        """Whether they have a day in common."""
        return _before(self.since, other.ends_before) and _before(other.since, self.ends_before)


def _before(since: datetime.date | None, ends_before: datetime.date | None) -> bool:
    return since is None or ends_before is None or since < ends_before


@dataclass(frozen=True)
class Responsible:
    """A body of the directory: one organisation, a rule (kinds, levels), members with dates."""

    organization: int | None = None
    kinds: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    members: tuple[tuple[int, Span], ...] = ()
    valid: Span = Span()


@dataclass(frozen=True)
class Place:
    """An organisation as a rule looks at it."""

    kind: str
    levels: frozenset[str] = frozenset()
    working: Span = Span()


@dataclass(frozen=True)
class Directory:
    """The organisations of a municipality, in the order of the directory."""

    places: Mapping[int, Place] = field(default_factory=dict)

    def resolve(self, bodies: Iterable[Responsible], day: datetime.date) -> tuple[int, ...]:
        """Name each organisation that answers on `day` once, however often it is named."""
        found = (one for body in bodies if body.valid.holds_on(day) for one in self._of(body, day))
        return tuple(dict.fromkeys(one for one in found if self._works(one, day)))

    def _of(self, body: Responsible, day: datetime.date) -> Iterable[int]:
        if body.organization is not None:
            yield body.organization
        if body.kinds or body.levels:
            yield from (one for one, place in self.places.items() if follows(body, place))
        yield from (one for one, span in body.members if span.holds_on(day))

    def _works(self, organization: int, day: datetime.date) -> bool:
        return organization in self.places and self.places[organization].working.holds_on(day)


def follows(body: Responsible, place: Place) -> bool:
    """The kind is one of those named, and so is a level; what is not named does not matter."""
    is_of_kind = not body.kinds or place.kind in body.kinds
    return is_of_kind and (not body.levels or bool(place.levels & body.levels))
