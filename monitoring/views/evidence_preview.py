"""A document of others as a page of ours: words and tables, nothing of the file itself.

quality.md 4: «inline only PDF and pictures in a sandboxed response». The other kinds are read in the sandbox
and printed through the template engine; the page runs no script, loads nothing but our style sheet and fonts.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from monitoring.models import Evidence, EvidenceKind
from msoko.lib.previews import SHOWN, preview
from msoko.lib.refusals import Refused
from msoko.people.files import INLINE_TYPES, store
from msoko.people.readings import withheld

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'self'; sandbox allow-same-origin"
)


@require_safe
def evidence_preview(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Evidence.objects.readable_by(request.user).select_related("file", "task", "disclosure")
    evidence = get_object_or_404(visible, pk=pk, kind=EvidenceKind.FILE)
    if not request.user.has_perm("monitoring.view_evidence", evidence):
        raise PermissionDenied
    if evidence.file.content_type not in SHOWN:
        raise Http404("A browser shows this kind itself, or nothing does.")
    response = render(request, "monitoring/evidence_preview.html", _shown(request, evidence))
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "private, no-store"
    return response


def _shown(request: HttpRequest, evidence: Evidence) -> dict[str, object]:
    """What the page prints; a file that cannot be read is a sentence."""
    is_sender = evidence.task.organization_id == request.user.position.organization_id
    if reason := withheld(evidence.file, is_sender=is_sender):
        return {"evidence": evidence, "refusal": reason}
    try:
        with store().open(evidence.file.sha256) as stream:
            found = preview(stream, evidence.file.content_type, subject=f"Файл «{evidence.filename}»")
    except FileNotFoundError:
        raise Http404("The bytes of this file are missing in the file store.") from None
    except Refused as refusal:
        return {"evidence": evidence, "refusal": refusal.sentence}
    wanted = request.GET.get("sheet", "")
    number = int(wanted) if wanted.isdecimal() and int(wanted) < len(found.sheets) else 0
    sheet = found.sheets[number] if found.sheets else None
    return {"evidence": evidence, "preview": found, "sheet": sheet, "number": number}


def shown_as(evidence: Evidence) -> str:
    """How a page shows evidence: the PDF itself, a picture, our reading of it, a button, or its words."""
    content_type = evidence.file.content_type if evidence.file else ""
    if content_type == "application/pdf":
        return "page"
    if content_type in INLINE_TYPES:
        return "picture"
    if content_type in SHOWN:
        return "preview"
    return "download" if content_type else "text"
