"""What a change of the head hands over: open tasks and rights, on one sheet to be signed (E3)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.phrases import RIGHTS
from monitoring.queries.hand_over import open_tasks, predecessor
from monitoring.queries.tasks import place, state_pill
from msoko.people.models import Position


@require_safe
def hand_over_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The list is the same before and after the change: tasks belong to the organisation."""
    visible = Position.objects.visible_to(request.user).select_related("user", "organization")
    position = get_object_or_404(visible, pk=pk)
    if not request.user.has_perm("monitoring.view_hand_over", position):
        raise PermissionDenied
    today = timezone.localdate()
    rows = [(task, place(task), state_pill(task, today)[1]) for task in open_tasks(position)]
    context = {
        "held": position,
        "before": predecessor(position),
        "rights": RIGHTS[position.role],
        "rows": rows,
        "today": today,
    }
    return render(request, "monitoring/hand_over_list.html", context)
