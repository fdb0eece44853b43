"""States of a rating, as data: a draft is computed anew, an approved one is frozen.

RT-03: «A rating is a draft until the department approves it (order); the approved one is frozen».
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "ForbiddenTransition", "RatingState", "check"]


class RatingState(models.TextChoices):
    DRAFT = "draft", "черновик"
    APPROVED = "approved", "утверждён"


TRANSITIONS: dict[RatingState, dict[str, RatingState]] = {
    RatingState.DRAFT: {"approve": RatingState.APPROVED},
    RatingState.APPROVED: {},
}

TONES = {
    RatingState.DRAFT: "grey",
    RatingState.APPROVED: "green",
}

check = checker(TRANSITIONS, "Рейтинг сейчас «{label}», поэтому это действие невозможно. Обновите страницу.")
