"""One piece of evidence: what it is, where it stands, who may see it, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.archive import SHOW, TONES, VISIBILITIES
from monitoring.models import INTERNAL, Evidence
from monitoring.queries import archive
from monitoring.queries.tasks import place
from monitoring.views.evidence_preview import shown_as


@require_safe
def evidence_detail(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = _readable(request, pk)
    is_own = evidence.task.organization_id == request.user.position.organization_id
    context = {
        "evidence": evidence,
        "shown_as": shown_as(evidence),
        "tone": TONES[evidence.standing],
        "state": SHOW[evidence.standing],
        "place": place(evidence.task),
        "visibility": evidence.disclosure.visibility if hasattr(evidence, "disclosure") else INTERNAL,
        "visibilities": list(VISIBILITIES.items()),
        "is_accepted": evidence.standing == "accepted",
        "may_see_task": is_own or request.user.has_perm("monitoring.view_task", evidence.task),
        "elsewhere": _elsewhere(request, evidence),
    }
    return render(request, "monitoring/evidence_detail.html", context)


def _readable(request: HttpRequest, pk: int) -> Evidence:
    related = "disclosure__confirmed_by", "task__activity__edition__plan", "withdrawn_by"
    found = archive.for_listing(archive.archive(request.user)).select_related(*related)
    return get_object_or_404(found, pk=pk)


def _elsewhere(request: HttpRequest, evidence: Evidence) -> list[Evidence]:
    """The other answers that the same bytes serve, as far as the reader may see them."""
    if evidence.file_id is None:
        return []
    same = Evidence.objects.visible_to(request.user).filter(file=evidence.file_id).exclude(pk=evidence.pk)
    return list(same.standing().select_related("task__activity", "task__organization")[:20])


def _of_department(request: HttpRequest, pk: int, permission: str) -> Evidence:
    visible = Evidence.objects.visible_to(request.user).select_related("task")
    evidence = get_object_or_404(visible, pk=pk)
    if not request.user.has_perm(permission, evidence):
        raise PermissionDenied
    return evidence


@require_POST
def evidence_disclose(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = _of_department(request, pk, "monitoring.disclose_evidence")
    wanted = request.POST.get("visibility", "")
    try:
        actions.disclose_evidence(
            evidence,
            visibility=wanted,
            is_confirmed=request.POST.get("is_confirmed") == "yes",
            now=timezone.now(),
            by=request.user,
        )
        messages.success(request, f"Теперь документ виден так: {VISIBILITIES[wanted]}.")
    except actions.NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("monitoring:evidence-detail", pk)


@require_POST
def evidence_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = _of_department(request, pk, "monitoring.withdraw_accepted")
    reason = request.POST.get("reason", "")
    try:
        is_reopened = actions.withdraw_accepted(evidence, reason=reason, now=timezone.now(), by=request.user)
        asked = " В ответе ничего не осталось, поэтому задание снова открыто." if is_reopened else ""
        messages.success(request, f"Документ отозван, объяснение сохранено.{asked}")
    except actions.NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("monitoring:evidence-detail", pk)
