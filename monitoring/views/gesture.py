"""What every gesture shares at the door: who may, what is said instead of an exception, where to next."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from monitoring import states
from monitoring.actions import NotPossible
from monitoring.models import Task
from monitoring.states import ForbiddenTransition

CONFLICT = 409


def demand(request: HttpRequest, permission: str, task: Task, *, verb: str) -> None:
    """403 for a wrong person; a sentence for the right person who is late."""
    if request.user.has_perm(permission, task):
        return
    if request.user.has_perm(permission):
        states.check(task.state, verb)
    raise PermissionDenied


def gesture(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A POST on the task `pk`; what the state forbids is answered by a sentence and the page as it is now."""

    @require_POST
    @wraps(view)
    def answered(request: HttpRequest, pk: int, **more: int) -> HttpResponse:
        try:
            return view(request, pk, **more)
        except (ForbiddenTransition, NotPossible) as refusal:
            if is_script(request):
                context = {"refusals": [{"sentence": str(refusal)}]}
                return render(request, "monitoring/parts/evidence_rows.html", context, status=CONFLICT)
            messages.error(request, str(refusal))
            return next_page(request, pk)

    return answered


def is_script(request: HttpRequest) -> bool:
    """Sent by static/js/upload.js, which shows the answer beside the file."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def next_page(request: HttpRequest, pk: int) -> HttpResponse:
    back = request.POST.get("back")
    if back == "home":
        return redirect("home")
    if back == "review":
        return redirect("monitoring:review-queue-task", pk)
    return redirect("monitoring:task-detail", pk)
