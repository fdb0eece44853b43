"""Executors: the directory, and the card of one as it was on a day (RB-01, RB-03, RB-07)."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_safe

from msoko.people import actions, group_queries
from msoko.people.group_forms import BodyForm, GroupPersonForm, MembersForm
from msoko.people.models import Body, Organization
from msoko.people.models.body import BodyKind
from msoko.people.queries import works_on

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def body_list(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("people.list_bodies"):
        raise PermissionDenied
    today, kind = timezone.localdate(), request.GET.get("kind", "")
    words = request.GET.get("q", "").strip()
    rows, counts = group_queries.body_rows(request.user, today, kind=kind, words=words)
    chips = [(key, label, counts[key]) for key, label in BodyKind.choices if counts.get(key)]
    context = {
        "rows": rows,
        "chips": [("", "все", sum(counts.values())), *chips],
        "kind": kind,
        "words": words,
    }
    return render(request, "people/body_list.html", context)


@require_http_methods(FORM_METHODS)
def body_add(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("people.edit_body"):
        raise PermissionDenied
    return _edit(request, Body(municipality=request.user.position.municipality, kind=BodyKind.GROUP))


@require_http_methods(FORM_METHODS)
def body_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, editable(request, pk))


def _edit(request: HttpRequest, body: Body) -> HttpResponse:
    choices = {
        "bodies": Body.objects.visible_to(request.user),
        "organizations": Organization.objects.visible_to(request.user),
    }
    form = BodyForm(request.POST or None, instance=body, **choices)
    if request.method == "POST" and form.is_valid():
        try:
            kept = _write(request, body, form)
            messages.success(request, f"«{kept}»: сохранено. Задания действующих планов сверяются.")
            return redirect("people:body-detail", kept.pk)
        except actions.NotPossible as refusal:
            form.add_error("spellings", str(refusal))
    status = 422 if form.errors else 200
    return render(request, "people/body_edit.html", {"form": form, "body": body}, status=status)


def _write(request: HttpRequest, body: Body, form: BodyForm) -> Body:
    given = {"spellings": form.cleaned_data["spellings"], "by": request.user, **form.changes()}
    return actions.change_body(body, **given) if body.pk else actions.add_body(body.municipality, **given)


@require_safe
def body_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return show_body(request, visible(request, pk))


def visible(request: HttpRequest, pk: int) -> Body:
    body = get_object_or_404(group_queries.for_page(Body.objects.visible_to(request.user)), pk=pk)
    if not request.user.has_perm("people.view_body", body):
        raise PermissionDenied
    return body


def editable(request: HttpRequest, pk: int) -> Body:
    body = visible(request, pk)
    if not request.user.has_perm("people.edit_body", body):
        raise PermissionDenied
    return body


def show_body(
    request: HttpRequest,
    body: Body,
    *,
    members_form: MembersForm | None = None,
    person_form: GroupPersonForm | None = None,
) -> HttpResponse:
    """The card as it was on a day, `?on=2026-09-01`; a form that was refused stays filled."""
    day = _day(request.GET.get("on", "")) or timezone.localdate()
    organizations = list(Organization.objects.visible_to(request.user))
    seats = group_queries.seats_of(body)
    context: dict[str, Any] = {
        "body": body,
        "day": day,
        "belonging": group_queries.belonging(body, organizations, day),
        "rule": group_queries.rule_words(body),
        "has_people": body.kind == BodyKind.WORKING_GROUP,
        "sitting": group_queries.sitting(seats, day),
        "changes": group_queries.changes(seats),
        "without_levels": group_queries.without_levels(body, organizations, day),
    }
    if request.user.has_perm("people.edit_body", body):
        context |= _forms(request, body, organizations, day, members_form, person_form)
    status = 422 if members_form or person_form else 200
    return render(request, "people/body_detail.html", context, status=status)


def _forms(
    request: HttpRequest,
    body: Body,
    organizations: list[Organization],
    day: datetime.date,
    members_form: MembersForm | None,
    person_form: GroupPersonForm | None,
) -> dict[str, Any]:
    members_form = members_form or MembersForm(organizations=Organization.objects.visible_to(request.user))
    members_form.offer(one for one in organizations if works_on(one, day))
    if body.kind != BodyKind.WORKING_GROUP:
        return {"members_form": members_form}
    seat = {"municipality_id": body.municipality_id, "initial": {"since_on": day}}
    return {"members_form": members_form, "person_form": person_form or GroupPersonForm(**seat)}


def _day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
