"""Moving an event: first what shifts is shown, then the same press is asked for again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from monitoring import actions
from monitoring.date_forms import EventForm
from monitoring.queries.dating import Shift, shift_of
from monitoring.views.plan_dates import changes_words
from plans import actions as plan_actions
from plans.due_queries import due_settings
from plans.models import CalendarEvent, Plan


@require_http_methods(["GET", "HEAD", "POST"])
def event_move(request: HttpRequest, pk: int) -> HttpResponse:
    own = CalendarEvent.objects.filter(municipality=request.user.position.municipality_id)
    event = get_object_or_404(own, pk=pk)
    if not request.user.has_perm("plans.move_calendarevent", event):
        raise PermissionDenied
    form = EventForm(request.POST or None, initial=_initial(event))
    is_valid = form.is_valid()
    if is_valid and "confirm" in request.POST:
        return _moved(request, event, form.cleaned_data)
    context = {
        "event": event,
        "form": form,
        "is_asking": is_valid,
        "shift": _shift(event, form.cleaned_data if is_valid else {}),
        "back": _back(request),
    }
    return render(request, "monitoring/event_move.html", context, status=422 if form.errors else 200)


def _initial(event: CalendarEvent) -> dict[str, Any]:
    return {
        name: getattr(event, name) for name in ("starts_on", "ends_on", "document_text", "url", "version")
    }


def _shift(event: CalendarEvent, given: dict[str, Any]) -> Shift:
    """With the dates that are asked for, else with those that hold."""
    return shift_of(
        event,
        starts_on=given.get("starts_on") or event.starts_on,
        ends_on=given["ends_on"] if given else event.ends_on,
        settings=due_settings(event.municipality_id),
    )


def _moved(request: HttpRequest, event: CalendarEvent, given: dict[str, Any]) -> HttpResponse:
    try:
        changes = actions.shift_event(
            event,
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            document_text=given["document_text"],
            url=given["url"],
            settings=due_settings(event.municipality_id),
            seen_version=given["version"] or 0,
            today=timezone.localdate(),
            by=request.user,
        )
        messages.success(
            request, f"Событие перенесено: {event.title}, {event.dates}. {changes_words(changes)}"
        )
    except plan_actions.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The plan from which the person came, else all plans."""
    number = request.GET.get("plan", "")
    visible = Plan.objects.visible_to(request.user).filter(pk=number) if number.isdecimal() else None
    if visible is not None and len(number) < 16 and visible.exists():
        return reverse("monitoring:plan-dates", args=[number])
    return reverse("plans:plan-list")
