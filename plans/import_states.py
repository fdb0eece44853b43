"""States of an import: a file that is read, now or by the worker, until it can be looked at.

Issue «Import that understands any real plan»: «Long work shows progress: a file over 2 s is read by the
worker and the page shows a progress bar». Only `plans.actions` moves states.
"""

from django.db import models


class ImportState(models.TextChoices):
    QUEUED = "queued", "ждёт чтения"
    READING = "reading", "читается"
    READY = "ready", "прочитан"
    FAILED = "failed", "не прочитан"


#: a worker that died leaves READING behind: whoever comes next starts again
TRANSITIONS: dict[ImportState, dict[str, ImportState]] = {
    ImportState.QUEUED: {"start": ImportState.READING, "fail": ImportState.FAILED},
    ImportState.READING: {
        "start": ImportState.READING,
        "finish": ImportState.READY,
        "fail": ImportState.FAILED,
    },
    ImportState.READY: {"queue": ImportState.QUEUED},
    ImportState.FAILED: {"queue": ImportState.QUEUED},
}


#: tone of the pill beside the name of the state
TONES = {
    ImportState.QUEUED: "grey",
    ImportState.READING: "amber",
    ImportState.READY: "green",
    ImportState.FAILED: "red",
}


class ImportStage(models.TextChoices):
    """How far the reading is; what is counted has its count beside it."""

    RECEIVED = "received", "файл получен"
    CHECKED = "checked", "файл проверен"
    READING = "reading", "читаем документ"
    RECOGNISING = "recognising", "узнаём таблицу плана"
    READY = "ready", "готово"


class ForbiddenTransition(Exception):
    """The import is in another state already: whoever came first has done the work."""


def check(state: str, verb: str) -> ImportState:
    try:
        return TRANSITIONS[ImportState(state)][verb]
    except KeyError:
        raise ForbiddenTransition(f"«{ImportState(state).label}»: это действие сейчас невозможно.") from None
