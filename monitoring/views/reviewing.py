"""The review queue: the list, the evidence itself, the verdict; and closing and reopening a task."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions, wording
from monitoring.forms import ReasonForm
from monitoring.models import Task
from monitoring.queries import phrases, queue, tasks
from monitoring.queries.thread import thread
from monitoring.views.evidence_preview import shown_as
from monitoring.views.gesture import demand, gesture, next_page


@require_safe
def review_queue(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    if not request.user.has_perm("monitoring.use_review_queue"):
        raise PermissionDenied
    found = queue.review_queue(request.user, request.GET.get("whose", ""))
    shown = next((one for one in found.waiting if one.pk == pk), None)
    if pk is not None and shown is None:
        task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
        return _elsewhere(request, task, found)
    shown = shown or (found.waiting[0] if found.waiting else None)
    rows = queue.queue_rows(found.waiting, shown, timezone.localdate())
    context = {"queue": rows, "count": len(found.waiting), "found": found, "query": _query(request)}
    if shown:
        context |= _shown(request, shown, found.waiting)
    return render(request, "monitoring/review_queue.html", context)


def _elsewhere(request: HttpRequest, task: Task, found: queue.Queue) -> HttpResponse:
    """A colleague's answer is in the list of all; what waits for nothing has its own page."""
    is_colleagues = found.whose == queue.MINE and task.state == "submitted"
    if is_colleagues:
        return redirect(f"{reverse('monitoring:review-queue-task', args=[task.pk])}?whose=all")
    return redirect("monitoring:task-detail", task.pk)


def _query(request: HttpRequest) -> str:
    whose = request.GET.get("whose", "")
    return f"?whose={whose}" if whose in (queue.MINE, queue.ALL) else ""


def _shown(request: HttpRequest, task: Any, waiting: list[Task]) -> dict[str, object]:
    queue.fill(task)
    evidence = tasks.standing_evidence(task)
    wanted = request.GET.get("evidence", "")
    chosen = next((one for one in evidence if str(one.pk) == wanted), evidence[0])
    today = timezone.localdate()
    return {
        "task": task,
        "evidence": evidence,
        "chosen": chosen,
        "shown_as": shown_as(chosen),
        "facts": queue.facts(chosen, task.organization_id),
        "ask": tasks.ask(task),
        "place": tasks.place(task),
        "due": wording.due(task.due_on, today),
        "said": thread(task) if task.round > 1 or task.has_messages else [],
        "phrases": phrases.return_phrases(task.municipality_id),
        "oldest": wording.ago(timezone.localtime(waiting[0].submitted_at).date(), today),
    }


@gesture
def task_accept(request: HttpRequest, pk: int) -> HttpResponse:
    task = _reviewed(request, pk, verb="accept")
    form = _reason(request)
    following = queue.next_in_queue(request.user, task, request.POST.get("whose", ""))
    actions.accept_task(task, by=request.user, seen_version=form["version"])
    messages.success(request, f"Принято: {task.organization}, «{task.activity.title}».")
    return _following(request, pk, following)


@gesture
def task_return(request: HttpRequest, pk: int) -> HttpResponse:
    task = _reviewed(request, pk, verb="return")
    form = _reason(request)
    following = queue.next_in_queue(request.user, task, request.POST.get("whose", ""))
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
    whose = request.POST.get("whose", "")
    query = f"?whose={whose}" if whose in (queue.MINE, queue.ALL) else ""
    if following is None:
        return redirect(f"{reverse('monitoring:review-queue')}{query}")
    return redirect(f"{reverse('monitoring:review-queue-task', args=[following.pk])}{query}")
