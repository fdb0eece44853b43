"""The preview of a paper and what the editor says of its parts from data."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from reports.about import about_document
from reports.figures import DRAWN, source_of
from reports.models import Document
from reports.papers.model import Paper, Picture
from reports.papers.pictures import picture_mark
from reports.papers.texts import PartKind, Texts, parts_of
from reports.rendering.html import embedded, paper_html

#: the fields that hold parts
PART_FIELDS = ("parts", "annexes")


def drawn(paper: Paper, document: Document | None = None) -> SafeString:
    """Drawn by lxml from plain words: text can only become text there, never markup.

    The pictures of a document have addresses of their own, those of a template lie in the page.
    """

    def address(picture: Picture) -> str:
        return reverse("reports:document-picture", args=[document.pk, picture_mark(picture)])

    return SafeString(paper_html(paper, mode="screen", address=address if document else embedded))


def undrawn(texts: Texts) -> set[str]:
    """Names of the figures of these texts whose picture the paper does not show."""
    parts = [part for name in PART_FIELDS for part in parts_of(texts.get(name))]
    return {part.bound for part in parts} & DRAWN - {
        part.bound for part in parts if part.kind is PartKind.PICTURE
    }


def sources(request: HttpRequest, document: Document) -> dict[str, str]:
    """Name of the figures -> the page that shows them."""
    about = about_document(document, by=request.user, today=timezone.localdate())
    parts = [part for name in PART_FIELDS for part in parts_of(document.texts.get(name))]
    return {part.bound: source_of(part.bound, about) for part in parts if part.bound}
