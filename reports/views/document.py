"""Papers: the editor beside the preview, the PDF, the Word file."""

import io
import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from msoko.lib.declension import Case, decline
from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.lib.file_names import safe_name
from msoko.people.files import file_response
from plans.models import Edition
from reports import actions
from reports.drafting import FORMS
from reports.kinds import MINUTES, DocumentKind
from reports.models import Document, GrammaticalCase
from reports.paper_forms import PaperTextsForm
from reports.papers.catalogue import CATALOGUE
from reports.papers.minutes_checks import minutes_warnings
from reports.papers.model import paper_gaps
from reports.papers.texts import WORDED_LABELS, Texts
from reports.rendering.word import paper_docx
from reports.states import DocumentState
from reports.tasks import defer_rendering
from reports.typographic import paper_slips
from reports.views.paper_preview import drawn, sources, undrawn
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

    context = {**editor(request, document), **standing_context(document, request.user)}
    if document.state == DocumentState.DRAFT and not actions.is_rendered(document, context["paper"]):
        defer_rendering(document)
    return render(request, "reports/document_detail.html", context)


@require_POST
def document_texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the words; htmx gets the preview again, a plain form gets the page."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.edit_document", document):
        raise PermissionDenied
    form = PaperTextsForm(request.POST, kind=document.kind)
    if not form.is_valid():
        return editor_answer(request, document, status=422, form=form)

    version, overwrite = form.cleaned_data["version"], form.cleaned_data["overwrite"]
    try:
        document = actions.save_document_texts(
            document, texts=form.texts(), version=overwrite or version, by=request.user
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


@require_POST
def document_case(request: HttpRequest, pk: int) -> HttpResponse:
    """A form of a name or post put right: here, and from now on in every draft."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.edit_document", document):
        raise PermissionDenied
    given = {
        name: request.POST.get(name, "").replace("\0", "").strip()[:400]
        for name in ("phrase", "case", "form")
    }
    if given["form"]:
        actions.correct_case(
            document, phrase=given["phrase"], case=given["case"], form_text=given["form"], by=request.user
        )
        messages.success(request, "Исправлено и запомнено: следующие документы склонят так же.")
    return redirect("reports:document-detail", pk=document.pk)


@require_POST
def document_typography(request: HttpRequest, pk: int) -> HttpResponse:
    """Typographic slips of one text, or of all, put right as the checker offers."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.edit_document", document):
        raise PermissionDenied
    actions.mend_typography(document, place=request.POST.get("place", ""), by=request.user)
    messages.success(request, "Исправлено по правилам набора.")
    return redirect("reports:document-detail", pk=document.pk)


def file_name(document: Document, extension: str) -> str:
    """What the file is called on somebody's desk: «Приказ № 01-05-12 от 25.12.2025.pdf»."""
    noun = CATALOGUE[document.kind].noun
    if document.dated_on:
        name = f"{noun} № {document.number_text} от {document.dated_on:%d.%m.%Y}"
    else:
        whose = decline(noun.lower(), Case.GENITIVE)
        name = f"Проект {whose} {document.title[:1].lower()}{document.title[1:]}"
    return f"{safe_name(FORBIDDEN_IN_NAMES.sub('-', name))[:120].rstrip(' .')}.{extension}"


def visible_document(request: HttpRequest, pk: int) -> Document:
    documents = Document.objects.visible_to(request.user)
    return get_object_or_404(documents.select_related("municipality", "edition__plan__owner"), pk=pk)


def editor(request: HttpRequest, document: Document, **extra: Any) -> dict[str, Any]:
    """Context of the page: the form beside the preview, and what is still missing."""
    paper = actions.document_paper(document)
    is_draft = document.state == DocumentState.DRAFT
    form = PaperTextsForm(kind=document.kind, texts=document.texts, initial={"version": document.version})
    return {
        "document": document,
        "paper": paper,
        "shown_version": document.version,
        "form": form,
        "gaps": list(paper_gaps(paper)),
        "is_amending": document.kind == DocumentKind.ORDER_AMENDING_PLAN,
        "part_labels": [(kind.value, label) for kind, label in WORDED_LABELS.items()],
        "warnings": minutes_warnings(document.texts) if is_draft and document.kind in MINUTES else [],
        "slips": paper_slips(document.kind, document.texts) if is_draft else [],
        "sources": sources(request, document),
        "undrawn": undrawn(document.texts),
        "case_forms": case_forms(document.texts),
        "preview": drawn(paper, document),
        **extra,
    }


def case_forms(texts: Texts) -> list[dict[str, str]]:
    """What was declined for this draft, with the name of the case."""
    labels = dict(GrammaticalCase.choices)
    return [{**one, "label": labels[one["case"]]} for one in texts.get(FORMS, [])]


def editor_answer(
    request: HttpRequest, document: Document, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """A part of the page for htmx, the whole page otherwise; a bound form keeps what the person wrote."""
    context = editor(request, document, **extra)
    template = "reports/parts/document_answer.html" if request.htmx else "reports/document_detail.html"
    return render(request, template, context, status=status)
