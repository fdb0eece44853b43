"""The way to a registered document by its address."""

from django.http import Http404, HttpRequest

from reports.models import Document
from reports.states import DocumentState
from reports.views.document import visible_document


def registered_document(request: HttpRequest, pk: int) -> Document:
    """A draft has no signatures, no readers and no links: there is no such page."""
    document = visible_document(request, pk)
    if document.state == DocumentState.DRAFT:
        raise Http404
    return document
