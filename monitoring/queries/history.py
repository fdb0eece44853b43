"""The history of a task as its page tells it: events of the database, and what the calendar did between."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

from monitoring.due_states import DUE_TONES, DueState
from monitoring.models import Postponement, Task
from monitoring.postponement_states import PostponementState
from monitoring.states import TaskState
from monitoring.task_history import Line, Moment, history

SYSTEM = "система"
#: what the person did, by the state that came of it
DONE = {
    TaskState.OPEN: "снова ждёт ответа",
    TaskState.SUBMITTED: "ответ отправлен на проверку",
    TaskState.RETURNED: "ответ возвращён",
    TaskState.ACCEPTED: "ответ принят",
    TaskState.CLOSED: "снято с контроля",
}


@dataclass(frozen=True)
class Told:
    day: datetime.date
    at: datetime.datetime | None
    who: str
    tone: str
    state_text: str
    words: str


def task_history(task: Task, today: datetime.date) -> list[Told]:
    """Two queries: the events, and the granted postponements, which say why a date was moved."""
    events = apps.get_model("monitoring", "TaskEvent").objects.filter(pgh_obj=task.pk).order_by("pgh_id")
    moments = [_moment(event) for event in events.values()]
    granted = Postponement.objects.filter(task=task, state=PostponementState.GRANTED)
    reasons = {one.granted_on: one.reason for one in granted}
    return [_told(line, reasons) for line in history(moments, today=today)]


def _moment(event: dict[str, Any]) -> Moment:
    sent = event["submitted_at"]
    return Moment(
        at=timezone.localtime(event["pgh_created_at"]),
        who=(event["pgh_context"] or {}).get("who") or SYSTEM,
        state=event["state"],
        starts_on=event["starts_on"],
        due_on=event["due_on"],
        planned_on=event["planned_on"],
        submitted_on=timezone.localtime(sent).date() if sent else None,
        reason=event["closing_reason"],
    )


def _told(line: Line, reasons: dict[datetime.date | None, str]) -> Told:
    return Told(line.day, line.at, line.who, DUE_TONES[line.after], line.after.label, _words(line, reasons))


def _words(line: Line, reasons: dict[datetime.date | None, str]) -> str:
    moment = line.moment
    if line.at is None:
        return "срок прошёл" if line.after == DueState.OVERDUE else "наступило время исполнения"
    if line.before is None:
        return f"задание создано, {_deadline(moment.due_on)}"
    told: Sequence[str] = [*_moved(line, reasons), *_done(line)]
    return "; ".join(told)


def _moved(line: Line, reasons: dict[datetime.date | None, str]) -> list[str]:
    moment = line.moment
    if moment.due_on == line.due_before:
        return []
    if moment.planned_on is None:
        return [f"срок изменён: было {_day(line.due_before)}, стало {_day(moment.due_on)}"]
    reason = reasons.get(moment.due_on)
    words = f"срок перенесён с {_day(line.due_before)} на {_day(moment.due_on)}"
    return [f"{words}: {reason}" if reason else words]


def _done(line: Line) -> list[str]:
    """Nothing when only the date was changed."""
    moment = line.moment
    if moment.due_on != line.due_before and moment.state == TaskState.OPEN:
        return []
    words = DONE[TaskState(moment.state)]
    return [f"{words}: {moment.reason}" if moment.state == TaskState.CLOSED else words]


def _deadline(day: datetime.date | None) -> str:
    return f"срок {day:%d.%m.%Y}" if day else "без срока"


def _day(day: datetime.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else "без срока"
