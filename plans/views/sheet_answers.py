"""What a gesture is answered with: the whole sheet for the script of the page, else the page at the row."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import trigger_client_event

from plans import queries
from plans.models import Activity, Edition, Section
from plans.views.plan_detail import is_part, sheet_context


def sheet_answer(
    request: HttpRequest, edition: Edition, row: Activity | Section | None = None, *, is_new: bool = False
) -> HttpResponse:
    """`is_new`: a row without words, opened for writing; it fits no filter, so the sheet is whole."""
    if not is_part(request):
        if is_new and row is not None:
            return redirect("plans:activity-cell", row.pk, "title")
        return redirect(row_address(edition, row))
    fresh = queries.editions_for_sheet(request.user).get(pk=edition.pk)
    context = sheet_context(request, fresh, is_whole=is_new)
    response = render(request, "plans/parts/plan_sheet_changed.html", {**context, "oob": True})
    if row is not None:
        row_id = f"{row._meta.model_name}-{row.pk}"
        trigger_client_event(response, "plan:row", {"id": row_id, "isNew": is_new}, after="settle")
    return response


def row_address(edition: Edition, row: Activity | Section | None) -> str:
    page = reverse("plans:plan-detail", args=[edition.plan_id])
    return f"{page}#{row._meta.model_name}-{row.pk}" if row is not None else page
