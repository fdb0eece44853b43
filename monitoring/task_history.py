"""How the state of a task has changed, day by day (DL-10: «each transition leaves a line in the history»).

What people did is in the events of the database. What came by the calendar alone («наступило», «просрочено»)
is no event: it follows from the dates that held then, and is told between the events. Pure: events come in as
plain values, `today` is an argument.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitoring.due_states import DueState, due_state

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Moment:
    """The task as it stood from `at` on, and who made it so."""

    at: datetime.datetime
    who: str
    state: str
    starts_on: datetime.date | None = None
    due_on: datetime.date | None = None
    planned_on: datetime.date | None = None
    submitted_on: datetime.date | None = None
    reason: str = ""

    @property
    def day(self) -> datetime.date:
        return self.at.date()

    def due_state_on(self, day: datetime.date) -> DueState:
        return due_state(
            self.state,
            starts_on=self.starts_on,
            due_on=self.due_on,
            planned_on=self.planned_on,
            submitted_on=self.submitted_on,
            today=day,
        )


@dataclass(frozen=True)
class Line:
    """`before` and `after` differ; or they are the same, and it was the date that changed."""

    day: datetime.date
    at: datetime.datetime | None
    who: str
    before: DueState | None
    after: DueState
    moment: Moment
    due_before: datetime.date | None = None


def history(moments: Sequence[Moment], *, today: datetime.date) -> list[Line]:
    """The latest first; `moments` are in the order of time."""
    lines: list[Line] = []
    state: DueState | None = None
    due_before: datetime.date | None = None
    for number, moment in enumerate(moments):
        after = moment.due_state_on(moment.day)
        if number == 0 or _is_told(moments[number - 1], moment, state, after):
            lines.append(Line(moment.day, moment.at, moment.who, state, after, moment, due_before))
        state, due_before = after, moment.due_on
        until = moments[number + 1].day if number + 1 < len(moments) else today
        for day in _turning_days(moment, until):
            after = moment.due_state_on(day)
            if after != state:
                lines.append(Line(day, None, "", state, after, moment, moment.due_on))
                state = after
    return lines[::-1]


def _is_told(earlier: Moment, moment: Moment, before: DueState | None, after: DueState) -> bool:
    """Its state, its deadline or the decision of a person has changed; nothing else is of interest here."""
    was, now = (earlier.state, earlier.due_on), (moment.state, moment.due_on)
    return was != now or before != after


def _turning_days(moment: Moment, until: datetime.date) -> Iterator[datetime.date]:
    """Days on which the calendar alone may change the state, after the moment and through `until`."""
    turns = {moment.starts_on, moment.due_on + _DAY if moment.due_on else None}
    yield from sorted(day for day in turns if day and moment.day < day <= until)
