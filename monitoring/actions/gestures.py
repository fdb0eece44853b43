"""What every gesture on a task does: lock the row, check the state, grow the version, or say why not."""

from monitoring import states
from monitoring.models import Task


class NotPossible(Exception):
    """The gesture makes no sense at the moment; the text is a sentence for people."""


def locked(task: Task, *, seen_version: int | None = None) -> Task:
    """Take the row for this transaction as it is now, not as the page once showed it."""
    current = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if seen_version is not None and current.version != seen_version:
        raise NotPossible(
            "Пока страница была открыта, ответ изменился. Посмотрите, что изменилось, и решите ещё раз."
        )
    return current


def moved(task: Task, verb: str, **changes: object) -> Task:
    """Move the locked task by `verb` and write it, together with `changes`."""
    task.state = states.check(task.state, verb)
    return touched(task, state=task.state, **changes)


def touched(task: Task, **changes: object) -> Task:
    for name, value in changes.items():
        setattr(task, name, value)
    task.version += 1
    task.save(update_fields=[*changes, "version"])
    return task
