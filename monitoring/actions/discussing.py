"""The thread of a task: both sides write, both sides read. T3: «both sides see the thread»."""

from django.db import transaction

from monitoring.actions.gestures import NotPossible
from monitoring.models import Task, TaskMessage
from msoko.people.models import User
from msoko.people.roles import Role

MAX_LENGTH = 4000


@transaction.atomic
def write_message(task: Task, *, text: str, by: User) -> TaskMessage:
    """Say something about the present round; which side speaks follows from the post of who speaks."""
    text = text.strip()
    if not text:
        raise NotPossible("Напишите сообщение: пустое отправить нельзя.")
    if len(text) > MAX_LENGTH:
        raise NotPossible(f"Сообщение слишком длинное: оставьте до {MAX_LENGTH} знаков.")
    return TaskMessage.objects.create(
        municipality_id=task.municipality_id,
        task=task,
        round=task.round,
        text=text,
        is_of_organization=bool(by.position and by.position.role == Role.SCHOOL_HEAD),
        written_by=by,
    )
