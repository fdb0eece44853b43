"""States of a management decision under control, as data.

MD-01: «document ..., ground, responsible, due date, control»; MD-02: «Decisions of a meeting (protocol
clauses) are under control like activities». «Просрочено» is computed.
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "DecisionState", "ForbiddenTransition", "check"]


class DecisionState(models.TextChoices):
    CONTROLLED = "controlled", "на контроле"
    REPORTED = "reported", "исполнено, ждёт проверки"
    CLOSED = "closed", "снято с контроля"
    CANCELLED = "cancelled", "отменено"


TRANSITIONS: dict[DecisionState, dict[str, DecisionState]] = {
    DecisionState.CONTROLLED: {"report": DecisionState.REPORTED, "cancel": DecisionState.CANCELLED},
    DecisionState.REPORTED: {"close": DecisionState.CLOSED, "return": DecisionState.CONTROLLED},
    DecisionState.CLOSED: {"return": DecisionState.CONTROLLED},
    DecisionState.CANCELLED: {"return": DecisionState.CONTROLLED},
}

TONES = {
    DecisionState.CONTROLLED: "amber",
    DecisionState.REPORTED: "amber",
    DecisionState.CLOSED: "green",
    DecisionState.CANCELLED: "grey",
}

check = checker(TRANSITIONS, "Решение сейчас «{label}», поэтому это действие невозможно. Обновите страницу.")
