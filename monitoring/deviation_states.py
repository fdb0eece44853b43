"""States of a deviation (отклонение), as data.

DV-02: «зафиксировано → запрошено обоснование → получено обоснование / исправлены данные → принято /
возвращено → закрыто». DV-03: a breach that is gone closes its deviation whatever the state: verb `vanish`;
one that comes back is recorded again: verb `recur`.
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "DeviationState", "ForbiddenTransition", "check"]


class DeviationState(models.TextChoices):
    RECORDED = "recorded", "зафиксировано"
    REQUESTED = "requested", "запрошено обоснование"
    JUSTIFIED = "justified", "получено обоснование"
    CORRECTED = "corrected", "исправлены данные"
    ACCEPTED = "accepted", "принято"
    RETURNED = "returned", "возвращено"
    CLOSED = "closed", "закрыто"


TRANSITIONS: dict[DeviationState, dict[str, DeviationState]] = {
    DeviationState.RECORDED: {
        "request": DeviationState.REQUESTED,
        "justify": DeviationState.JUSTIFIED,
        "vanish": DeviationState.CLOSED,
    },
    DeviationState.REQUESTED: {
        "justify": DeviationState.JUSTIFIED,
        "correct": DeviationState.CORRECTED,
        "vanish": DeviationState.CLOSED,
    },
    DeviationState.JUSTIFIED: {
        "accept": DeviationState.ACCEPTED,
        "return": DeviationState.RETURNED,
        "correct": DeviationState.CORRECTED,
        "vanish": DeviationState.CLOSED,
    },
    DeviationState.CORRECTED: {
        "accept": DeviationState.ACCEPTED,
        "return": DeviationState.RETURNED,
        "justify": DeviationState.JUSTIFIED,
        "correct": DeviationState.CORRECTED,
        "vanish": DeviationState.CLOSED,
    },
    DeviationState.ACCEPTED: {
        "close": DeviationState.CLOSED,
        "recur": DeviationState.RECORDED,
        "vanish": DeviationState.CLOSED,
    },
    DeviationState.RETURNED: {
        "justify": DeviationState.JUSTIFIED,
        "correct": DeviationState.CORRECTED,
        "vanish": DeviationState.CLOSED,
    },
    DeviationState.CLOSED: {"recur": DeviationState.RECORDED},
}

TONES = {
    DeviationState.RECORDED: "red",
    DeviationState.REQUESTED: "amber",
    DeviationState.JUSTIFIED: "amber",
    DeviationState.CORRECTED: "amber",
    DeviationState.ACCEPTED: "green",
    DeviationState.RETURNED: "red",
    DeviationState.CLOSED: "grey",
}

check = checker(
    TRANSITIONS, "Отклонение сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
)
