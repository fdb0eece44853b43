"""The history of one task: each change of its state, by a person or by the calendar (DL-10)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.models import Task
from monitoring.queries.history import task_history as told
from monitoring.queries.tasks import place


@require_safe
def task_history(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user).for_listing(), pk=pk)
    lines = told(task, timezone.localdate())
    return render(
        request, "monitoring/task_history.html", {"task": task, "place": place(task), "lines": lines}
    )
