"""The execution of a plan: by direction and by organisation, every number leads to its tasks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.queries.execution import by_direction, by_organization, total
from plans.models import Edition


@require_safe
def plan_execution(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Edition.objects.visible_to(request.user).select_related("plan")
    edition = get_object_or_404(visible, pk=pk)
    today = timezone.localdate()
    organizations = by_organization(edition, request.user, today)
    context = {
        "edition": edition,
        "plan": edition.plan,
        "directions": by_direction(edition, request.user, today),
        "organizations": organizations,
        "total": total(organizations, edition),
        "today": today,
    }
    return render(request, "monitoring/plan_execution.html", context)
