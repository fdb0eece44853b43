"""What the chips of the list of tasks mean, and how a section holds the tasks of everything below it."""

import datetime

from django.db.models import F, Q

from monitoring.states import OWED, TaskState

#: an activity hangs on a function line, inside a track, inside a direction, inside a part
_SECTION_DEPTH = 4

SHOW = {
    "owed": "ждут ответа",
    "overdue": "просрочено",
    "returned": "вернули",
    "submitted": "на проверке",
    "undated": "без срока",
    "not_started": "не наступило",
    "postponed": "перенесено",
    "accepted": "принято",
    "late": "принято с опозданием",
    "closed": "снято с контроля",
    "all": "все",
}


def conditions(today: datetime.date) -> dict[str, Q]:
    """What each chip means; `overdue` is `TaskQuerySet.overdue`, and a test holds them together."""
    return {
        "owed": Q(state__in=OWED),
        "overdue": Q(state__in=OWED, due_on__lt=today),
        "returned": Q(state=TaskState.RETURNED),
        "submitted": Q(state=TaskState.SUBMITTED),
        "undated": Q(state__in=OWED, due_on=None),
        "not_started": Q(state=TaskState.OPEN, starts_on__gt=today, planned_on=None),
        "postponed": Q(state__in=OWED, planned_on__isnull=False, due_on__gte=today),
        "accepted": Q(state=TaskState.ACCEPTED),
        "late": Q(state=TaskState.ACCEPTED, submitted_at__date__gt=F("due_on")),
        "closed": Q(state=TaskState.CLOSED),
        "all": Q(pk__isnull=False),
    }


def within(field: str, value: object, *, prefix: str = "") -> Q:
    """The section of the activity, or any section above it, has this value; `prefix` leads to the task."""
    found = Q()
    path = f"{prefix}activity__section"
    for _ in range(_SECTION_DEPTH):
        found |= Q(**{f"{path}__{field}": value})
        path += "__parent"
    return found
