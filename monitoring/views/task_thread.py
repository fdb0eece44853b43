"""The thread of a task: a page of its own, and a part of the page of the task."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions
from monitoring.models import Task
from monitoring.queries.directions import direction_id
from monitoring.queries.reviewers import reviewers_by_direction
from monitoring.queries.tasks import place
from monitoring.queries.thread import thread
from monitoring.views.gesture import gesture


@require_safe
def task_thread(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Task.objects.visible_to(request.user).annotate(direction_id=direction_id())
    related = "organization", "activity__edition__plan"
    task = get_object_or_404(visible.select_related(*related), pk=pk)
    reviewers = reviewers_by_direction(task.municipality_id, timezone.localdate())
    context = {
        "task": task,
        "said": thread(task),
        "place": place(task),
        "reviewers": ", ".join(reviewers.get(task.direction_id, [])),
    }
    template = "monitoring/parts/thread.html" if request.htmx else "monitoring/task_thread.html"
    return render(request, template, context)


@gesture
def task_message(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    if not request.user.has_perm("monitoring.write_message", task):
        raise PermissionDenied
    actions.write_message(task, text=request.POST.get("text", ""), by=request.user)
    if request.POST.get("back") == "review":
        messages.success(request, "Сообщение отправлено: организация увидит его в задании.")
        return redirect("monitoring:review-queue-task", pk)
    return redirect("monitoring:task-thread", pk)
