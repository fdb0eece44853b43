"""What the organisation does with its task: add, withdraw, submit, recall.

EV-02: «A proof is: a file, a link to a page, the requisites of a document. At least one is required».
EV-09: «Nothing accepted is deleted; a wrong file is withdrawn and stays in the history».
"""

import uuid

from django.db import transaction
from django.utils import timezone

from monitoring import states
from monitoring.actions.gestures import NotPossible, locked, moved, touched
from monitoring.models import Evidence, EvidenceKind, Task
from monitoring.states import TaskState
from msoko.people.models import StoredFile, User


def add_file(task: Task, *, by: User, file: StoredFile, filename: str, client_key: uuid.UUID) -> Evidence:
    """Add a file that has passed the gate and lies in the store."""
    return _add(task, by=by, client_key=client_key, kind=EvidenceKind.FILE, file=file, filename=filename)


def add_link(task: Task, *, by: User, url: str, client_key: uuid.UUID) -> Evidence:
    return _add(task, by=by, client_key=client_key, kind=EvidenceKind.LINK, url=url)


def add_requisites(task: Task, *, by: User, document_text: str, client_key: uuid.UUID) -> Evidence:
    return _add(task, by=by, client_key=client_key, kind=EvidenceKind.REQUISITES, document_text=document_text)


@transaction.atomic
def repeat_evidence(evidence: Evidence, *, by: User) -> Evidence:
    """Put what an earlier round held into the present one, unchanged."""
    content = {name: getattr(evidence, name) for name in ("kind", "file", "filename", "url", "document_text")}
    return _add(evidence.task, by=by, client_key=uuid.uuid4(), **content)


@transaction.atomic
def _add(task: Task, *, by: User, client_key: uuid.UUID, **content: object) -> Evidence:
    """Add to the open round; the same key, or the same content, is the same post and makes no second row."""
    task = locked(task)
    posted = Evidence.objects.filter(task=task, client_key=client_key).first()
    if posted is not None:
        return posted
    states.check(task.state, "submit")
    same = {"file": content["file"]} if content.get("file") else content
    standing = Evidence.objects.filter(task=task, round=task.round, withdrawn_at=None, **same).first()
    if standing is not None:
        return standing
    evidence = Evidence.objects.create(
        municipality_id=task.municipality_id,
        task=task,
        round=task.round,
        client_key=client_key,
        added_by=by,
        **content,
    )
    touched(task)
    return evidence


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: User) -> Evidence:
    """Take it out of the open round; the row and the bytes stay."""
    task = locked(evidence.task)
    states.check(task.state, "submit")
    if evidence.round != task.round:
        raise NotPossible("Этот документ относится к прошлому ответу, который уже проверили: он остаётся.")
    changed = Evidence.objects.filter(pk=evidence.pk, withdrawn_at=None)
    if not changed.update(withdrawn_at=timezone.now(), withdrawn_by=by):
        raise NotPossible("Этот документ уже убран. Обновите страницу.")
    touched(task)
    evidence.refresh_from_db()
    return evidence


@transaction.atomic
def submit_task(task: Task, *, by: User, submission_key: uuid.UUID | None = None) -> Task:
    """Send the round for review; a post repeated with the same key changes nothing."""
    task = locked(task)
    if task.state == TaskState.SUBMITTED and submission_key and task.submission_key == submission_key:
        return task
    states.check(task.state, "submit")
    if not Evidence.objects.filter(task=task, round=task.round, withdrawn_at=None).exists():
        raise NotPossible(
            "Отправлять пока нечего: приложите файл, ссылку или реквизиты документа и отправьте снова."
        )
    return moved(
        task,
        "submit",
        submitted_at=timezone.now(),
        submitted_by=by,
        submission_key=submission_key or uuid.uuid4(),
    )


@transaction.atomic
def recall_task(task: Task, *, by: User) -> Task:
    """Take the round back before anybody has reviewed it; what was added stays in it."""
    return moved(locked(task), "recall", submitted_at=None, submitted_by=None)
