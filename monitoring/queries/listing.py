"""What the chips of the list of tasks mean, how a row says where it stands, and what a section holds."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from monitoring import wording
from monitoring.due_states import DUE_TONES, DueState
from monitoring.models import Postponement, Task
from monitoring.postponement_states import PostponementState
from monitoring.querysets import due_conditions
from monitoring.states import OWED, TaskState

#: an activity hangs on a function line, inside a track, inside a direction, inside a part
_SECTION_DEPTH = 4

#: what a person must do comes first, then the states of DL-10, then what they hold
SHOW = {
    "owed": "ждут ответа",
    **{state.value: state.label for state in DueState},
    "returned": "вернули",
    "submitted": "на проверке",
    "undated": "без срока",
    "accepted": "принято",
    "all": "все",
}
#: both kinds of «исполнено» together: other pages lead there, no chip of its own
QUIET = ("accepted",)


def conditions(today: datetime.date) -> dict[str, Q]:
    """What each chip means; `overdue` is `TaskQuerySet.overdue`, and a test holds them together."""
    return {
        "owed": Q(state__in=OWED),
        **due_conditions(today),
        "returned": Q(state=TaskState.RETURNED),
        "submitted": Q(state=TaskState.SUBMITTED),
        "undated": Q(state__in=OWED, due_on=None),
        "accepted": Q(state=TaskState.ACCEPTED),
        "all": Q(pk__isnull=False),
    }


@dataclass(frozen=True)
class Standing:
    """The state of DL-10 in a pill, and beside it what a person wants to know next."""

    tone: str
    text: str
    note: str


def standing(task: Task, today: datetime.date) -> Standing:
    """`task` comes by `with_decision`, when it may have been postponed."""
    state = task.due_state_on(today)
    tone = "red" if task.state == TaskState.RETURNED else DUE_TONES[state]
    return Standing(tone, state.label, _note(task, state, today))


def _note(task: Task, state: DueState, today: datetime.date) -> str:
    if task.state == TaskState.CLOSED:
        return task.closing_reason
    if task.state == TaskState.SUBMITTED:
        return "на проверке"
    if task.state not in OWED:
        return ""
    # «просрочено» stands in the pill already: «на 5 дней»
    told = [wording.due(task.due_on, today).removeprefix("просрочено ")]
    if task.state == TaskState.RETURNED:
        told.insert(0, "вернули")
    if state == DueState.POSTPONED or task.planned_on:
        told.append(postponed_words(task))
    return "; ".join(told)


def with_decision(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Add why the date of a task was postponed last, and who has decided so."""
    granted = Postponement.objects.filter(task=OuterRef("pk"), state=PostponementState.GRANTED)
    said = JSONObject(
        reason="reason",
        last_name="decided_by__last_name",
        first_name="decided_by__first_name",
        patronymic="decided_by__patronymic",
    )
    return tasks.annotate(decision=Subquery(granted.order_by("-decided_at").values(found=said)[:1]))


def postponed_words(task: Task) -> str:
    """«перенесено с 20.04.2026: болезнь методиста; решение: Ельникова В.П.»"""
    decision: dict[str, Any] = getattr(task, "decision", None) or {}
    words = f"перенесено с {task.planned_on:%d.%m.%Y}"
    if not decision:
        return words
    names = (decision["first_name"], decision["patronymic"])
    initials = "".join(f"{name[0]}." for name in names if name)
    return f"{words}: {decision['reason'].rstrip('.')}; решение: {decision['last_name']} {initials}".strip()


def within(field: str, value: object, *, prefix: str = "") -> Q:
    """The section of the activity, or any section above it, has this value; `prefix` leads to the task."""
    found = Q()
    path = f"{prefix}activity__section"
    for _ in range(_SECTION_DEPTH):
        found |= Q(**{f"{path}__{field}": value})
        path += "__parent"
    return found
