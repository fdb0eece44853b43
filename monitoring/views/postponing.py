"""Postponing: the organisation asks on the page of its task, the specialist decides there or in the list."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.date_forms import DecisionForm, PostponementForm
from monitoring.models import Postponement, Task
from monitoring.postponement_states import ForbiddenTransition
from monitoring.views.gesture import demand, gesture, next_page


@require_safe
def postponement_list(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.use_postponements"):
        raise PermissionDenied
    visible = Postponement.objects.visible_to(request.user).for_listing()
    context = {
        "waiting": list(visible.open().order_by("wanted_on", "pk")),
        "decided": list(visible.decided().order_by("-decided_at")[:30]),
    }
    return render(request, "monitoring/postponement_list.html", context)


@gesture
def postponement_add(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.ask_postponement", task, verb="submit")
    form = PostponementForm(request.POST)
    if not form.is_valid():
        raise NotPossible(" ".join(text for errors in form.errors.values() for text in errors))
    actions.ask_postponement(task, today=timezone.localdate(), by=request.user, **form.cleaned_data)
    messages.success(request, "Просьба о переносе отправлена. Пока не решено, действует прежний срок.")
    return redirect("monitoring:task-detail", pk)


@require_POST
def postponement_decide(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Postponement.objects.visible_to(request.user).select_related("task__organization")
    postponement = get_object_or_404(visible, pk=pk)
    if not request.user.has_perm("monitoring.decide_postponement", postponement):
        raise PermissionDenied
    form = DecisionForm(request.POST)
    if form.is_valid():
        _decide(request, postponement, form)
    else:
        messages.error(request, " ".join(text for errors in form.errors.values() for text in errors))
    if request.POST.get("back") == "list":
        return redirect("monitoring:postponement-list")
    return next_page(request, postponement.task_id)


def _decide(request: HttpRequest, postponement: Postponement, form: DecisionForm) -> None:
    given = form.cleaned_data
    try:
        if given["verdict"] == "grant":
            decided = actions.grant_postponement(
                postponement, granted_on=given["granted_on"], reason=given["decision_reason"], by=request.user
            )
            words = f"Срок перенесён на {decided.granted_on:%d.%m.%Y}"
        else:
            actions.refuse_postponement(postponement, reason=given["decision_reason"], by=request.user)
            words = "В переносе отказано"
        messages.success(request, f"{words}: {postponement.task.organization}.")
    except (NotPossible, ForbiddenTransition) as refusal:
        messages.error(request, str(refusal))
