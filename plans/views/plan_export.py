"""An edition as a Word or Excel file in its own layout, to be edited and given back (P8)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from plans.documents import PlanDocument, plan_document
from plans.exporting import plan_docx, plan_xlsx
from plans.models import Edition
from plans.views.downloads import DOCX, XLSX, download
from plans.views.edition_gestures import edition_or_404


@require_safe
def edition_docx(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    return download(plan_docx(_document(request, edition)), DOCX, _name(edition))


@require_safe
def edition_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    return download(plan_xlsx(_document(request, edition)), XLSX, _name(edition))


def _document(request: HttpRequest, edition: Edition) -> PlanDocument:
    return plan_document(edition, with_marks=request.GET.get("marks") == "1")


def _name(edition: Edition) -> str:
    return f"{edition.plan.title[:80]}, редакция {edition.number}"
