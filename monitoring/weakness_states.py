"""States of a problem or a risk of a direction, as data.

AN-06: «List of problems and risks per direction: text, evidence (indicator, organisation),
severity, owner, state».
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "ForbiddenTransition", "WeaknessState", "check"]


class WeaknessState(models.TextChoices):
    FOUND = "found", "выявлена"
    IN_WORK = "in_work", "в работе"
    SOLVED = "solved", "решена"
    DISMISSED = "dismissed", "не подтвердилась"


TRANSITIONS: dict[WeaknessState, dict[str, WeaknessState]] = {
    WeaknessState.FOUND: {"take": WeaknessState.IN_WORK, "dismiss": WeaknessState.DISMISSED},
    WeaknessState.IN_WORK: {"solve": WeaknessState.SOLVED, "dismiss": WeaknessState.DISMISSED},
    WeaknessState.SOLVED: {"reopen": WeaknessState.FOUND},
    WeaknessState.DISMISSED: {"reopen": WeaknessState.FOUND},
}

TONES = {
    WeaknessState.FOUND: "amber",
    WeaknessState.IN_WORK: "amber",
    WeaknessState.SOLVED: "green",
    WeaknessState.DISMISSED: "grey",
}

check = checker(TRANSITIONS, "Проблема сейчас «{label}», поэтому это действие невозможно. Обновите страницу.")
