"""States of a mailing, as data: written, made by the worker letter by letter, ready to be registered."""

from django.db import models

from reports.states import ForbiddenTransition


class MailingState(models.TextChoices):
    DRAFT = "draft", "черновик"
    QUEUED = "queued", "в очереди"
    MAKING = "making", "составляется"
    READY = "ready", "письма готовы"
    REGISTERED = "registered", "зарегистрирована"
    FAILED = "failed", "не составлена"


TRANSITIONS: dict[MailingState, dict[str, MailingState]] = {
    MailingState.DRAFT: {"queue": MailingState.QUEUED},
    MailingState.QUEUED: {"begin": MailingState.MAKING, "fail": MailingState.FAILED},
    MailingState.MAKING: {
        "begin": MailingState.MAKING,
        "finish": MailingState.READY,
        "fail": MailingState.FAILED,
    },
    MailingState.READY: {"register": MailingState.REGISTERED, "queue": MailingState.QUEUED},
    MailingState.REGISTERED: {},
    MailingState.FAILED: {"queue": MailingState.QUEUED},
}

TONES = {
    MailingState.DRAFT: "grey",
    MailingState.QUEUED: "amber",
    MailingState.MAKING: "amber",
    MailingState.READY: "amber",
    MailingState.REGISTERED: "green",
    MailingState.FAILED: "red",
}


def check(state: str, verb: str) -> MailingState:
    """Return the state after `verb`, or raise ForbiddenTransition with a Russian sentence."""
    try:
        return TRANSITIONS[MailingState(state)][verb]
    except KeyError:
        label = MailingState(state).label
        raise ForbiddenTransition(
            f"Рассылка сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
        ) from None
