"""States of a collection round, as data: a draft, open, closed, approved and locked.

M2: «Windows, exceptions for one school, lock after approval». A value of an approved round is put right only
with a reason (CK-07).
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "ForbiddenTransition", "RoundState", "check"]


class RoundState(models.TextChoices):
    DRAFT = "draft", "черновик"
    OPEN = "open", "открыт"
    CLOSED = "closed", "закрыт"
    APPROVED = "approved", "утверждён"


TRANSITIONS: dict[RoundState, dict[str, RoundState]] = {
    RoundState.DRAFT: {"open": RoundState.OPEN},
    RoundState.OPEN: {"close": RoundState.CLOSED},
    RoundState.CLOSED: {"reopen": RoundState.OPEN, "approve": RoundState.APPROVED},
    RoundState.APPROVED: {},
}

TONES = {
    RoundState.DRAFT: "grey",
    RoundState.OPEN: "amber",
    RoundState.CLOSED: "grey",
    RoundState.APPROVED: "green",
}

check = checker(TRANSITIONS, "Сбор сейчас «{label}», поэтому это действие невозможно. Обновите страницу.")
