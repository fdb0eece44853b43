"""What a change of dates means for tasks, before it is made: how many rows, tasks, organisations, answers."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from monitoring.models import Evidence, Task
from plans.models import CalendarEvent


@dataclass(frozen=True)
class Shift:
    """`answered` tasks have evidence: they keep their dates, whatever moves."""

    activities: int
    plans: int
    tasks: int
    organizations: int
    answered: int

    @property
    def moving(self) -> int:
        return self.tasks - self.answered


def shift_of(event: CalendarEvent) -> Shift:
    """Two queries: the rows tied to the event, and the tasks of these rows."""
    tied = list(event.decisions.values_list("plan_id", "activity_key", "due_on"))
    counts = _counts({key for _, key, _ in tied})
    return Shift(
        activities=len({key for _, key, _ in tied}),
        plans=len({plan for plan, _, _ in tied}),
        tasks=counts["tasks"],
        organizations=counts["organizations"],
        answered=counts["answered"],
    )


def _counts(keys: Iterable[uuid.UUID]) -> dict[str, int]:
    has_evidence = Exists(Evidence.objects.filter(task=OuterRef("pk")))
    tasks = Task.objects.filter(activity_key__in=keys).annotate(has_evidence=has_evidence)
    return tasks.aggregate(
        tasks=Count("pk"),
        organizations=Count("organization", distinct=True),
        answered=Count("pk", filter=Q(has_evidence=True)),
    )
