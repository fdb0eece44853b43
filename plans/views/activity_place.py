"""Gestures on rows: add, duplicate, delete, bring back, move. Each answers with the sheet as it is now."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from plans import actions, queries
from plans.forms import ActivityAddForm, ActivityMoveForm
from plans.models import Activity, Edition, Section
from plans.views.activity_cell import editable_activity, row_address
from plans.views.plan_deleted import forget_deleted, last_deleted, remember_deleted
from plans.views.plan_detail import is_part, sheet_context


def editable_edition(request: HttpRequest, pk: int) -> Edition:
    edition = get_object_or_404(queries.latest_editions(request.user), pk=pk)
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
    if not is_part(request):
        return redirect("plans:activity-cell", activity.pk, "title")
    return sheet_answer(request, edition, activity, is_new=True)


@require_POST
def activity_duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    activity = editable_activity(request, pk)
    copy = actions.duplicate_activity(activity, by=request.user)
    return sheet_answer(request, activity.edition, copy)


@require_POST
def activity_delete(request: HttpRequest, pk: int) -> HttpResponse:
    activity = editable_activity(request, pk)
    edition = activity.edition
    kept = actions.delete_activity(activity, by=request.user)
    remember_deleted(request, edition, kept)
    return sheet_answer(request, edition)


@require_POST
def activity_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back the row this person deleted last."""
    edition = editable_edition(request, pk)
    kept = last_deleted(request, edition)
    if kept is None:
        messages.warning(request, "Возвращать нечего: последняя удалённая строка уже на месте.")
        return sheet_answer(request, edition)
    activity = actions.restore_activity(edition, kept=kept, by=request.user)
    forget_deleted(request, kept["key"])
    return sheet_answer(request, edition, activity)


@require_POST
def activity_move(request: HttpRequest, pk: int) -> HttpResponse:
    activity = editable_activity(request, pk)
    form = ActivityMoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Не понято, куда переместить строку. Обновите страницу и попробуйте ещё раз.")
        return sheet_answer(request, activity.edition, activity)
    try:
        _move(activity, form.cleaned_data["where"], form.cleaned_data["target"], request.user)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal))
    return sheet_answer(request, activity.edition, activity)


def _move(activity: Activity, where: str, target: str, by: object) -> None:
    if where == "up":
        actions.move_activity_up(activity, by=by)
    elif where == "down":
        actions.move_activity_down(activity, by=by)
    elif where == "before":
        actions.move_activity(activity, before=_row(activity.edition, target), by=by)
    else:
        actions.move_activity_below(activity, after=_row(activity.edition, target), by=by)


def _row(edition: Edition, target: str) -> Activity | Section:
    kind, _, pk = target.partition("-")
    rows = edition.activities if kind == "activity" else edition.sections
    row = rows.filter(pk=int(pk or 0)).first()
    if row is None:
        raise actions.Refused("Строки, рядом с которой нужно встать, больше нет. Обновите страницу.")
    return row


def sheet_answer(
    request: HttpRequest, edition: Edition, activity: Activity | None = None, *, is_new: bool = False
) -> HttpResponse:
    """The whole sheet for htmx, with the row to go to; else the page of the plan at that row."""
    if not is_part(request):
        address = reverse("plans:plan-detail", args=[edition.plan_id])
        return redirect(row_address(activity) if activity else address)
    fresh = queries.latest_editions(request.user).get(pk=edition.pk)
    # A new empty row fits no filter, so the sheet is shown whole.
    context = sheet_context(request, fresh, is_whole=is_new)
    response = render(request, "plans/parts/plan_sheet_changed.html", {**context, "oob": True})
    if activity:
        trigger_client_event(response, "plan:row", {"pk": activity.pk, "isNew": is_new}, after="settle")
    return response
