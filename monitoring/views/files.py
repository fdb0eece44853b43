"""The bytes of evidence: permission here, then straight from the file store.

quality.md 4: «attachment always, inline only PDF and pictures in a sandboxed response; nosniff».
"""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from monitoring.models import Evidence, EvidenceKind
from msoko.people import files

#: shown in the page when `?show=1` asks for it; everything else is downloaded
SHOWN_TYPES = frozenset({"application/pdf", "image/png", "image/jpeg"})
PDF = "application/pdf"
_NOTHING = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    visible = Evidence.objects.visible_to(request.user).select_related("file", "task")
    evidence = get_object_or_404(visible, pk=pk, kind=EvidenceKind.FILE)
    if not request.user.has_perm("monitoring.view_evidence", evidence):
        raise PermissionDenied
    content_type = evidence.file.content_type
    try:
        stream = files.store().open(evidence.file.sha256)
    except FileNotFoundError:
        raise Http404("The bytes of this file are missing in the file store.") from None
    is_shown = "show" in request.GET and content_type in SHOWN_TYPES
    response = FileResponse(
        stream, as_attachment=not is_shown, filename=evidence.filename, content_type=content_type
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = f"{_NOTHING}; sandbox"
    return response
