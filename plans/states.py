"""States of an edition of a plan, as data.

PL-01: «черновик → на согласовании → утверждён → изменён → завершён → архив». The state belongs to the
edition: the plan is as far as its latest edition is. Only `plans.actions` moves states. Whatever stands in
FROZEN the database does not let anybody change (PL-08).
"""

from django.db import models


class EditionState(models.TextChoices):
    DRAFT = "draft", "черновик"
    ENDORSEMENT = "endorsement", "на согласовании"
    APPROVED = "approved", "утверждён"
    AMENDED = "amended", "изменён"
    CLOSED = "closed", "завершён"
    ARCHIVED = "archived", "в архиве"


TRANSITIONS: dict[EditionState, dict[str, EditionState]] = {
    EditionState.DRAFT: {"submit": EditionState.ENDORSEMENT, "approve": EditionState.APPROVED},
    EditionState.ENDORSEMENT: {
        "recall": EditionState.DRAFT,
        "return": EditionState.DRAFT,
        "approve": EditionState.APPROVED,
    },
    EditionState.APPROVED: {"amend": EditionState.AMENDED, "close": EditionState.CLOSED},
    EditionState.AMENDED: {},
    EditionState.CLOSED: {"archive": EditionState.ARCHIVED},
    EditionState.ARCHIVED: {},
}

#: an edition that is still being written
IN_WORK = (EditionState.DRAFT, EditionState.ENDORSEMENT)
#: words that an order has approved
FROZEN = (EditionState.APPROVED, EditionState.AMENDED, EditionState.CLOSED, EditionState.ARCHIVED)

#: tone of the pill beside the name of the state
TONES = {
    EditionState.DRAFT: "grey",
    EditionState.ENDORSEMENT: "amber",
    EditionState.APPROVED: "green",
    EditionState.AMENDED: "grey",
    EditionState.CLOSED: "grey",
    EditionState.ARCHIVED: "grey",
}


class ForbiddenTransition(Exception):
    """The state does not allow the verb; the text is a sentence for people."""


def check(state: str, verb: str) -> EditionState:
    """Return the state after `verb`, or raise ForbiddenTransition with a Russian sentence."""
    try:
        return TRANSITIONS[EditionState(state)][verb]
    except KeyError:
        label = EditionState(state).label
        raise ForbiddenTransition(
            f"План сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
        ) from None
