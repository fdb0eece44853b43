"""What the cell asks while it is typed: how a deadline is understood, which words complete it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from plans import queries
from plans.actions.understanding import understood_due
from plans.due_queries import settings_on
from plans.phrases import due_phrase
from plans.views.plan_presence import open_draft

_LONGEST = 2000


@require_safe
def edition_due(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a deadline as they would be understood; nothing is saved."""
    edition = open_draft(request, pk)
    text = request.GET.get("text", "").replace("\0", "")[:_LONGEST]
    period = edition.plan.period
    due = due_phrase(understood_due(text, period=period), period, settings_on(edition))
    return JsonResponse({"note": due.text, "isAmber": due.needs_person})


@require_safe
def edition_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that the column is completed with, nothing for others; the page chooses as one types."""
    edition = open_draft(request, pk)
    column = request.GET.get("column", "")
    words: list[dict[str, str]] = []
    if column == "executors":
        words = queries.executor_words(edition.municipality_id)
    elif column == "deliverables":
        words = queries.deliverable_words()
    return JsonResponse({"words": words})
