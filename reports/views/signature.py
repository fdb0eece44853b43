"""Signatures of a registered document: the list, a new one, the file, taking one back, the marked copy."""

import io

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from msoko.people.files import file_response
from msoko.people.readings import withheld
from reports import actions, paper_signing
from reports.document_queries import certificates_of, signature_lines
from reports.models import Document, DocumentSignature
from reports.rendering.word import paper_docx
from reports.signing_forms import SignatureForm, WithdrawalForm
from reports.views.document import DOCX_TYPE, file_name
from reports.views.registered import registered_document

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def document_signatures(request: HttpRequest, pk: int) -> HttpResponse:
    document = registered_document(request, pk)
    if request.method != "POST":
        return _page(request, document, SignatureForm())
    if not request.user.has_perm("reports.sign_document", document):
        raise PermissionDenied
    form = SignatureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = paper_signing.attach_signature(
                document, stream=form.cleaned_data["file"], checked=form.checked, by=request.user
            )
            messages.success(request, f"Приложено: {made.get_kind_display()}, «{made.filename}».")
            return redirect("reports:document-signatures", document.pk)
        except paper_signing.CannotSign as refusal:
            form.add_error("file", str(refusal))
    return _page(request, document, form, status=422)


def _page(
    request: HttpRequest, document: Document, form: SignatureForm, *, status: int = 200
) -> HttpResponse:
    lines = signature_lines(document)
    context = {
        "document": document,
        "form": form,
        "standing": [line for line in lines if line.signature.withdrawn_at is None],
        "withdrawn": [line for line in lines if line.signature.withdrawn_at is not None],
        "final": actions.final_rendering(document),
        "has_mark": bool(certificates_of(document)),
    }
    return render(request, "reports/document_signatures.html", context, status=status)


@require_safe
def signature_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    signature = _visible(request, pk)
    if reason := withheld(signature.file, is_sender=signature.attached_by_id == request.user.pk):
        return HttpResponse(reason, status=CONFLICT, content_type="text/plain; charset=utf-8")
    try:
        return file_response(signature.file, filename=signature.filename, is_inline="show" in request.GET)
    except FileNotFoundError:
        raise Http404("The bytes of this file are missing in the file store.") from None


@require_POST
def signature_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    signature = _visible(request, pk)
    if not request.user.has_perm("reports.withdraw_signature", signature):
        raise PermissionDenied
    form = WithdrawalForm(request.POST)
    try:
        if not form.is_valid():
            raise paper_signing.CannotSign(next(iter(form.errors["reason"])))
        paper_signing.withdraw_signature(signature, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, f"Подпись «{signature.filename}» отозвана.")
    except paper_signing.CannotSign as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:document-signatures", signature.document_id)


def _visible(request: HttpRequest, pk: int) -> DocumentSignature:
    visible = DocumentSignature.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("file", "document"), pk=pk)


@require_safe
def document_marked(request: HttpRequest, pk: int) -> HttpResponseBase:
    """«Копия с отметкой»: beside the signed original, never instead of it (ES-02)."""
    document = registered_document(request, pk)
    try:
        rendering = paper_signing.marked_rendering(document, by=request.user)
    except paper_signing.CannotSign as refusal:
        messages.warning(request, str(refusal))
        return redirect("reports:document-signatures", document.pk)
    return file_response(rendering.file, filename=marked_name(document, "pdf"), is_inline=True)


@require_safe
def document_marked_docx(request: HttpRequest, pk: int) -> HttpResponseBase:
    document = registered_document(request, pk)
    try:
        content = paper_docx(paper_signing.marked_paper(document))
    except paper_signing.CannotSign as refusal:
        messages.warning(request, str(refusal))
        return redirect("reports:document-signatures", document.pk)
    name = marked_name(document, "docx")
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=DOCX_TYPE)


def marked_name(document: Document, extension: str) -> str:
    plain = file_name(document, extension)
    return f"{plain.removesuffix(f'.{extension}')}, копия с отметкой.{extension}"
