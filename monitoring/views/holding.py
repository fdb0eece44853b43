"""What lies in the system already, for an answer: the own documents, and the other tasks of the own list."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions
from monitoring.models import Evidence, Task
from monitoring.queries import held as questions
from monitoring.queries.tasks import with_plan
from monitoring.views.gesture import demand, gesture


def while_owed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page beside an answer; whoever may not answer (any more) is led to the task, which says why."""

    @require_safe
    @wraps(view)
    def opened(request: HttpRequest, pk: int) -> HttpResponse:
        task = get_object_or_404(with_plan(Task.objects.visible_to(request.user)), pk=pk)
        if not request.user.has_perm("monitoring.answer_task", task):
            return redirect("monitoring:task-detail", pk)
        return view(request, task)

    return opened


@while_owed
def task_held(request: HttpRequest, task: Task) -> HttpResponse:
    """«Уже есть в системе»: mine of this year, of the last year, and the documents issued here."""
    words = " ".join(request.GET.get("q", "").split())
    groups = questions.held(request.user, task, words=words, today=timezone.localdate())
    return render(request, "monitoring/task_held.html", {"task": task, "groups": groups, "words": words})


@while_owed
def task_also(request: HttpRequest, task: Task) -> HttpResponse:
    """The other tasks of the organisation, to be answered by the same files in one press."""
    others = questions.also_tasks(request.user, task, timezone.localdate())
    context = {"task": task, "others": others, "client_key": uuid.uuid4()}
    return render(request, "monitoring/task_also.html", context)


@gesture
def held_attach(request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponse:
    """Take what was given elsewhere into this answer; it is advised on as if it had just come."""
    task = get_object_or_404(with_plan(Task.objects.visible_to(request.user)), pk=pk)
    visible = Evidence.objects.visible_to(request.user).standing().select_related("file")
    evidence = get_object_or_404(visible, pk=evidence_pk, task__organization=task.organization_id)
    demand(request, "monitoring.answer_task", task, verb="submit")
    actions.attach_held(evidence, to=task, by=request.user)
    messages.success(request, f"Взято из системы: {evidence}")
    return redirect("monitoring:task-detail", pk)
