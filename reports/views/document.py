"""Papers: the list, the order beside its preview, the PDF, the registration."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from msoko.people.files import file_response
from plans.models import Edition, PlanImport
from plans.states import ForbiddenTransition as ForbiddenForEdition
from reports import actions
from reports.forms import OrderTextsForm, RegistrationForm
from reports.models import Document
from reports.papers.order import gaps, order_paper
from reports.papers.stored_texts import order_of
from reports.rendering.html import paper_html
from reports.states import ForbiddenTransition
from reports.tasks import defer_rendering


@require_GET
def document_list(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("reports.list_documents"):
        raise PermissionDenied
    documents = Document.objects.visible_to(request.user).for_listing()[:500]
    return render(request, "reports/document_list.html", {"documents": documents})


def edition_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the order of an edition; the first opening by the department drafts it."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("plan__owner"), pk=pk)
    document = Document.objects.visible_to(request.user).filter(edition=edition).first()
    if document is None:
        if not request.user.has_perm("reports.draft_document", edition):
            raise PermissionDenied
        document = actions.draft_order(edition, by=request.user)
    return redirect("reports:document-detail", pk=document.pk)


@require_GET
def document_detail(request: HttpRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.view_document", document):
        raise PermissionDenied

    defer_rendering(document)
    return render(request, "reports/document_detail.html", editor(request, document))


@require_POST
def document_texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the words; htmx gets the preview again, a plain form gets the page."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.edit_document", document):
        raise PermissionDenied
    form = OrderTextsForm(request.POST)
    if not form.is_valid():
        return editor_answer(request, document, status=422, form=form)

    texts = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    try:
        document = actions.save_document_texts(
            document, texts=texts, version=form.cleaned_data["version"], by=request.user
        )
    except actions.StaleText as stale:
        return editor_answer(request, stale.current, status=409, form=form, is_stale=True)
    if request.htmx:
        return editor_answer(request, document, saved_at=timezone.localtime())
    messages.success(request, "Сохранено.")
    return redirect("reports:document-detail", pk=document.pk)


@require_GET
def document_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """«Печать»: stored bytes when the words did not change, else rendered now."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.view_document", document):
        raise PermissionDenied
    rendering = actions.render_document(document, by=request.user)

    name = f"Приказ {document.number_text or 'проект'}.pdf"
    return file_response(rendering.file, filename=name, is_inline=True)


def document_register(request: HttpRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.register_document", document):
        raise PermissionDenied
    form = RegistrationForm(
        request.POST or None, today=timezone.localdate(), initial=imported_requisites(document)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.register_order(document, by=request.user, **form.cleaned_data)
        except (ForbiddenTransition, ForbiddenForEdition) as refusal:
            messages.error(request, str(refusal))
            return redirect("reports:document-detail", pk=document.pk)
        messages.success(request, "Приказ зарегистрирован, план утверждён, задания разосланы.")
        return redirect("reports:document-detail", pk=document.pk)
    status = 422 if form.is_bound else 200
    context = {"document": document, "form": form, "gaps": document_gaps(document)}
    return render(request, "reports/document_register.html", context, status=status)


def visible_document(request: HttpRequest, pk: int) -> Document:
    documents = Document.objects.visible_to(request.user)
    return get_object_or_404(documents.select_related("edition__plan"), pk=pk)


def document_gaps(document: Document) -> tuple:
    return gaps(order_of(document.texts, dated_on=document.dated_on, number_text=document.number_text))


def imported_requisites(document: Document) -> dict[str, Any]:
    """Number and date that the imported file already had: the official only confirms them."""
    found = PlanImport.objects.filter(plan=document.edition.plan_id).first()
    order = (found.parsed.get("order") or {}) if found else {}
    return {"number_text": order.get("number") or "", "dated_on": order.get("dated_on") or None}


def editor(request: HttpRequest, document: Document, **extra: Any) -> dict[str, Any]:
    """Context of the page: the form beside the preview, and what is still missing."""
    order = order_of(document.texts, dated_on=document.dated_on, number_text=document.number_text)
    paper = order_paper(order, actions.plan_facts(document.edition))
    texts = document.texts
    initial = {
        **texts,
        "author_lines": "\n".join(texts.get("author_lines", [])),
        "signatory_post": "\n".join(texts.get("signatory_post", [])),
        "version": document.version,
    }
    return {
        "document": document,
        "form": OrderTextsForm(initial=initial),
        "grounds": texts.get("grounds", []),
        "clauses": texts.get("clauses", []),
        "gaps": gaps(order),
        # Drawn by lxml from plain words: text can only become text there, never markup.
        "preview": SafeString(paper_html(paper, mode="screen")),
        **extra,
    }


def editor_answer(
    request: HttpRequest, document: Document, *, status: int = 200, **extra: Any
) -> HttpResponse:
    context = editor(request, document, **extra)
    template = "reports/parts/document_answer.html" if request.htmx else "reports/document_detail.html"
    return render(request, template, context, status=status)
