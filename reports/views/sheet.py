"""Sheets of acquaintance and of endorsement as files; made anew each time, for answers come in."""

import io

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from plans.models import Edition
from reports.models import Document
from reports.papers.model import Paper
from reports.rendering.pdf import paper_pdf
from reports.rendering.word import paper_docx
from reports.sheets import acquaintance_sheet, endorsement_sheet_paper
from reports.views.document import DOCX_TYPE, file_name
from reports.views.registered import registered_document

PDF_TYPE = "application/pdf"


@require_safe
def document_acquaintance_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    document = _readable(request, pk)
    sheet = acquaintance_sheet(document)
    return _pdf(sheet, f"Лист ознакомления. {file_name(document, 'pdf')}")


@require_safe
def document_acquaintance_docx(request: HttpRequest, pk: int) -> HttpResponseBase:
    document = _readable(request, pk)
    sheet = acquaintance_sheet(document)
    return _docx(sheet, f"Лист ознакомления. {file_name(document, 'docx')}")


def _readable(request: HttpRequest, pk: int) -> Document:
    document = registered_document(request, pk)
    if not request.user.has_perm("reports.view_acquaintance_sheet", document):
        raise PermissionDenied
    return document


@require_safe
def edition_endorsement_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    edition = _edition(request, pk)
    sheet = endorsement_sheet_paper(edition, today=timezone.localdate())
    return _pdf(sheet, f"Лист согласования, редакция {edition.number}.pdf")


@require_safe
def edition_endorsement_docx(request: HttpRequest, pk: int) -> HttpResponseBase:
    edition = _edition(request, pk)
    sheet = endorsement_sheet_paper(edition, today=timezone.localdate())
    return _docx(sheet, f"Лист согласования, редакция {edition.number}.docx")


def _edition(request: HttpRequest, pk: int) -> Edition:
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("plan__owner"), pk=pk)
    if not request.user.has_perm("plans.view_edition", edition):
        raise PermissionDenied
    return edition


def _pdf(paper: Paper, name: str) -> HttpResponseBase:
    content = paper_pdf(paper).content
    return FileResponse(io.BytesIO(content), filename=name, content_type=PDF_TYPE)


def _docx(paper: Paper, name: str) -> HttpResponseBase:
    content = paper_docx(paper)
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=DOCX_TYPE)
