"""The review queue: the list, the evidence itself, the verdict; and closing and reopening a task."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions, phrases, wording
from monitoring.forms import ReasonForm
from monitoring.models import Evidence, Task
from monitoring.queries import queue, tasks
from monitoring.views.gesture import demand, gesture, next_page
from msoko.people.files import INLINE_TYPES


@require_safe
def review_queue(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    if not request.user.has_perm("monitoring.use_review_queue"):
        raise PermissionDenied
    waiting = queue.review_queue(request.user)
    shown = next((one for one in waiting if one.pk == pk), None)
    if pk is not None and shown is None:
        task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
        return redirect("monitoring:task-detail", task.pk)
    shown = shown or (waiting[0] if waiting else None)
    context = {"queue": queue.queue_rows(waiting, shown, timezone.localdate()), "count": len(waiting)}
    if shown:
        context |= _shown(request, shown, waiting)
    return render(request, "monitoring/review_queue.html", context)


def _shown(request: HttpRequest, task: Task, waiting: list[Task]) -> dict[str, object]:
    queue.fill(task)
    evidence = tasks.standing_evidence(task)
    wanted = request.GET.get("evidence", "")
    chosen = next((one for one in evidence if str(one.pk) == wanted), evidence[0])
    today = timezone.localdate()
    return {
        "task": task,
        "evidence": evidence,
        "chosen": chosen,
        "shown_as": _shown_as(chosen),
        "facts": queue.facts(chosen, queue.same_files(evidence)),
        "ask": tasks.ask(task),
        "place": tasks.place(task),
        "due": wording.due(task.due_on, today),
        "earlier": [one for one in tasks.rounds(task) if one.review] if task.round > 1 else [],
        "phrases": phrases.RETURN_REASONS,
        "oldest": wording.ago(timezone.localtime(waiting[0].submitted_at).date(), today),
    }


def _shown_as(evidence: Evidence) -> str:
    """How the middle of the page shows it: a page, a picture, or a button to download."""
    content_type = evidence.file.content_type if evidence.file else ""
    if content_type == "application/pdf":
        return "page"
    return "picture" if content_type in INLINE_TYPES else "download" if content_type else "text"


@gesture
def task_accept(request: HttpRequest, pk: int) -> HttpResponse:
    task = _reviewed(request, pk, verb="accept")
    form = _reason(request)
    following = queue.next_in_queue(request.user, task)
    actions.accept_task(task, by=request.user, seen_version=form["version"])
    messages.success(request, f"Принято: {task.organization}, «{task.activity.title}».")
    return _following(request, pk, following)


@gesture
def task_return(request: HttpRequest, pk: int) -> HttpResponse:
    task = _reviewed(request, pk, verb="return")
    form = _reason(request)
    following = queue.next_in_queue(request.user, task)
    actions.return_task(task, by=request.user, reason=form["reason"], seen_version=form["version"])
    messages.success(request, f"Возвращено с пояснением: {task.organization}, «{task.activity.title}».")
    return _following(request, pk, following)


@gesture
def task_close(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.close_task", task, verb="close")
    actions.close_task(task, by=request.user, reason=_reason(request)["reason"])
    messages.success(request, "Задание снято с контроля.")
    return next_page(request, pk)


@gesture
def task_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.reopen_task", task, verb="reopen")
    actions.reopen_task(task, by=request.user)
    messages.success(request, "Задание снова ждёт ответа.")
    return next_page(request, pk)


def _reviewed(request: HttpRequest, pk: int, *, verb: str) -> Task:
    visible = Task.objects.visible_to(request.user).select_related("organization", "activity")
    task = get_object_or_404(visible, pk=pk)
    demand(request, "monitoring.review_task", task, verb=verb)
    return task


def _reason(request: HttpRequest) -> dict[str, Any]:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise actions.NotPossible("Пояснение слишком длинное: оставьте до 4000 знаков.")
    return form.cleaned_data


def _following(request: HttpRequest, pk: int, following: Task | None) -> HttpResponse:
    if request.POST.get("back") != "review":
        return next_page(request, pk)
    if following is None:
        return redirect("monitoring:review-queue")
    return redirect("monitoring:review-queue-task", following.pk)
