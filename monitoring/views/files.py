"""The bytes of evidence: permission here, then straight from the file store.

quality.md 4: «attachment always, inline only PDF and pictures in a sandboxed response; nosniff».
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from monitoring.models import Evidence, EvidenceKind
from msoko.people.files import file_response
from msoko.people.readings import withheld

CONFLICT = 409


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    visible = Evidence.objects.readable_by(request.user).select_related("file", "task", "disclosure")
    evidence = get_object_or_404(visible, pk=pk, kind=EvidenceKind.FILE)
    if not request.user.has_perm("monitoring.view_evidence", evidence):
        raise PermissionDenied
    is_sender = evidence.task.organization_id == request.user.position.organization_id
    if reason := withheld(evidence.file, is_sender=is_sender):
        return HttpResponse(reason, status=CONFLICT, content_type="text/plain; charset=utf-8")
    try:
        return file_response(evidence.file, filename=evidence.filename, is_inline="show" in request.GET)
    except FileNotFoundError:
        raise Http404("The bytes of this file are missing in the file store.") from None
