"""The wall plan of a plan, printed on the fly."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from plans.models import Edition
from reports.papers.wall_facts import wall_facts
from reports.rendering.wall import wall_pdf


@require_safe
def plan_wall(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest edition this person may see, as a sheet for the wall."""
    editions = Edition.objects.visible_to(request.user).filter(plan=pk)
    edition = editions.select_related("plan__owner").order_by("-number").first()
    if edition is None:
        raise Http404("There is no such plan, or nothing of it may be seen.")
    response = HttpResponse(wall_pdf(wall_facts(edition)).content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="wall-plan-{pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
