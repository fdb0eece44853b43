"""Many cells at once: bulk change of what the filter shows, find and replace. First the preview, then one
click.
"""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from msoko.lib.language_ru import counted
from plans import actions, queries
from plans.change_forms import BulkForm, ReplaceForm
from plans.columns import cell_columns
from plans.filters import PlanFilter
from plans.models import Edition
from plans.views.change_preview import SHOWN, preview_rows
from plans.views.plan_sheet import kept_activities


@require_http_methods(["GET", "HEAD", "POST"])
def plan_bulk(request: HttpRequest, pk: int) -> HttpResponse:
    """The filter, the column and the words stand in the address; the click sends the approved preview."""
    edition = draft_of_plan(request, pk)
    columns = cell_columns(edition.plan.columns)
    form = BulkForm(request.GET if "words" in request.GET else None, columns=columns)
    chosen = PlanFilter.from_query(request.GET)
    rows = kept_activities(edition, chosen, today=timezone.localdate())
    changes: list[actions.CellChange] = []
    if form.is_valid():
        given = form.cleaned_data
        column = next(column for column in columns if column.name == given["column"])
        changes = actions.bulk_proposal(rows, column=column, text=given["words"], mode=given["mode"])
        if request.method == "POST":
            return _changed(request, edition, changes, f"графа «{column.header}» в отобранных строках")
    context = {
        **_preview(form, edition, changes),
        "row_count": len(rows),
        "is_filtered": chosen.is_on,
        "kept_parameters": list(chosen.parameters.items()),
    }
    return render(request, "plans/plan_bulk.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_replace(request: HttpRequest, pk: int) -> HttpResponse:
    edition = draft_of_plan(request, pk)
    columns = cell_columns(edition.plan.columns)
    form = ReplaceForm(request.GET if "find" in request.GET else None, columns=columns)
    changes: list[actions.CellChange] = []
    if form.is_valid():
        given = dict(form.cleaned_data)
        wanted = given.pop("columns")
        search = actions.Search(**given)
        rows = kept_activities(edition, PlanFilter(), today=timezone.localdate())
        used = [column for column in columns if column.name in wanted]
        changes = actions.replace_proposal(rows, columns=used, search=search)
        if request.method == "POST":
            return _changed(request, edition, changes, f"замена «{search.find}» на «{search.replacement}»")
    context = _preview(form, edition, changes)
    return render(request, "plans/plan_replace.html", context, status=422 if form.errors else 200)


def draft_of_plan(request: HttpRequest, pk: int) -> Edition:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    if not request.user.has_perm("plans.edit_edition", edition):
        raise PermissionDenied
    return edition


def _preview(form: object, edition: Edition, changes: Sequence[actions.CellChange]) -> dict[str, object]:
    return {
        "form": form,
        "edition": edition,
        "plan": edition.plan,
        "changes": preview_rows(changes),
        "change_count": len(changes),
        "unshown_count": max(0, len(changes) - SHOWN),
        "digest": actions.proposal_digest(changes),
    }


def _changed(
    request: HttpRequest, edition: Edition, changes: Sequence[actions.CellChange], title: str
) -> HttpResponse:
    """Write what was approved; when the rows are others by now, show the preview once more."""
    try:
        if not changes or request.POST.get("digest") != actions.proposal_digest(changes):
            raise actions.Refused("План изменился, пока вы смотрели. Проверьте ещё раз, что будет заменено.")
        count = actions.change_cells(edition, changes, title=title, by=request.user)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(request.get_full_path())
    told = counted(count, "ячейка", "ячейки", "ячеек")
    messages.success(request, f"Изменено: {told}. Одно нажатие «Отменить» вернёт всё обратно.")
    return redirect("plans:plan-detail", edition.plan_id)
