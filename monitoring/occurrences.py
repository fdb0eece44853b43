"""Which occurrences of one activity ask for an answer, and which organisations owe it.

D3: «a rule yields dated occurrences inside the plan's period; each occurrence x responsible organisation is
a task». DL-05: rules without a date give one occurrence that has no due date and is never overdue. RB-03: a
group is «expanded to the organisations that belong to it on the date of the occurrence». Pure: rows come in
as plain values, nothing is read or written here.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plans.deadlines import Window


@dataclass(frozen=True)
class Occurrence:
    position: int
    starts_on: datetime.date | None = None
    due_on: datetime.date | None = None
    text: str = ""


@dataclass(frozen=True)
class Span:
    """From when to when something holds; an absent edge is open. `ends_before` is the first day after."""

    since: datetime.date | None = None
    ends_before: datetime.date | None = None

    def holds_on(self, day: datetime.date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.ends_before is None or day < self.ends_before
        )


@dataclass(frozen=True)
class Responsible:
    """A body of the directory: one organisation, kinds of organisations, or members with dates."""

    organization: int | None = None
    kinds: frozenset[str] = frozenset()
    members: tuple[tuple[int, Span], ...] = ()


@dataclass(frozen=True)
class Directory:
    """Organisations of the municipality: when they work, and which are of a kind."""

    working: Mapping[int, Span] = field(default_factory=dict)
    by_kind: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def resolve(self, bodies: Iterable[Responsible], day: datetime.date) -> tuple[int, ...]:
        """Name each organisation that answers on `day` once, however often it is named."""
        found = (one for body in bodies for one in self._of(body, day))
        return tuple(dict.fromkeys(one for one in found if self._works(one, day)))

    def _of(self, body: Responsible, day: datetime.date) -> Iterable[int]:
        if body.organization is not None:
            yield body.organization
        for kind in sorted(body.kinds):
            yield from self.by_kind.get(kind, ())
        yield from (one for one, span in body.members if span.holds_on(day))

    def _works(self, organization: int, day: datetime.date) -> bool:
        return organization in self.working and self.working[organization].holds_on(day)


def occurrences(windows: Iterable[Window]) -> tuple[Occurrence, ...]:
    """Number the occurrences by due date; what has no date at all becomes one without a date."""
    known = sorted(windows, key=lambda one: (one.due_on is None, one.due_on or one.start, one.start))
    dated = [one for one in known if one.due_on is not None]
    if not dated:
        return tuple(Occurrence(0, one.start, None, one.label) for one in known[:1]) or (Occurrence(0),)
    # Two rules of one cell may name the same day: one answer serves both.
    by_day = {one.due_on: one for one in reversed(dated)}
    return tuple(
        Occurrence(place, one.start, one.due_on, one.label)
        for place, one in enumerate(reversed(by_day.values()))
    )
