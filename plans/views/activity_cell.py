"""One cell: its form, its saving, and what the second writer sees when two people change the same cell."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from plans import actions, queries
from plans.columns import CellColumn, cell_columns
from plans.filters import PlanFilter
from plans.forms import CellForm
from plans.models import Activity
from plans.views.plan_detail import is_part, sheet_words
from plans.views.plan_sheet import activity_rows, plan_sheet


@require_http_methods(["GET", "HEAD", "POST"])
def activity_cell(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    activity = editable_activity(request, pk)
    column = named_column(activity, name)
    if request.method != "POST":
        seen = column.text_of(activity)
        form = cell_form(activity, column, initial={"text": seen, "seen": seen, "version": activity.version})
        return _form_answer(request, activity, column, form)
    form = cell_form(activity, column, request.POST)
    if not form.is_valid():
        return _form_answer(request, activity, column, form, status=422)
    seen = form.cleaned_data["seen"] if "seen" in request.POST else None
    words = {"text": form.cleaned_data["text"], "version": form.cleaned_data["version"], "seen": seen}
    try:
        activity = actions.edit_cell(activity, column=column, by=request.user, **words)
    except actions.StaleCell as conflict:
        return _conflict_answer(request, activity, column, conflict)
    except actions.Refused as refusal:
        form.add_error("text", str(refusal))
        return _form_answer(request, activity, column, form, status=422)
    return saved_answer(request, activity)


def editable_activity(request: HttpRequest, pk: int) -> Activity:
    """The row, when the person sees it (404) and may change it now (403)."""
    visible = Activity.objects.visible_to(request.user).select_related("edition__plan", "section")
    activity = get_object_or_404(visible, pk=pk)
    if not request.user.has_perm("plans.edit_edition", activity.edition):
        raise PermissionDenied
    return activity


def named_column(activity: Activity, name: str) -> CellColumn:
    for column in cell_columns(activity.edition.plan.columns):
        if column.name == name:
            return column
    raise Http404("В этом плане нет такой графы.")


def cell_form(activity: Activity, column: CellColumn, *args: object, **kwargs: object) -> CellForm:
    """Several cells may be open at once, so the fields are named after the cell."""
    longest = Activity._meta.get_field(column.field).max_length
    return CellForm(*args, longest=longest, auto_id=f"cell-{activity.pk}-{column.name}-%s", **kwargs)


def saved_answer(request: HttpRequest, activity: Activity) -> HttpResponse:
    """The row anew; beside it, out of band, the time of saving and the notice."""
    if not is_part(request):
        return redirect(row_address(activity))
    edition = queries.editions_for_sheet(request.user).get(pk=activity.edition_id)
    sheet = plan_sheet(edition, PlanFilter(), today=timezone.localdate(), only=activity)
    words = {**sheet_words(request, sheet), "rows": activity_rows(sheet)}
    return render(request, "plans/parts/activity_saved.html", {**words, "edition": edition, "oob": True})


def row_address(activity: Activity) -> str:
    return f"{reverse('plans:plan-detail', args=[activity.edition.plan_id])}#activity-{activity.pk}"


def _form_answer(
    request: HttpRequest, activity: Activity, column: CellColumn, form: CellForm, *, status: int = 200
) -> HttpResponse:
    template = "plans/parts/activity_cell_form.html" if is_part(request) else "plans/activity_cell.html"
    context = {"activity": activity, "plan": activity.edition.plan, "column": column, "form": form}
    return into_cell(render(request, template, context, status=status), activity, column)


def _conflict_answer(
    request: HttpRequest, activity: Activity, column: CellColumn, conflict: actions.StaleCell
) -> HttpResponse:
    mine = {"text": conflict.mine, "seen": conflict.theirs, "version": conflict.version}
    context = {
        "activity": activity,
        "plan": activity.edition.plan,
        "column": column,
        "conflict": conflict,
        "form": cell_form(activity, column, initial=mine),
        "back": row_address(activity),
    }
    template = "plans/parts/activity_cell_conflict.html" if is_part(request) else "plans/activity_cell.html"
    return into_cell(render(request, template, context, status=409), activity, column)


def into_cell(response: HttpResponse, activity: Activity, column: CellColumn) -> HttpResponse:
    """Forms and conflicts go inside the cell, while a saved row takes the place of the whole row."""
    response["HX-Retarget"] = f"#activity-{activity.pk} > [data-cell='{column.name}']"
    response["HX-Reswap"] = "innerHTML"
    return response
