"""A file that the worker reads: how far it is, or why it could not be read and what to do."""

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from plans import tasks
from plans.actions.reading import requeue_plan_import
from plans.import_states import ImportStage, ImportState
from plans.models import PlanImport
from plans.views.plan_import_work import import_or_404

#: the share of the bar at which a stage begins; the pages fill what lies between
STARTS = {
    ImportStage.RECEIVED: 5,
    ImportStage.CHECKED: 10,
    ImportStage.READING: 15,
    ImportStage.RECOGNISING: 85,
    ImportStage.READY: 100,
}
#: a worker takes a file within seconds; later than this nobody works
LATE = datetime.timedelta(minutes=2)


def progress_page(request: HttpRequest, kept: PlanImport) -> HttpResponse:
    """The whole page; it asks `polled` each second from then on."""
    kept.refresh_from_db(fields=["state", "stage", "pages_done", "pages_total", "failure_text"])
    return render(request, "plans/plan_import_progress.html", progress_context(kept))


def polled(request: HttpRequest, kept: PlanImport) -> HttpResponse:
    """The bar alone, or the way to the page when the file is read."""
    if kept.state == ImportState.READY:
        return HttpResponseClientRedirect(request.path)
    return render(request, "plans/parts/import_progress.html", progress_context(kept))


def progress_context(kept: PlanImport) -> dict[str, object]:
    is_queued = kept.state == ImportState.QUEUED
    return {
        "plan_import": kept,
        "is_failed": kept.state == ImportState.FAILED,
        "is_late": is_queued and timezone.now() - kept.created_at > LATE,
        "share": share_of(kept),
        "words": "Файл проверен и ждёт своей очереди" if is_queued else stage_words(kept),
    }


def stage_words(kept: PlanImport) -> str:
    if kept.stage == ImportStage.READING and kept.pages_total:
        return f"Читаем документ: страница {kept.pages_done} из {kept.pages_total}"
    return str(ImportStage(kept.stage).label).capitalize()


def share_of(kept: PlanImport) -> int:
    begun = STARTS[ImportStage(kept.stage)]
    if kept.stage != ImportStage.READING or not kept.pages_total:
        return begun
    room = STARTS[ImportStage.RECOGNISING] - begun
    return begun + room * min(kept.pages_done, kept.pages_total) // kept.pages_total


@require_POST
def plan_import_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file once more that could not be read."""
    kept = import_or_404(request, pk)
    if kept.state == ImportState.FAILED:
        tasks.defer_reading(requeue_plan_import(kept, by=request.user))
    else:
        messages.info(request, "Файл уже читается или прочитан.")
    return redirect("plans:plan-import-preview", pk=pk)
