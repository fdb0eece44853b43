"""Who is asked to read a document, who has, and the own answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from msoko.lib.language_ru import counted
from reports import acquainting
from reports.document_queries import readers_for
from reports.models import Acquaintance, Document
from reports.sheets import acquaintance_lines
from reports.signing_forms import ReadersForm
from reports.views.registered import registered_document


@require_http_methods(["GET", "HEAD", "POST"])
def document_acquaintance(request: HttpRequest, pk: int) -> HttpResponse:
    document = registered_document(request, pk)
    if not request.user.has_perm("reports.view_acquaintance_sheet", document):
        raise PermissionDenied
    may_arrange = request.user.has_perm("reports.arrange_acquaintance", document)
    if request.method == "POST" and not may_arrange:
        raise PermissionDenied
    readers = readers_for(document, today=timezone.localdate())
    form = ReadersForm(request.POST if request.method == "POST" else None, readers=readers)
    if form.is_valid():
        try:
            made = acquainting.ask_to_read(document, posts=form.posts(), by=request.user, now=timezone.now())
            asked = counted(len(made), "человека", "человек", "человек")
            messages.success(request, f"Попросили ознакомиться: {asked}. Письма уйдут сами.")
            return redirect("reports:document-acquaintance", document.pk)
        except acquainting.CannotAcquaint as refusal:
            form.add_error(None, str(refusal))
    return _page(request, document, form, may_arrange=may_arrange)


def _page(request: HttpRequest, document: Document, form: ReadersForm, *, may_arrange: bool) -> HttpResponse:
    lines = acquaintance_lines(document)
    context = {
        "document": document,
        "form": form if may_arrange else None,
        "is_asked": bool(lines),
        "waiting": [line for line in lines if line.answered_at is None],
        "done": [line for line in lines if line.answered_at is not None],
        "count": len(lines),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reports/document_acquaintance.html", context, status=status)


@require_POST
def document_remind(request: HttpRequest, pk: int) -> HttpResponse:
    document = registered_document(request, pk)
    if not request.user.has_perm("reports.arrange_acquaintance", document):
        raise PermissionDenied
    count = acquainting.remind_to_read(document, by=request.user, now=timezone.now())
    if count:
        messages.success(request, f"Напомнили: {counted(count, 'письмо', 'письма', 'писем')}.")
    else:
        messages.warning(request, "Сегодня всем уже напоминали, или у тех, кто ждёт, нет адреса почты.")
    return redirect("reports:document-acquaintance", document.pk)


@require_POST
def acquaintance_acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    acquaintance = _visible(request, pk)
    if not request.user.has_perm("reports.acknowledge_document", acquaintance):
        raise PermissionDenied
    acquainting.acknowledge_document(acquaintance, by=request.user, now=timezone.now())
    messages.success(request, "Записано: вы ознакомлены с документом.")
    return redirect("reports:document-detail", acquaintance.document_id)


@require_POST
def acquaintance_drop(request: HttpRequest, pk: int) -> HttpResponse:
    acquaintance = _visible(request, pk)
    if not request.user.has_perm("reports.drop_acquaintance", acquaintance):
        raise PermissionDenied
    try:
        acquainting.drop_acquaintance(acquaintance, by=request.user)
        messages.success(request, "Строка убрана из листа.")
    except acquainting.CannotAcquaint as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:document-acquaintance", acquaintance.document_id)


def _visible(request: HttpRequest, pk: int) -> Acquaintance:
    visible = Acquaintance.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("document"), pk=pk)
