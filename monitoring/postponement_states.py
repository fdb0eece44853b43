"""States of a request to postpone, as data: asked, then granted or refused, once.

D5: «postponement asked / decided with reason». The trace stays: a new wish is a new request.
"""

from django.db import models


class PostponementState(models.TextChoices):
    ASKED = "asked", "ждёт решения"
    GRANTED = "granted", "перенесено"
    REFUSED = "refused", "отказано"


TRANSITIONS: dict[PostponementState, dict[str, PostponementState]] = {
    PostponementState.ASKED: {"grant": PostponementState.GRANTED, "refuse": PostponementState.REFUSED},
    PostponementState.GRANTED: {},
    PostponementState.REFUSED: {},
}

TONES = {
    PostponementState.ASKED: "amber",
    PostponementState.GRANTED: "green",
    PostponementState.REFUSED: "grey",
}


class ForbiddenTransition(Exception):
    """The state does not allow the verb; the text is a sentence for people."""


def check(state: str, verb: str) -> PostponementState:
    """Return the state after `verb`, or raise ForbiddenTransition with a Russian sentence."""
    try:
        return TRANSITIONS[PostponementState(state)][verb]
    except KeyError:
        label = PostponementState(state).label
        raise ForbiddenTransition(f"По этой просьбе уже решено: «{label}». Обновите страницу.") from None
