"""What is already held for an activity or for a whole edition, and «взять готовое»."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from monitoring import actions
from monitoring.models import Evidence, Task
from monitoring.queries.once_only import held_for_activity, held_for_edition
from monitoring.views.gesture import demand, gesture
from plans.models import Activity, Edition


@require_safe
def activity_held(request: HttpRequest, pk: int) -> HttpResponse:
    """As a part it stands on the page of the activity, which knows nothing of tasks."""
    visible = Activity.objects.visible_to(request.user).select_related("edition__plan", "section")
    activity = get_object_or_404(visible, pk=pk)
    context = {"found": held_for_activity(activity, request.user), "activity": activity}
    template = "monitoring/parts/held.html" if request.htmx else "monitoring/activity_held.html"
    return render(request, template, context)


@require_safe
def edition_held(request: HttpRequest, pk: int) -> HttpResponse:
    """As a part it is one sentence on the page where the order of the plan is registered."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("plan"), pk=pk)
    found = held_for_edition(edition, request.user)
    context = {"edition": edition, "found": found, "count": len(found)}
    template = "monitoring/parts/held_count.html" if request.htmx else "monitoring/edition_held.html"
    return render(request, template, context)


@gesture
def task_settle(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user).select_related("organization"), pk=pk)
    demand(request, "monitoring.settle_task", task, verb="submit")
    wanted = request.POST.get("evidence", "")
    visible = Evidence.objects.visible_to(request.user).select_related("task", "file")
    held = get_object_or_404(visible, pk=int(wanted) if wanted.isdecimal() and len(wanted) < 18 else 0)
    actions.settle_with_held(task, held, by=request.user)
    messages.success(request, f"Взято готовое: {held}. {task.organization} ничего присылать не должна.")
    if request.POST.get("back") == "held":
        return redirect(reverse("monitoring:activity-held", args=[task.activity_id]))
    return redirect("monitoring:task-detail", pk)
