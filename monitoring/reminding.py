"""Who is reminded of what today: tasks, what was sent, wishes and the hour in, letters out.

T5: «Reminders by e-mail ...: before (14, 7, 1 days), on the day, after (1, 7, then weekly to the specialist
too), one digest a day per person, quiet days respected, per-person settings». DL-05: what has no date is
«never overdue», so nobody is reminded of it. Pure: the moment is an argument, nothing is read or written.

Not the step of today is looked for but the last one reached: a worker that stood still over days catches up
with one letter. A step that falls on a day off is moved: before the deadline to the working day before it,
after the deadline to the next one. A clock that goes back finds the later step sent and keeps silent.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msoko.lib.calendar_ru import WorkingCalendar, next_working_day

FIRST_HOUR, LAST_HOUR = 9, 17
WEEKLY = "weekly"
RETURNED = "returned"
#: days from the deadline -> name of the step
LADDER = {-14: "before-14", -7: "before-7", -1: "before-1", 0: "day", 1: "after-1", 7: "after-7"}
STEP_TITLES = {
    "before-14": "за 14 дней",
    "before-7": "за 7 дней",
    "before-1": "накануне",
    "day": "в день срока",
    "after-1": "на следующий день после срока",
    "after-7": "через неделю после срока",
    WEEKLY: "потом каждую неделю",
    RETURNED: "когда ответ вернули",
}
WEEK = 7
LAST_OF_LADDER = max(LADDER)
#: nothing is due for a reminder earlier than that
LONGEST_NOTICE = datetime.timedelta(days=-min(LADDER))
#: a step before the deadline may move back over the longest holidays
SLACK = datetime.timedelta(days=14)


def default_steps() -> list[str]:
    return list(STEP_TITLES)


@dataclass(frozen=True)
class Wish:
    """What one person has set; the defaults are those of a person who has set nothing."""

    is_on: bool = True
    steps: frozenset[str] = frozenset(STEP_TITLES)
    hour: int = FIRST_HOUR
    quiet_since: datetime.date | None = None
    quiet_until: datetime.date | None = None

    def is_quiet_on(self, day: datetime.date) -> bool:
        if self.quiet_since is None or self.quiet_until is None:
            return False
        return self.quiet_since <= day <= self.quiet_until


@dataclass(frozen=True)
class Owed:
    """A task that waits for an answer: who is reminded, and who gets the weekly copy."""

    task: int
    due_on: datetime.date | None
    people: tuple[int, ...]
    reviewers: tuple[int, ...] = ()
    #: the round that was returned, when the answer was returned
    returned_round: int | None = None


@dataclass(frozen=True)
class Sent:
    """What the log knows: this person was reminded of this task at this step of this deadline."""

    person: int
    task: int
    step: str
    due_on: datetime.date | None = None


@dataclass(frozen=True)
class Item:
    task: int
    step: str
    due_on: datetime.date | None
    is_copy: bool = False


@dataclass(frozen=True)
class Letter:
    person: int
    items: tuple[Item, ...]
    is_digest: bool = True


@dataclass(frozen=True)
class Log:
    """What has been sent: the steps, and who has had the digest of the day."""

    sent: frozenset[Sent] = frozenset()
    served: frozenset[int] = frozenset()
    _reached: Mapping[tuple[int, int, datetime.date | None], int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        reached: dict[tuple[int, int, datetime.date | None], int] = {}
        for one in self.sent:
            key = (one.person, one.task, one.due_on)
            reached[key] = max(reached.get(key, rank(one.step)), rank(one.step))
        object.__setattr__(self, "_reached", reached)

    def has_reached(self, person: int, item: Item) -> bool:
        """Whether this step, or a later one of the same deadline, was sent already."""
        last = self._reached.get((person, item.task, item.due_on))
        return last is not None and last >= rank(item.step)


def rank(step: str) -> int:
    """Days from the deadline by the name of a step; what was returned counts by its round."""
    kind, _, number = step.rpartition("-")
    if kind == "before":
        return -int(number)
    return int(number) if kind else 0


def is_working_hour(moment: datetime.datetime, calendar: WorkingCalendar) -> bool:
    """`moment` is local time of the municipality."""
    return calendar.is_working_day(moment.date()) and FIRST_HOUR <= moment.hour <= LAST_HOUR


def plan_letters(
    tasks: Sequence[Owed],
    *,
    log: Log,
    wishes: Mapping[int, Wish],
    moment: datetime.datetime,
    calendar: WorkingCalendar,
) -> tuple[Letter, ...]:
    """Name the letters to send at `moment`, local time; nobody is written to outside of working hours."""
    if not is_working_hour(moment, calendar):
        return ()
    today = moment.date()
    found: dict[int, list[Item]] = {}
    for task in tasks:
        for person, item in _candidates(task, wishes, today, calendar):
            if not log.has_reached(person, item):
                found.setdefault(person, []).append(item)
    letters: list[Letter] = []
    for person in sorted(found):
        wish = wishes.get(person, Wish())
        if wish.is_on and not wish.is_quiet_on(today):
            letters += _letters_to(person, found[person], wish, moment, has_digest=person in log.served)
    return tuple(letters)


def _letters_to(
    person: int, items: Sequence[Item], wish: Wish, moment: datetime.datetime, *, has_digest: bool
) -> Iterator[Letter]:
    """One digest a day; what was returned does not wait for the hour of the digest."""
    if moment.hour >= wish.hour and not has_digest:
        yield Letter(person, tuple(sorted(items, key=_urgency)))
        return
    returned = tuple(item for item in items if item.step.startswith(RETURNED))
    if returned:
        yield Letter(person, returned, is_digest=False)


def _urgency(item: Item) -> tuple[bool, bool, datetime.date, int]:
    is_returned = item.step.startswith(RETURNED)
    return item.is_copy, not is_returned, item.due_on or datetime.date.max, item.task


def _candidates(
    task: Owed, wishes: Mapping[int, Wish], today: datetime.date, calendar: WorkingCalendar
) -> Iterator[tuple[int, Item]]:
    for person in task.people:
        steps = wishes.get(person, Wish()).steps
        if task.returned_round is not None and RETURNED in steps:
            yield person, Item(task.task, f"{RETURNED}-{task.returned_round}", None)
        if task.due_on and (step := reached_step(task.due_on, today, calendar, steps)):
            yield person, Item(task.task, step, task.due_on)
    if task.due_on is None:
        return
    for person in set(task.reviewers) - set(task.people):
        steps = wishes.get(person, Wish()).steps & {WEEKLY}
        if step := reached_step(task.due_on, today, calendar, steps):
            yield person, Item(task.task, step, task.due_on, is_copy=True)


def reached_step(
    due_on: datetime.date, today: datetime.date, calendar: WorkingCalendar, wanted: Iterable[str]
) -> str | None:
    """The last step of the ladder that has come by `today`: «before-7», «day», «weekly-14»."""
    wanted = frozenset(wanted)
    reached = None
    for offset, step in _ladder(due_on, today):
        if moved(due_on, offset, calendar) > today:
            break
        if step in wanted or (WEEKLY in wanted and step.startswith(WEEKLY)):
            reached = step
    return reached


def _ladder(due_on: datetime.date, today: datetime.date) -> Iterator[tuple[int, str]]:
    yield from LADDER.items()
    offset = LAST_OF_LADDER + WEEK
    while due_on + datetime.timedelta(days=offset) <= today:
        yield offset, f"{WEEKLY}-{offset}"
        offset += WEEK


def moved(due_on: datetime.date, offset: int, calendar: WorkingCalendar) -> datetime.date:
    """The working day on which a step is taken."""
    day = due_on + datetime.timedelta(days=offset)
    return next_working_day(day, calendar, step=-1 if offset <= 0 else 1)


def without_doubles(items: Sequence[Item]) -> tuple[Item, ...]:
    """One line of a letter for one task: what was returned is told before its date is."""
    first: dict[int, Item] = {}
    for item in sorted(items, key=_urgency):
        first.setdefault(item.task, item)
    return tuple(first.values())
