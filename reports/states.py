"""States of a document, as data: a draft is edited, a registered document never changes (O6)."""

from django.db import models


class DocumentState(models.TextChoices):
    DRAFT = "draft", "проект"
    REGISTERED = "registered", "зарегистрирован"


TRANSITIONS: dict[DocumentState, dict[str, DocumentState]] = {
    DocumentState.DRAFT: {"register": DocumentState.REGISTERED},
    DocumentState.REGISTERED: {},
}

TONES = {DocumentState.DRAFT: "grey", DocumentState.REGISTERED: "green"}


class ForbiddenTransition(Exception):
    """The state does not allow the verb; the text is a sentence for people."""


def check(state: str, verb: str) -> DocumentState:
    """Return the state after `verb`, or raise ForbiddenTransition with a Russian sentence."""
    try:
        return TRANSITIONS[DocumentState(state)][verb]
    except KeyError:
        label = DocumentState(state).label
        raise ForbiddenTransition(
            f"Документ сейчас «{label}», поэтому это действие невозможно. Обновите страницу."
        ) from None
