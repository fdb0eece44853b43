"""Background work of papers. Each job can run twice: the second run finds what the first one stored."""

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from msoko.lib import row_security
from reports import actions
from reports.models import Document


@app.task(name="render_document", queue="papers", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def render_document(*, document_id: int, municipality_id: int) -> None:
    """Make the PDF ahead of the press of «Печать»."""
    with row_security.entered(municipality_id):
        document = Document.objects.filter(pk=document_id).select_related("edition__plan").first()
        if document:
            actions.render_document(document, by=None)


def defer_rendering(document: Document) -> None:
    """Ask for the rendering once: while one waits in the queue, a second request is the same request."""
    try:
        # A savepoint: the refusal of a second waiting job must not spoil the transaction of the request.
        with transaction.atomic():
            render_document.configure(queueing_lock=f"render-{document.pk}").defer(
                document_id=document.pk, municipality_id=document.municipality_id
            )
    except AlreadyEnqueued:
        return
