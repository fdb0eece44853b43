"""Who else has the page of this plan open, and in which cell: asked every few seconds by the page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from plans import actions
from plans.forms import PresenceForm
from plans.models import Edition
from plans.presences import others_present


@require_POST
def edition_presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Note where this person is; answer with everybody else who was here a moment ago."""
    edition = open_draft(request, pk)
    form = PresenceForm(request.POST)
    now = timezone.now()
    if form.is_valid():
        cell = form.cleaned_data["cell"]
        actions.note_presence(edition, cell_text=cell, at=now, by=request.user)
    return JsonResponse({"people": others_present(edition, now=now, person=request.user)})


def open_draft(request: HttpRequest, pk: int) -> Edition:
    """The draft alone, for what is asked all the time: one query."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("plan"), pk=pk)
    if not request.user.has_perm("plans.edit_edition", edition):
        raise PermissionDenied
    return edition
