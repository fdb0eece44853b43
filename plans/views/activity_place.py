"""Gestures on rows: add, duplicate, delete, take back, move. Each answers with the sheet as it is now."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from plans import actions, queries
from plans.forms import ActivityAddForm, RowMoveForm
from plans.models import Activity, Edition, Section
from plans.views.activity_cell import editable_activity
from plans.views.sheet_answers import sheet_answer


def editable_edition(request: HttpRequest, pk: int) -> Edition:
    edition = get_object_or_404(queries.editions_for_sheet(request.user), pk=pk)
    if not request.user.has_perm("plans.edit_edition", edition):
        raise PermissionDenied
    return edition


@require_POST
def activity_add(request: HttpRequest, pk: int) -> HttpResponse:
    edition = editable_edition(request, pk)
    form = ActivityAddForm(request.POST)
    place = form.cleaned_data if form.is_valid() else {}
    after = edition.activities.filter(pk=place.get("after")).first()
    section = edition.sections.filter(pk=place.get("section")).first()
    activity = actions.add_activity(edition, after=after, section=section, by=request.user)
    return sheet_answer(request, edition, activity, is_new=True)


@require_POST
def activity_duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    activity = editable_activity(request, pk)
    copy = actions.duplicate_activity(activity, by=request.user)
    return sheet_answer(request, activity.edition, copy)


@require_POST
def activity_delete(request: HttpRequest, pk: int) -> HttpResponse:
    activity = editable_activity(request, pk)
    is_excluded = actions.delete_activity(activity, by=request.user)
    return sheet_answer(request, activity.edition, activity if is_excluded else None)


@require_POST
def activity_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """An excluded row is in the plan again."""
    activity = editable_activity(request, pk)
    actions.take_back_activity(activity, by=request.user)
    return sheet_answer(request, activity.edition, activity)


@require_POST
def activity_move(request: HttpRequest, pk: int) -> HttpResponse:
    return moved_answer(request, editable_activity(request, pk), _move)


def moved_answer(request: HttpRequest, row: Activity | Section, move: Callable[..., None]) -> HttpResponse:
    """Move the row where the form says, or say why not; the sheet as it is now."""
    form = RowMoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Не понято, куда переместить. Обновите страницу и попробуйте ещё раз.")
        return sheet_answer(request, row.edition, row)
    try:
        move(row, form.cleaned_data["where"], form.cleaned_data["target"], request.user)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal))
    return sheet_answer(request, row.edition, row)


def _move(activity: Activity, where: str, target: str, by: object) -> None:
    if where == "up":
        actions.move_activity_up(activity, by=by)
    elif where == "down":
        actions.move_activity_down(activity, by=by)
    elif where == "before":
        actions.move_activity(activity, before=row_named(activity.edition, target), by=by)
    else:
        actions.move_activity_below(activity, after=row_named(activity.edition, target), by=by)


def row_named(edition: Edition, target: str) -> Activity | Section:
    """The row that «activity-12» or «section-3» names."""
    kind, _, pk = target.partition("-")
    rows = edition.activities if kind == "activity" else edition.sections
    row = rows.filter(pk=int(pk or 0)).first()
    if row is None:
        raise actions.Refused("Строки, рядом с которой нужно встать, больше нет. Обновите страницу.")
    return row
