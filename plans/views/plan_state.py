"""The plan goes to the official, and comes back with a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from plans import actions, queries
from plans.edition_forms import EndorsementForm
from plans.endorsement_queries import posts_to_ask
from plans.forms import EditionReturnForm
from plans.states import ForbiddenTransition
from plans.views.edition_gestures import is_done


@require_http_methods(["GET", "HEAD", "POST"])
def plan_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Who endorses is chosen here; with nobody chosen the plan goes straight to the official."""
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    if not request.user.has_perm("plans.submit_edition", edition):
        raise PermissionDenied
    today = timezone.localdate()
    posts = posts_to_ask(edition.municipality_id, today=today, but=request.user.position)
    form = EndorsementForm(request.POST if request.method == "POST" else None, posts=posts, today=today)
    if form.is_valid():
        is_done(
            request,
            lambda: actions.submit_edition(edition, by=request.user, **form.cleaned_data),
            "План направлен на согласование. До решения начальника править его нельзя.",
        )
        return redirect("plans:plan-detail", pk)
    context = {"form": form, "edition": edition, "plan": edition.plan}
    return render(request, "plans/plan_submit.html", context, status=422 if form.is_bound else 200)


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
