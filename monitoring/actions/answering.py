"""What the organisation does with its task: add, replace, withdraw, submit, recall.

EV-02: «A proof is: a file, a link to a page, the requisites of a document, or a mark «состояние достигнуто»
with a text. At least one is required to close». EV-09: «Nothing accepted is deleted; a wrong file is
withdrawn and stays in the history».
"""

import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from monitoring import states
from monitoring.actions.gestures import NotPossible, locked, moved, touched
from monitoring.models import Evidence, EvidenceKind, Task
from monitoring.models.evidence import SUPERSEDED
from monitoring.requisites import Requisites
from monitoring.states import TaskState
from msoko.people.models import StoredFile, User

Advices = Sequence[dict[str, object]]

#: what a piece of evidence says; the rest says whose it is, when and where it stands
CONTENT = (
    "kind", "file", "filename", "url", "document_text", "document_kind_text", "document_number_text",
    "document_on", "document_title",
)  # fmt: skip


def add_file(
    task: Task,
    *,
    by: User,
    file: StoredFile,
    filename: str,
    client_key: uuid.UUID,
    advice: Advices = (),
    replaces: Evidence | None = None,
) -> Evidence:
    """Add a file that has passed the gate and lies in the store; a new version withdraws the old one."""
    content = {"kind": EvidenceKind.FILE, "file": file, "filename": filename}
    return _add(task, by=by, client_key=client_key, content=content, advice=advice, replaces=replaces)


def add_link(task: Task, *, by: User, url: str, client_key: uuid.UUID) -> Evidence:
    return _add(task, by=by, client_key=client_key, content={"kind": EvidenceKind.LINK, "url": url})


def add_requisites(task: Task, *, by: User, requisites: Requisites, client_key: uuid.UUID) -> Evidence:
    content = {
        "kind": EvidenceKind.REQUISITES,
        "document_text": requisites.printed(),
        "document_kind_text": requisites.kind,
        "document_number_text": requisites.number,
        "document_on": requisites.dated_on,
        "document_title": requisites.title,
    }
    return _add(task, by=by, client_key=client_key, content=content)


def add_statement(task: Task, *, by: User, text: str, client_key: uuid.UUID) -> Evidence:
    """Say what has been reached, where the plan expects a state and not a paper."""
    content = {"kind": EvidenceKind.STATEMENT, "document_text": text}
    return _add(task, by=by, client_key=client_key, content=content)


@transaction.atomic
def copy_evidence(
    evidence: Evidence, *, to: Task, by: User, client_key: uuid.UUID | None = None, advice: Advices = ()
) -> Evidence:
    """Put what was given before, to this task or to another one, into the open round of `to`, unchanged."""
    content = {name: getattr(evidence, name) for name in CONTENT}
    return _add(to, by=by, client_key=client_key or uuid.uuid4(), content=content, advice=advice)


@transaction.atomic
def _add(
    task: Task,
    *,
    by: User,
    client_key: uuid.UUID,
    content: Mapping[str, object],
    advice: Advices = (),
    replaces: Evidence | None = None,
) -> Evidence:
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
    if replaces is not None:
        _take_out(replaces, task, by=by, reason=SUPERSEDED)
    evidence = Evidence.objects.create(
        municipality_id=task.municipality_id,
        task=task,
        round=task.round,
        client_key=client_key,
        added_by=by,
        advice=list(advice),
        replaces=replaces,
        **content,
    )
    touched(task)
    return evidence


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: User) -> Evidence:
    """Take it out of the open round; the row and the bytes stay."""
    task = locked(evidence.task)
    states.check(task.state, "submit")
    _take_out(evidence, task, by=by)
    touched(task)
    evidence.refresh_from_db()
    return evidence


def _take_out(evidence: Evidence, task: Task, *, by: User, reason: str = "") -> None:
    if evidence.round != task.round:
        raise NotPossible("Этот документ относится к прошлому ответу, который уже проверили: он остаётся.")
    changed = Evidence.objects.filter(pk=evidence.pk, withdrawn_at=None)
    if not changed.update(withdrawn_at=timezone.now(), withdrawn_by=by, withdrawal_reason=reason):
        raise NotPossible("Этот документ уже убран. Обновите страницу.")


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
def submit_together(
    task: Task, *, others: Sequence[Task], by: User, submission_key: uuid.UUID | None = None
) -> list[Task]:
    """One answer for several tasks: what stands in the round of `task` goes into the others; all are sent.

    Either every one of them is sent or none is. The same post repeated changes nothing.
    """
    sent = [submit_task(task, by=by, submission_key=submission_key)]
    standing = list(Evidence.objects.filter(task=task, round=sent[0].round, withdrawn_at=None))
    # In one order everywhere, so that two such answers at once do not wait for one another.
    for other in sorted(others, key=lambda one: one.pk):
        if other.state != TaskState.SUBMITTED or other.submission_key != submission_key:
            for evidence in standing:
                copy_evidence(evidence, to=other, by=by, advice=evidence.advice)
        sent.append(submit_task(other, by=by, submission_key=submission_key))
    return sent


@transaction.atomic
def recall_task(task: Task, *, by: User) -> Task:
    """Take the round back before anybody has reviewed it; what was added stays in it."""
    return moved(locked(task), "recall", submitted_at=None, submitted_by=None)
