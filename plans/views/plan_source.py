"""What a plan was made of: the file as it was given, and the words around its table."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from msoko.people import files
from plans import queries
from plans.models import PlanAttachment, PlanImport


@require_safe
def plan_source(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    imports = PlanImport.objects.visible_to(request.user).filter(plan=pk).select_related("created_by", "file")
    context = {
        "edition": edition,
        "plan": edition.plan,
        "tab": "source",
        "plan_import": imports.defer("parsed", "kept", "answers").first(),
        "attachments": list(PlanAttachment.objects.filter(plan=pk).order_by("position")),
    }
    return render(request, "plans/plan_source.html", context)


@require_safe
def plan_source_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as they came: for the department, because a file may hold more than the plan shows."""
    get_object_or_404(queries.latest_editions(request.user), plan=pk)
    imports = PlanImport.objects.visible_to(request.user).filter(plan=pk).select_related("file")
    kept = imports.defer("parsed", "kept", "answers").first()
    if kept is None:
        raise Http404
    if not request.user.has_perm("plans.view_planimport", kept):
        raise PermissionDenied
    return files.file_response(kept.file, filename=kept.filename)
