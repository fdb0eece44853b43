"""What the machine finds out about evidence later: a virus in a file, a link that does not open.

quality.md 4: «the submission is accepted and timestamped, others see the file when it is clean». An answer
that has nothing left but an infected file was no answer: its task is owed again.
"""

import datetime

from django.db import transaction

from monitoring.actions.gestures import locked, moved, touched
from monitoring.models import Evidence, LinkState, Task
from monitoring.states import OWED, TaskState
from msoko.people.models import StoredFile

_INFECTED = "антивирус нашёл в файле вредоносную программу: проверьте компьютер и приложите чистый файл"


@transaction.atomic
def withdraw_infected(stored: StoredFile, *, now: datetime.datetime) -> list[Task]:
    """Take the file out of every answer that nobody has accepted; return the tasks that lost it.

    The rows stay with the reason, which the sender reads; they are withdrawn in the name of their sender.
    """
    found = Evidence.objects.standing().filter(file=stored)
    tasks = [locked(one) for one in Task.objects.filter(evidence__in=found).order_by("pk").distinct()]
    waiting = [one for one in tasks if one.state in (*OWED, TaskState.SUBMITTED)]
    for task in waiting:
        for evidence in found.filter(task=task, round=task.round):
            Evidence.objects.filter(pk=evidence.pk).update(
                withdrawn_at=now, withdrawn_by=evidence.added_by_id, withdrawal_reason=_INFECTED
            )
        is_empty = not Evidence.objects.standing().filter(task=task, round=task.round).exists()
        if task.state == TaskState.SUBMITTED and is_empty:
            moved(task, "recall", submitted_at=None, submitted_by=None)
        else:
            touched(task)
    return waiting


def note_link(evidence: Evidence, *, opens: bool, now: datetime.datetime) -> None:
    state = LinkState.OPENS if opens else LinkState.BROKEN
    Evidence.objects.filter(pk=evidence.pk).update(link_state=state, link_checked_at=now)
