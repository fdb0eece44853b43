"""States of a report that an organisation owes by a reporting form, as data.

MC-03: «ожидается, сдан, на проверке, возвращён, принят, не сдан; marks lateness in days». Late is computed.
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "FilingState", "ForbiddenTransition", "check"]


class FilingState(models.TextChoices):
    EXPECTED = "expected", "ожидается"
    FILED = "filed", "сдан"
    IN_REVIEW = "in_review", "на проверке"
    RETURNED = "returned", "возвращён"
    ACCEPTED = "accepted", "принят"
    MISSED = "missed", "не сдан"


TRANSITIONS: dict[FilingState, dict[str, FilingState]] = {
    FilingState.EXPECTED: {"file": FilingState.FILED, "miss": FilingState.MISSED},
    FilingState.FILED: {
        "take": FilingState.IN_REVIEW,
        "accept": FilingState.ACCEPTED,
        "return": FilingState.RETURNED,
    },
    FilingState.IN_REVIEW: {"accept": FilingState.ACCEPTED, "return": FilingState.RETURNED},
    FilingState.RETURNED: {"file": FilingState.FILED, "miss": FilingState.MISSED},
    FilingState.ACCEPTED: {"return": FilingState.RETURNED},
    FilingState.MISSED: {"file": FilingState.FILED},
}

TONES = {
    FilingState.EXPECTED: "grey",
    FilingState.FILED: "amber",
    FilingState.IN_REVIEW: "amber",
    FilingState.RETURNED: "red",
    FilingState.ACCEPTED: "green",
    FilingState.MISSED: "red",
}

check = checker(TRANSITIONS, "Отчёт сейчас «{label}», поэтому это действие невозможно. Обновите страницу.")
