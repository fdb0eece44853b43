"""Documents issued here, for an answer to a task: the slot of «Уже есть в системе», and taking one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from monitoring.actions import NotPossible, attach_stored
from monitoring.models import Task
from monitoring.states import ForbiddenTransition
from monitoring.views.gesture import demand
from reports import actions
from reports.models import Document
from reports.querysets import DocumentQuerySet
from reports.states import DocumentState
from reports.views.document import file_name

SHOWN = 40


@require_safe
def document_choice(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user).select_related("activity"), pk=pk)
    if not request.user.has_perm("monitoring.answer_task", task):
        return redirect("monitoring:task-detail", pk)
    documents = _issued(request).for_listing().order_by("-dated_on", "-pk")[:SHOWN]
    return render(request, "reports/document_choice.html", {"task": task, "documents": documents})


@require_POST
def document_attach(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """Put the printed form of a registered document into the answer."""
    visible = Task.objects.visible_to(request.user)
    task = get_object_or_404(
        visible.select_related("activity__edition__plan", "organization", "municipality"), pk=pk
    )
    document = get_object_or_404(_issued(request), pk=document_pk)
    try:
        demand(request, "monitoring.answer_task", task, verb="submit")
        rendering = actions.render_document(document, by=request.user)
        attach_stored(task, rendering.file, filename=file_name(document, "pdf"), by=request.user)
        messages.success(request, f"Приложено: {file_name(document, 'pdf')}")
    except (NotPossible, ForbiddenTransition) as refusal:
        messages.error(request, str(refusal))
    return redirect("monitoring:task-detail", pk)


def _issued(request: HttpRequest) -> DocumentQuerySet:
    return Document.objects.visible_to(request.user).filter(state=DocumentState.REGISTERED)
