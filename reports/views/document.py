"""Papers: the list, the order beside its preview, the PDF, the registration."""

import datetime
import io
import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.lib.file_names import safe_name
from msoko.people.files import file_response
from plans.actions import Refused
from plans.models import Edition, PlanImport
from plans.states import ForbiddenTransition as ForbiddenForEdition
from reports import actions
from reports.annexes import annex_of
from reports.forms import OrderTextsForm, RegistrationForm
from reports.models import Document, DocumentKind
from reports.paper_settings import paper_settings
from reports.papers.order import OrderFacts, gaps, order_paper
from reports.papers.stored_texts import order_of
from reports.registry import NumbersSkipped, NumberTaken, next_number
from reports.rendering.html import paper_html
from reports.rendering.word import paper_docx
from reports.states import DocumentState, ForbiddenTransition
from reports.tasks import defer_rendering
from reports.views.standing import standing_context

DOCX_TYPE = CONTENT_TYPES[FileKind.DOCX]
#: what file systems do not take in a name
FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|]')


def edition_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the order of an edition; the first opening by the department drafts it."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("plan__owner"), pk=pk)
    documents = Document.objects.visible_to(request.user)
    document = documents.filter(edition=edition).first()
    if document is None and not edition.is_in_work:
        # Changes that an outside order has approved: the plan leads to its last order that is kept here.
        document = documents.filter(edition__plan=edition.plan_id).order_by("-edition__number").first()
    if document is None:
        if not request.user.has_perm("reports.draft_document", edition):
            raise PermissionDenied
        draft = actions.draft_amending_order if edition.is_amendment else actions.draft_order
        try:
            document = draft(edition, by=request.user)
        except actions.NothingToAmend as nothing:
            messages.warning(request, str(nothing))
            return redirect("plans:plan-detail", pk=edition.plan_id)
    return redirect("reports:document-detail", pk=document.pk)


@require_POST
def document_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """The clauses of an amending order anew from the draft as it is now."""
    document = visible_document(request, pk)
    is_amending = document.kind == DocumentKind.ORDER_AMENDING_PLAN
    if not (is_amending and request.user.has_perm("reports.edit_document", document)):
        raise PermissionDenied
    try:
        actions.renew_amending_clauses(document, by=request.user)
        messages.success(request, "Пункт об изменениях составлен заново, остальные слова остались.")
    except actions.NothingToAmend as nothing:
        messages.warning(request, str(nothing))
    return redirect("reports:document-detail", pk=document.pk)


@require_GET
def document_detail(request: HttpRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.view_document", document):
        raise PermissionDenied

    context = {**editor(document), **standing_context(document, request.user)}
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

    return file_response(rendering.file, filename=file_name(document, "pdf"), is_inline=True)


@require_GET
def document_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same words for Word: for a letter, a site, a colleague without this program."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.view_document", document):
        raise PermissionDenied
    content = paper_docx(actions.document_paper(document))

    name = file_name(document, "docx")
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=DOCX_TYPE)


def file_name(document: Document, extension: str) -> str:
    """What the file is called on somebody's desk: «Приказ № 01-05-12 от 25.12.2025.pdf»."""
    if document.dated_on:
        name = f"Приказ № {document.number_text} от {document.dated_on:%d.%m.%Y}"
    else:
        name = f"Проект приказа {document.title[:1].lower()}{document.title[1:]}"
    return f"{safe_name(FORBIDDEN_IN_NAMES.sub('-', name))[:120].rstrip(' .')}.{extension}"


def document_register(request: HttpRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.register_document", document):
        raise PermissionDenied
    today = timezone.localdate()
    form = RegistrationForm(request.POST or None, today=today, initial=first_requisites(document, today))
    if request.method == "POST" and form.is_valid() and registered(request, document, form):
        return redirect("reports:document-detail", pk=document.pk)
    status = 422 if form.is_bound else 200
    context = {"document": document, "form": form, "gaps": gaps(document_order(document))}
    return render(request, "reports/document_register.html", context, status=status)


def registered(request: HttpRequest, document: Document, form: RegistrationForm) -> bool:
    """Register, or put into the form why the number cannot be given."""
    try:
        actions.register_order(document, by=request.user, **form.cleaned_data)
    except NumberTaken as taken:
        form.add_error("number_text", str(taken))
        return False
    except NumbersSkipped as skipped:
        form.ask_to_skip()
        form.add_error("number_text", str(skipped))
        return False
    except (Refused, ForbiddenTransition, ForbiddenForEdition) as refusal:
        messages.error(request, str(refusal))
        return True
    messages.success(request, "Приказ зарегистрирован, план утверждён, задания разосланы.")
    return True


def visible_document(request: HttpRequest, pk: int) -> Document:
    documents = Document.objects.visible_to(request.user)
    return get_object_or_404(documents.select_related("edition__plan"), pk=pk)


def document_order(document: Document) -> OrderFacts:
    return order_of(document.texts, dated_on=document.dated_on, number_text=document.number_text)


def first_requisites(document: Document, today: datetime.date) -> dict[str, Any]:
    """Number and date of the imported file, which the official only confirms; else the next number, today."""
    found = PlanImport.objects.filter(plan=document.edition.plan_id).first()
    order = (found.parsed.get("order") or {}) if found else {}
    if order.get("kind") == "order" and order.get("number"):
        return {"number_text": order["number"], "dated_on": order.get("date") or None}
    number = next_number(document.kind, document.municipality_id, today.year)
    return {"number_text": number, "dated_on": today}


def editor(document: Document, **extra: Any) -> dict[str, Any]:
    """Context of the page: the form beside the preview, and what is still missing."""
    order = document_order(document)
    paper = order_paper(order, annex_of(document), **paper_settings(document))
    return {
        "document": document,
        "paper": paper,
        "shown_version": document.version,
        "form": OrderTextsForm(initial=form_initial(document)),
        "gaps": gaps(order),
        "is_amending": document.kind == DocumentKind.ORDER_AMENDING_PLAN,
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
