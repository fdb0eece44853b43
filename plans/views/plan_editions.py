"""The editions of a plan: what was in force when and by which order; and one edition as it stands."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans import queries
from plans.documents import plan_document
from plans.views.edition_gestures import edition_or_404


@require_safe
def plan_editions(request: HttpRequest, pk: int) -> HttpResponse:
    editions = list(queries.editions_to_list(request.user, plan=pk))
    if not editions:
        raise Http404("There is no such plan, or nothing of it may be seen.")
    newest = editions[0]
    context = {
        "plan": newest.plan,
        "edition": newest,
        "editions": editions,
        "pairs": list(zip(editions[1:], editions, strict=False)),
        "may_amend": request.user.has_perm("plans.amend_edition", newest),
        "may_discard": request.user.has_perm("plans.discard_edition", newest),
        "may_close": request.user.has_perm("plans.close_edition", newest),
        "may_archive": request.user.has_perm("plans.archive_edition", newest),
    }
    return render(request, "plans/plan_editions.html", context)


@require_safe
def edition_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """`?marks=1` says beside each changed row by which order its words stand so (AM-03)."""
    edition = edition_or_404(request, pk)
    if not request.user.has_perm("plans.view_edition", edition):
        raise PermissionDenied
    with_marks = request.GET.get("marks") == "1"
    document = plan_document(edition, with_marks=with_marks)
    context = {
        "edition": edition,
        "plan": edition.plan,
        "document": document,
        "span": len(document.columns),
        "with_marks": with_marks,
        "is_whole": queries.is_seal_whole(edition),
    }
    return render(request, "plans/edition_detail.html", context)
