"""Changes to a plan in force are approved by an order: its number and date, and the changes take force.

The wording of the amending order will be written from the comparison; whichever paper it is, it ends in
`actions.take_force`.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from plans.actions import Refused
from plans.edition_changes import EditionChanges, edition_changes
from plans.models import Edition
from plans.states import EditionState, ForbiddenTransition
from reports import actions
from reports.forms import RegistrationForm


@require_http_methods(["GET", "HEAD", "POST"])
def edition_approve(request: HttpRequest, pk: int) -> HttpResponse:
    editions = Edition.objects.visible_to(request.user).select_related("plan")
    edition = get_object_or_404(editions, pk=pk)
    if not (edition.is_amendment and request.user.has_perm("plans.approve_edition", edition)):
        raise PermissionDenied
    form = RegistrationForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        try:
            given = form.cleaned_data
            actions.take_force(
                edition, number_text=given["number_text"], dated_on=given["dated_on"], by=request.user
            )
            messages.success(request, "Изменения утверждены, задания идут по новой редакции.")
            return redirect("plans:plan-detail", edition.plan_id)
        except (Refused, ForbiddenTransition) as refusal:
            form.add_error(None, str(refusal))
    context = {"edition": edition, "plan": edition.plan, "form": form, "changes": _changes(edition)}
    return render(request, "reports/edition_approve.html", context, status=422 if form.is_bound else 200)


def _changes(edition: Edition) -> EditionChanges | None:
    before = edition.plan.editions.filter(state=EditionState.APPROVED).select_related("plan").first()
    return edition_changes(before, edition) if before else None
