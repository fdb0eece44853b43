"""The open page of checking: kind, number, date, checksum, state of a registered paper, no content (O6)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reports import actions
from reports.document_queries import certificates_of, relations_of
from reports.queries import document_by_key


@require_safe
@login_not_required
@never_cache
def document_check(request: HttpRequest, key: str) -> HttpResponse:
    document = document_by_key(key)
    if document is None:
        return render(request, "reports/document_check.html", {"document": None}, status=404)
    context = {
        "document": document,
        "rendering": actions.final_rendering(document),
        "relations": relations_of(document),
        "certificates": certificates_of(document),
    }
    return render(request, "reports/document_check.html", context)
