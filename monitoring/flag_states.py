"""States of a marker of doubtful results, as data.

OB-01: «state (выявлен / проверяется / подтверждён / снят)».
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "FlagState", "ForbiddenTransition", "check"]


class FlagState(models.TextChoices):
    FOUND = "found", "выявлен"
    CHECKING = "checking", "проверяется"
    CONFIRMED = "confirmed", "подтверждён"
    LIFTED = "lifted", "снят"


TRANSITIONS: dict[FlagState, dict[str, FlagState]] = {
    FlagState.FOUND: {"check": FlagState.CHECKING, "lift": FlagState.LIFTED},
    FlagState.CHECKING: {"confirm": FlagState.CONFIRMED, "lift": FlagState.LIFTED},
    FlagState.CONFIRMED: {"check": FlagState.CHECKING},
    FlagState.LIFTED: {"check": FlagState.CHECKING},
}

TONES = {
    FlagState.FOUND: "amber",
    FlagState.CHECKING: "amber",
    FlagState.CONFIRMED: "red",
    FlagState.LIFTED: "grey",
}

check = checker(TRANSITIONS, "Признак сейчас «{label}», поэтому это действие невозможно. Обновите страницу.")
