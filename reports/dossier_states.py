"""States of a dossier, as data: asked for, made by the worker, kept for a week, removed.

T6: «streamed, with a progress bar when it takes long»; the link is «kept 7 days».
"""

from django.db import models


class DossierState(models.TextChoices):
    QUEUED = "queued", "в очереди"
    MAKING = "making", "собирается"
    READY = "ready", "готово"
    FAILED = "failed", "не удалось"
    REMOVED = "removed", "удалено"


TRANSITIONS: dict[DossierState, dict[str, DossierState]] = {
    DossierState.QUEUED: {"begin": DossierState.MAKING, "fail": DossierState.FAILED},
    DossierState.MAKING: {
        "begin": DossierState.MAKING,
        "finish": DossierState.READY,
        "fail": DossierState.FAILED,
    },
    DossierState.READY: {"remove": DossierState.REMOVED},
    DossierState.FAILED: {"repeat": DossierState.QUEUED},
    DossierState.REMOVED: {"repeat": DossierState.QUEUED},
}

TONES = {
    DossierState.QUEUED: "amber",
    DossierState.MAKING: "amber",
    DossierState.READY: "green",
    DossierState.FAILED: "red",
    DossierState.REMOVED: "grey",
}


class ForbiddenTransition(Exception):
    """The state does not allow the verb; the text is a sentence for people."""


def check(state: str, verb: str) -> DossierState:
    """Return the state after `verb`, or raise ForbiddenTransition with a Russian sentence."""
    try:
        return TRANSITIONS[DossierState(state)][verb]
    except KeyError:
        label = DossierState(state).label
        raise ForbiddenTransition(
            f"Досье сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
        ) from None
