"""The plan goes to the official, and comes back with a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from plans import actions, queries
from plans.forms import EditionReturnForm
from plans.states import ForbiddenTransition


@require_POST
def plan_submit(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    if not request.user.has_perm("plans.submit_edition", edition):
        raise PermissionDenied
    try:
        actions.submit_edition(edition, by=request.user)
        messages.success(request, "План направлен на согласование. До решения начальника править его нельзя.")
    except (actions.Refused, ForbiddenTransition) as refusal:
        messages.error(request, str(refusal))
    return redirect("plans:plan-detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_return(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    if not request.user.has_perm("plans.return_edition", edition):
        raise PermissionDenied
    form = EditionReturnForm(request.POST or None)
    if form.is_valid():
        try:
            actions.return_edition(edition, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, "План возвращён. Специалист увидит причину над таблицей.")
        except ForbiddenTransition as refusal:
            messages.error(request, str(refusal))
        return redirect("plans:plan-detail", pk)
    context = {"form": form, "edition": edition, "plan": edition.plan}
    return render(request, "plans/plan_return.html", context, status=422 if form.is_bound else 200)
