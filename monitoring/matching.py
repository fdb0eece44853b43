"""Which task answers for which occurrence, once the dates of an activity have changed.

Item «tasks are reconciled on every later change; nothing that has evidence is ever dropped». A task is first
recognised by its date, then by the words of its window; what is left over on both sides is paired in the
order of dates, so that one moved date moves one task. Pure: rows come in as plain values.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from monitoring.occurrences import Occurrence

LAST_DAY = datetime.date.max


@dataclass(frozen=True)
class Standing:
    """A task as it stands; `due_on` is the date that the plan gave, before any postponement."""

    pk: int
    due_on: datetime.date | None
    text: str
    is_movable: bool


@dataclass(frozen=True)
class Matched:
    pairs: tuple[tuple[Standing, Occurrence], ...]
    fresh: tuple[Occurrence, ...]
    vanished: tuple[Standing, ...]


def match(standing: Iterable[Standing], wanted: Iterable[Occurrence]) -> Matched:
    """Pair tasks with occurrences; of the rest the answered ones come first: nobody is asked twice."""
    tasks, occurrences = list(standing), list(wanted)
    pairs = _take_equal(tasks, occurrences, lambda one: one.due_on, lambda one: one.due_on)
    pairs += _take_equal(tasks, occurrences, lambda one: one.text or None, lambda one: one.text or None)
    rest = sorted(tasks, key=lambda one: (one.is_movable, _by_date(one)))
    for task, occurrence in zip(rest, sorted(occurrences, key=_by_date), strict=False):
        pairs.append((task, occurrence))
        tasks.remove(task)
        occurrences.remove(occurrence)
    return Matched(tuple(pairs), tuple(occurrences), tuple(tasks))


def _take_equal(
    tasks: list[Standing],
    occurrences: list[Occurrence],
    of_task: Callable[[Standing], object],
    of_occurrence: Callable[[Occurrence], object],
) -> list[tuple[Standing, Occurrence]]:
    """Move equal ones out of both lists; two tasks of one date take two occurrences of it, in order."""
    pairs = []
    for occurrence in list(occurrences):
        found = _first(tasks, of_occurrence(occurrence), of_task)
        if found is not None:
            pairs.append((found, occurrence))
            tasks.remove(found)
            occurrences.remove(occurrence)
    return pairs


def _first(tasks: Sequence[Standing], mark: object, of_task: Callable[[Standing], object]) -> Standing | None:
    if mark is None:
        return None
    return next((task for task in tasks if of_task(task) == mark), None)


def _by_date(one: Standing | Occurrence) -> datetime.date:
    return one.due_on or LAST_DAY
