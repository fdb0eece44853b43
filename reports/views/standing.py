"""What is shown of a registered document beside its words: state, links, signatures, who has read it."""

from typing import Any

from msoko.people.models import User
from reports import actions, document_queries
from reports.models import Document
from reports.states import DocumentState


def standing_context(document: Document, user: User) -> dict[str, Any]:
    """Empty for a draft."""
    if document.state == DocumentState.DRAFT:
        return {}
    asked = list(document.acquaintances.values_list("acknowledged_at", flat=True))
    return {
        "relations": document_queries.relations_of(document),
        "signature_lines": document_queries.signature_lines(document),
        "final": actions.final_rendering(document),
        "asked_count": len(asked),
        "read_count": sum(moment is not None for moment in asked),
        "own_reading": document_queries.waiting_for(user).filter(document=document).first(),
    }
