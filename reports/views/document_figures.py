"""Parts of a paper that come from data: taken anew, a picture put beside them, the picture itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from msoko.lib.charts import svg
from reports import actions
from reports.papers.pictures import picture_mark, pictures_in
from reports.views.document import visible_document
from reports.views.paper_preview import PART_FIELDS

PICTURE_ADDED = "Рисунок добавлен по сегодняшним данным. Если таблица составлена раньше, возьмите её заново."
KEPT_SECONDS = 365 * 24 * 3600


@require_POST
def document_figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures taken anew from the data, or their picture put beside them."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.edit_document", document):
        raise PermissionDenied
    adds = "picture" in request.POST
    field, _, bound = request.POST.get("picture" if adds else "part", "").partition(":")
    if field not in PART_FIELDS or field not in document.texts:
        return redirect("reports:document-detail", pk=document.pk)
    change = actions.add_picture if adds else actions.renew_figures
    try:
        change(document, field=field, bound=bound, version=document.version, by=request.user)
        messages.success(request, PICTURE_ADDED if adds else "Данные взяты заново.")
    except actions.NothingToDraw as nothing:
        messages.warning(request, str(nothing))
    return redirect("reports:document-detail", pk=document.pk)


@require_safe
def document_picture(request: HttpRequest, pk: int, mark: str) -> HttpResponse:
    """A picture of the preview: fetched once, however often the words beside it are saved."""
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.view_document", document):
        raise PermissionDenied
    for picture in pictures_in(actions.document_paper(document).pages):
        if picture_mark(picture) == mark:
            response = HttpResponse(svg(picture.chart), content_type="image/svg+xml")
            patch_cache_control(response, private=True, max_age=KEPT_SECONDS, immutable=True)
            return response
    raise Http404
