"""States of an addressed recommendation, as data.

RC-01: «state: черновик → утверждена → направлена → принята к исполнению → исполнена → эффект оценён».
An addressee that reports what it has done has accepted as well; a report that does not satisfy is returned.
"""

from django.db import models

from monitoring.states import ForbiddenTransition
from monitoring.transitions import checker

__all__ = ["TONES", "TRANSITIONS", "ForbiddenTransition", "RecommendationState", "check"]


class RecommendationState(models.TextChoices):
    DRAFT = "draft", "черновик"
    APPROVED = "approved", "утверждена"
    SENT = "sent", "направлена"
    ACCEPTED = "accepted", "принята к исполнению"
    DONE = "done", "исполнена"
    EVALUATED = "evaluated", "эффект оценён"


TRANSITIONS: dict[RecommendationState, dict[str, RecommendationState]] = {
    RecommendationState.DRAFT: {"approve": RecommendationState.APPROVED},
    RecommendationState.APPROVED: {"send": RecommendationState.SENT},
    RecommendationState.SENT: {"accept": RecommendationState.ACCEPTED},
    RecommendationState.ACCEPTED: {"complete": RecommendationState.DONE},
    RecommendationState.DONE: {
        "return": RecommendationState.ACCEPTED,
        "evaluate": RecommendationState.EVALUATED,
    },
    RecommendationState.EVALUATED: {"evaluate": RecommendationState.EVALUATED},
}
#: what an organisation may read: until then it is the department's own paper
GIVEN = (
    RecommendationState.SENT,
    RecommendationState.ACCEPTED,
    RecommendationState.DONE,
    RecommendationState.EVALUATED,
)
#: what is still waited for
OWED = (RecommendationState.SENT, RecommendationState.ACCEPTED)

TONES = {
    RecommendationState.DRAFT: "grey",
    RecommendationState.APPROVED: "amber",
    RecommendationState.SENT: "amber",
    RecommendationState.ACCEPTED: "amber",
    RecommendationState.DONE: "green",
    RecommendationState.EVALUATED: "green",
}


def answer_state(*, is_accepted: bool, is_answered: bool, is_returned: bool) -> tuple[str, str]:
    """Tone and words of what an organisation itself has still to do, whatever the others have done."""
    if is_answered:
        return "green", "ответ отправлен"
    if is_returned:
        return "red", "вернули: ответьте снова"
    return ("amber", "принята, ждём ответа") if is_accepted else ("amber", "примите к исполнению")


check = checker(
    TRANSITIONS, "Рекомендация сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
)
