"""The thread of a task, in the order in which it was said: answers, reviews with their reasons, messages."""

import datetime
from dataclasses import dataclass, field

from monitoring.models import Evidence, Review, Task, TaskMessage


@dataclass(frozen=True)
class Said:
    """One entry: who, when, what, and which side speaks."""

    moment: datetime.datetime
    who: str
    title: str
    tone: str = ""
    text: str = ""
    is_of_organization: bool = False
    evidence: list[Evidence] = field(default_factory=list)


def thread(task: Task) -> list[Said]:
    """Everything that both sides may see, the oldest first; three queries."""
    added = task.evidence.select_related("added_by", "file").order_by("added_at", "pk")
    answers: dict[int, list[Evidence]] = {}
    for one in added:
        answers.setdefault(one.round, []).append(one)
    said = [_answer(task, number, evidence) for number, evidence in answers.items()]
    said += [_review(one) for one in task.reviews.select_related("reviewed_by")]
    said += [_message(one) for one in task.messages.select_related("written_by")]
    return sorted(said, key=lambda one: one.moment)


def _answer(task: Task, number: int, evidence: list[Evidence]) -> Said:
    is_present = number == task.round
    moment = task.submitted_at if is_present and task.submitted_at else evidence[-1].added_at
    is_sent = not is_present or task.submitted_at is not None
    title = f"Ответ {number}" if is_sent else f"Ответ {number}, ещё не отправлен"
    return Said(moment, str(evidence[-1].added_by), title, is_of_organization=True, evidence=evidence)


def _review(review: Review) -> Said:
    tone = "red" if review.reason else "green"
    title = f"{review.get_verdict_display().capitalize()}: ответ {review.round}"
    return Said(review.reviewed_at, str(review.reviewed_by), title, tone, review.reason)


def _message(message: TaskMessage) -> Said:
    return Said(
        message.written_at,
        str(message.written_by),
        "Сообщение",
        text=message.text,
        is_of_organization=message.is_of_organization,
    )
