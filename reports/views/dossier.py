"""Dossiers: asking for one, watching it being made, taking it away."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from msoko.lib.file_names import safe_name
from reports import dossier_files, dossier_making
from reports.dossier_archive import is_small
from reports.dossier_content import dossier_content
from reports.dossier_forms import DossierForm
from reports.dossier_states import DossierState, ForbiddenTransition
from reports.models import Dossier, DossierScope
from reports.tasks import defer_dossier
from reports.views.effect import year_of

#: up to this a person waits less for the archive than for the worker
SMALL_FILES, SMALL_BYTES = 20, 20 * 1024 * 1024
SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_list(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("reports.use_dossiers"):
        raise PermissionDenied
    given = request.POST if request.method == "POST" else None
    form = DossierForm(given, user=request.user, today=timezone.localdate(), **_begun(request))
    if request.method == "POST" and form.is_valid():
        municipality_id = request.user.position.municipality_id
        dossier = dossier_making.request_dossier(
            **form.wanted(), municipality_id=municipality_id, by=request.user
        )
        _start(dossier)
        return redirect("reports:dossier-detail", dossier.pk)
    found = Dossier.objects.visible_to(request.user).select_related("requested_by")[:SHOWN]
    context = {"form": form, "choices": form.choices(), "dossiers": found}
    return render(request, "reports/dossier_list.html", context, status=422 if form.is_bound else 200)


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What the matrix of readiness has chosen: its year and, of one of its pages, the direction."""
    if request.GET.get("scope") != DossierScope.READINESS:
        return {}
    direction = request.GET.get("direction", "")
    begun = {"scope": DossierScope.READINESS, "matrix_direction": direction if direction.isdecimal() else ""}
    return {"year": year_of(request), "begun": begun}


def _start(dossier: Dossier) -> None:
    if is_small(dossier_content(dossier), files=SMALL_FILES, size=SMALL_BYTES):
        dossier_making.make_dossier(dossier.pk, dossier.municipality_id, now=timezone.now())
    else:
        defer_dossier(dossier)


@require_safe
def dossier_detail(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = _visible(request, pk)
    template = "reports/parts/dossier_state.html" if request.htmx else "reports/dossier_detail.html"
    return render(request, template, {"dossier": dossier})


@require_safe
def dossier_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    dossier = _visible(request, pk)
    if dossier.state != DossierState.READY:
        raise Http404("This dossier is not ready, or not kept any more.")
    try:
        content = dossier_files.place_of(dossier.key).open("rb")
    except FileNotFoundError:
        raise Http404("The archive of this dossier is missing.") from None
    response = FileResponse(
        content, as_attachment=True, filename=safe_name(f"{dossier.title.replace(':', '')}.zip")
    )
    response["Content-Type"] = "application/zip"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def dossier_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = _visible(request, pk)
    try:
        _start(dossier_making.repeat_dossier(dossier, by=request.user))
    except ForbiddenTransition as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:dossier-detail", pk)


def _visible(request: HttpRequest, pk: int) -> Dossier:
    dossier = get_object_or_404(
        Dossier.objects.visible_to(request.user).select_related("requested_by"), pk=pk
    )
    if not request.user.has_perm("reports.view_dossier", dossier):
        raise PermissionDenied
    return dossier
