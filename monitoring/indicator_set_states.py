"""States of a set of indicators, as data: a draft, in force by an order, ended by the next set.

M1: «versioned: an old year keeps its old definition». What is in force is not edited: the next set is a copy.
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "ForbiddenTransition", "IndicatorSetState", "check"]


class IndicatorSetState(models.TextChoices):
    DRAFT = "draft", "черновик"
    IN_FORCE = "in_force", "действует"
    ENDED = "ended", "не действует"


TRANSITIONS: dict[IndicatorSetState, dict[str, IndicatorSetState]] = {
    IndicatorSetState.DRAFT: {"approve": IndicatorSetState.IN_FORCE},
    IndicatorSetState.IN_FORCE: {"end": IndicatorSetState.ENDED},
    IndicatorSetState.ENDED: {},
}

TONES = {
    IndicatorSetState.DRAFT: "grey",
    IndicatorSetState.IN_FORCE: "green",
    IndicatorSetState.ENDED: "grey",
}

check = checker(
    TRANSITIONS, "Набор показателей сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
)
