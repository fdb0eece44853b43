"""The register of documents: filters, search, a spreadsheet, a page that prints."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.views.addresses import query_with
from monitoring.views.spreadsheet import spreadsheet
from reports.document_queries import shown_state
from reports.filters import DocumentFilter
from reports.models import Document

PAGE_SIZE = 100
HEADER = ("Дата", "Номер", "Вид", "Заголовок", "План", "Состояние", "Зарегистрировал")


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    found = register(request)
    page = Paginator(found.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "page": page,
        "rows": [(document, *shown_state(document)) for document in page.object_list],
        "count": page.paginator.count,
        "is_filtered": any(request.GET.get(name) for name in found.filters),
        "query": query_with(request, page=None),
        "printed_on": timezone.localtime(),
    }
    is_part = "HX-Request" in request.headers
    template = "reports/parts/document_rows.html" if is_part else "reports/document_list.html"
    return render(request, template, context)


@require_safe
def document_list_xlsx(request: HttpRequest) -> HttpResponse:
    documents = register(request).qs.select_related("registered_by")
    return spreadsheet(request, "Документы", HEADER, lines(documents.iterator(chunk_size=500)), "documents")


def register(request: HttpRequest) -> DocumentFilter:
    """Registered documents by date, the latest first; drafts stand before them."""
    if not request.user.has_perm("reports.list_documents"):
        raise PermissionDenied
    return DocumentFilter(request, Document.objects.visible_to(request.user).for_listing().in_register())


def lines(documents: Iterator[Document]) -> Iterator[tuple[str, ...]]:
    for document in documents:
        yield (
            f"{document.dated_on:%d.%m.%Y}" if document.dated_on else "",
            document.number_text,
            document.get_kind_display(),
            document.title,
            document.edition.plan.title if document.edition else "",
            shown_state(document)[1],
            str(document.registered_by or ""),
        )
