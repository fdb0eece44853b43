"""One row by itself: everything about it and all its gestures, for work without JavaScript and for links."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from plans import queries
from plans.filters import PlanFilter
from plans.models import Activity
from plans.views.plan_detail import is_part, sheet_words
from plans.views.plan_sheet import activity_rows, plan_sheet


@require_safe
def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """As a part: the row of the sheet as it is now (a cancelled edit, or the other writer's value)."""
    visible = Activity.objects.visible_to(request.user).select_related("section")
    activity = get_object_or_404(visible, pk=pk)
    edition = queries.visible_editions(request.user).get(pk=activity.edition_id)
    sheet = plan_sheet(edition, PlanFilter(), today=timezone.localdate(), only=activity)
    rows = activity_rows(sheet)
    words = {**sheet_words(request, sheet), "rows": rows}
    if is_part(request):
        return render(request, "plans/parts/plan_rows.html", words)
    own = {"activity": activity, "row": rows[0], "edition": edition, "plan": edition.plan}
    return render(request, "plans/activity_detail.html", {**words, **own})
