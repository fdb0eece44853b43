"""Which occurrences of one activity ask for an answer.

D3: «a rule yields dated occurrences inside the plan's period; each occurrence x responsible organisation is
a task». DL-05: rules without a date give one occurrence that has no due date and is never overdue. Which
organisations owe them on their days is `msoko.people.membership`. Pure: nothing is read or written here.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from plans.deadlines import Window


@dataclass(frozen=True)
class Occurrence:
    position: int
    starts_on: datetime.date | None = None
    due_on: datetime.date | None = None
    text: str = ""


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
