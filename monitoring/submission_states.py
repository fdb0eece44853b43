"""States of what one organisation gives in one round, as data: filled, sent, accepted or returned.

M2: «grid entry in the page ... save per cell, states»; CK-03: «Errors block sending».
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "ForbiddenTransition", "SubmissionState", "check"]


class SubmissionState(models.TextChoices):
    FILLING = "filling", "заполняется"
    SENT = "sent", "отправлено"
    RETURNED = "returned", "возвращено"
    ACCEPTED = "accepted", "принято"


TRANSITIONS: dict[SubmissionState, dict[str, SubmissionState]] = {
    SubmissionState.FILLING: {"submit": SubmissionState.SENT},
    SubmissionState.SENT: {
        "recall": SubmissionState.FILLING,
        "accept": SubmissionState.ACCEPTED,
        "return": SubmissionState.RETURNED,
    },
    SubmissionState.RETURNED: {"submit": SubmissionState.SENT},
    SubmissionState.ACCEPTED: {"return": SubmissionState.RETURNED},
}

TONES = {
    SubmissionState.FILLING: "grey",
    SubmissionState.SENT: "amber",
    SubmissionState.RETURNED: "red",
    SubmissionState.ACCEPTED: "green",
}

check = checker(
    TRANSITIONS, "Данные организации сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
)
