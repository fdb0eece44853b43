"""Printing: the paper of a document, and the stored bytes of its PDF."""

import io

from django.db import transaction

from msoko.people.actions import store_file
from msoko.people.models import User
from reports.annexes import annex_of
from reports.models import Document, Rendering
from reports.paper_settings import paper_settings
from reports.papers.catalogue import CATALOGUE
from reports.papers.model import Paper
from reports.papers.requisites import Requisites
from reports.rendering.pdf import paper_pdf
from reports.rendering.text import paper_digest


def document_paper(document: Document) -> Paper:
    """Build the paper from the stored words and from the plan as it is now: a handful of queries."""
    requisites = Requisites(document.dated_on, document.number_text, **paper_settings(document))
    return CATALOGUE[document.kind].build(document.texts, requisites, annex_of(document))


def is_rendered(document: Document, paper: Paper) -> bool:
    """Say whether «Печать» would find stored bytes for this paper."""
    return document.renderings.filter(digest=paper_digest(paper)).exists()


def final_rendering(document: Document) -> Rendering | None:
    """The PDF that was made when the document was registered; None for a draft."""
    if document.registered_at is None:
        return None
    made = document.renderings.filter(made_at__gte=document.registered_at).select_related("file")
    return made.order_by("made_at", "pk").first()


@transaction.atomic
def render_document(document: Document, *, by: User | None) -> Rendering:
    """Return the PDF of these very words: the stored bytes when there are some, else made now.

    A registered document keeps the bytes of its registration whatever becomes of our layouts.
    """
    final = final_rendering(document)
    if final:
        return final
    return render_paper(document, document_paper(document), by=by)


@transaction.atomic
def render_paper(document: Document, paper: Paper, *, by: User | None) -> Rendering:
    """Return the PDF of this paper of the document: the stored bytes when there are some, else made now."""
    digest = paper_digest(paper)
    stored = document.renderings.filter(digest=digest).select_related("file").first()
    if stored:
        return stored
    pdf = paper_pdf(paper)
    file = store_file(
        io.BytesIO(pdf.content), content_type="application/pdf", municipality=document.municipality_id, by=by
    )
    rendering, _ = Rendering.objects.get_or_create(
        document=document,
        digest=digest,
        defaults={
            "municipality_id": document.municipality_id,
            "file": file,
            "page_count": pdf.page_count,
        },
    )
    return rendering
