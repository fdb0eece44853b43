"""What moving an event means, before it is made: which rows get which dates, how many tasks and answers."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from monitoring.models import Evidence, Task
from plans.deadlines import DueSettings, event_window
from plans.models import Activity, CalendarEvent, DueDecision
from plans.undated import label_of, tied_rules

#: rows named one by one; of the rest the number is told
NAMED = 12


@dataclass(frozen=True)
class ShiftedRow:
    label: str
    title: str
    before: datetime.date
    after: datetime.date


@dataclass(frozen=True)
class Shift:
    """`answered` tasks have evidence: they keep their dates, whatever moves."""

    rows: Sequence[ShiftedRow]
    activities: int
    plans: int
    tasks: int
    organizations: int
    answered: int

    @property
    def moving(self) -> int:
        return self.tasks - self.answered

    @property
    def unnamed(self) -> int:
        return max(self.activities - len(self.rows), 0)


def shift_of(
    event: CalendarEvent,
    *,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    settings: DueSettings,
) -> Shift:
    """Three queries: the rows tied to the event, their rules and titles, and the tasks of these rows."""
    tied = list(event.decisions.all())
    keys = {one.activity_key for one in tied}
    counts = _counts(keys)
    return Shift(
        rows=_rows(tied, starts_on, ends_on, settings)[:NAMED],
        activities=len(keys),
        plans=len({one.plan_id for one in tied}),
        tasks=counts["tasks"],
        organizations=counts["organizations"],
        answered=counts["answered"],
    )


def _rows(
    tied: Iterable[DueDecision],
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    settings: DueSettings,
) -> list[ShiftedRow]:
    """In the order of the plan; a row that no edition has any more is not named."""
    tied = list(tied)
    rules = tied_rules(tied)
    newest = Activity.objects.filter(key__in={one.activity_key for one in tied}).order_by("edition__number")
    activities = {one.key: one for one in newest}
    found = []
    for decision in tied:
        activity = activities.get(decision.activity_key)
        if activity is None:
            continue
        window = event_window(rules[decision.activity_key], starts_on, ends_on, settings)
        row = ShiftedRow(label_of(activity), activity.title, decision.due_on, window.due_on or window.end)
        found.append((decision.plan_id, activity.position, activity.pk, row))
    return [row for *_, row in sorted(found, key=lambda one: one[:3])]


def _counts(keys: Iterable[uuid.UUID]) -> dict[str, int]:
    has_evidence = Exists(Evidence.objects.filter(task=OuterRef("pk")))
    tasks = Task.objects.filter(activity_key__in=keys).annotate(has_evidence=has_evidence)
    return tasks.aggregate(
        tasks=Count("pk"),
        organizations=Count("organization", distinct=True),
        answered=Count("pk", filter=Q(has_evidence=True)),
    )
