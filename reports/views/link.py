"""What a registered document changes or cancels, noted by hand where no order of the plan says it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reports import linking
from reports.document_queries import linkable, relations_of
from reports.signing_forms import LinkForm
from reports.views.registered import registered_document


@require_http_methods(["GET", "HEAD", "POST"])
def document_links(request: HttpRequest, pk: int) -> HttpResponse:
    document = registered_document(request, pk)
    if not request.user.has_perm("reports.link_document", document):
        raise PermissionDenied
    form = LinkForm(request.POST or None, targets=linkable(document, request.user))
    if form.is_valid():
        try:
            linking.link_documents(document, by=request.user, **form.cleaned_data)
            messages.success(request, "Связь отмечена: она видна на страницах обоих документов.")
            return redirect("reports:document-detail", document.pk)
        except linking.CannotLink as refusal:
            form.add_error(None, str(refusal))
    context = {"document": document, "form": form, "relations": relations_of(document)}
    return render(request, "reports/document_links.html", context, status=422 if form.is_bound else 200)
