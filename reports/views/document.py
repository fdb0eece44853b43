"""Papers: the list, the order beside its preview, the PDF, the registration."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from msoko.lib.file_names import safe_name
from msoko.people.files import file_response
from plans.actions import Refused
from plans.models import Edition, PlanImport
from plans.states import ForbiddenTransition as ForbiddenForEdition
from reports import actions
from reports.forms import OrderTextsForm, RegistrationForm
from reports.models import Document
from reports.papers.from_edition import plan_facts
from reports.papers.order import OrderFacts, gaps, order_paper
from reports.papers.stored_texts import order_of
from reports.rendering.html import paper_html
from reports.states import DocumentState, ForbiddenTransition
from reports.tasks import defer_rendering

#: what file systems do not take in a name
FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|]')


@require_GET
def document_list(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("reports.list_documents"):
        raise PermissionDenied
    documents = Document.objects.visible_to(request.user).for_listing()[:500]
    return render(request, "reports/document_list.html", {"documents": documents})


def edition_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the order of an edition; the first opening by the department drafts it."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("plan__owner"), pk=pk)
    documents = Document.objects.visible_to(request.user)
    document = documents.filter(edition=edition).first()
    if document is None and edition.is_amendment:
        # Changes have no order of their own kind yet: the plan leads to its last order.
        document = documents.filter(edition__plan=edition.plan_id).order_by("-edition__number").first()
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

    context = editor(document)
    if document.state == DocumentState.DRAFT and not actions.is_rendered(document, context["paper"]):
        defer_rendering(document)
    return render(request, "reports/document_detail.html", context)


@require_POST
def document_texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the words; htmx gets the preview again, a plain form gets the page."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.edit_document", document):
        raise PermissionDenied
    form = OrderTextsForm(request.POST)
    if not form.is_valid():
        return editor_answer(request, document, status=422, form=form)

    texts = {**form.cleaned_data}
    version, overwrite = texts.pop("version"), texts.pop("overwrite")
    try:
        document = actions.save_document_texts(
            document, texts=texts, version=overwrite or version, by=request.user
        )
    except actions.StaleText as stale:
        # The old version stays in the form: saving by itself must not write over what was just told.
        extra = {"form": form, "is_stale": True, "shown_version": version}
        return editor_answer(request, stale.current, status=409, **extra)
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

    return file_response(rendering.file, filename=pdf_name(document), is_inline=True)


def pdf_name(document: Document) -> str:
    """What the file is called on somebody's desk: «Приказ № 01-05-12 от 25.12.2025.pdf»."""
    if document.dated_on:
        name = f"Приказ № {document.number_text} от {document.dated_on:%d.%m.%Y}"
    else:
        name = f"Проект приказа {document.title[:1].lower()}{document.title[1:]}"
    return f"{safe_name(FORBIDDEN_IN_NAMES.sub('-', name))[:120].rstrip(' .')}.pdf"


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
        except (Refused, ForbiddenTransition, ForbiddenForEdition) as refusal:
            messages.error(request, str(refusal))
            return redirect("reports:document-detail", pk=document.pk)
        messages.success(request, "Приказ зарегистрирован, план утверждён, задания разосланы.")
        return redirect("reports:document-detail", pk=document.pk)
    status = 422 if form.is_bound else 200
    context = {"document": document, "form": form, "gaps": gaps(document_order(document))}
    return render(request, "reports/document_register.html", context, status=status)


def visible_document(request: HttpRequest, pk: int) -> Document:
    documents = Document.objects.visible_to(request.user)
    return get_object_or_404(documents.select_related("edition__plan"), pk=pk)


def document_order(document: Document) -> OrderFacts:
    return order_of(document.texts, dated_on=document.dated_on, number_text=document.number_text)


def imported_requisites(document: Document) -> dict[str, Any]:
    """Number and date that the imported file already had: the official only confirms them."""
    found = PlanImport.objects.filter(plan=document.edition.plan_id).first()
    order = (found.parsed.get("order") or {}) if found else {}
    if order.get("kind") != "order":
        return {}
    return {"number_text": order.get("number") or "", "dated_on": order.get("date") or None}


def editor(document: Document, **extra: Any) -> dict[str, Any]:
    """Context of the page: the form beside the preview, and what is still missing."""
    order = document_order(document)
    paper = order_paper(order, plan_facts(document.edition))
    return {
        "document": document,
        "paper": paper,
        "shown_version": document.version,
        "form": OrderTextsForm(initial=form_initial(document)),
        "gaps": gaps(order),
        # Drawn by lxml from plain words: text can only become text there, never markup.
        "preview": SafeString(paper_html(paper, mode="screen")),
        **extra,
    }


def form_initial(document: Document) -> dict[str, Any]:
    texts = document.texts
    lines = {name: "\n".join(texts.get(name, [])) for name in ("author_lines", "signatory_post")}
    return {**texts, **lines, "version": document.version}


def editor_answer(
    request: HttpRequest, document: Document, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """A part of the page for htmx, the whole page otherwise; a bound form keeps what the person wrote."""
    context = editor(document, **extra)
    template = "reports/parts/document_answer.html" if request.htmx else "reports/document_detail.html"
    return render(request, template, context, status=status)
