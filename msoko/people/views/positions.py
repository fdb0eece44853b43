"""Who leads which organisation: the list, a change of the head (E3), somebody acting for a time (RO-04)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from msoko.people import actions
from msoko.people.forms import HandOverForm, PersonForm, SubstituteForm
from msoko.people.models import Position
from msoko.people.queries import held_positions, people_of

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def position_list(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("people.list_positions"):
        raise PermissionDenied
    today = timezone.localdate()
    context = {"positions": held_positions(request.user, today), "today": today}
    return render(request, "people/position_list.html", context)


@require_http_methods(FORM_METHODS)
def position_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    position = _to_arrange(request, pk)
    form = _bound(HandOverForm, request, position, title_text=position.title_text)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                successor = given["person"] or actions.add_person(by=request.user, **form.new_person)
                post = {name: given[name] for name in ("starts_on", "title_text", "basis_text")}
                taken = actions.hand_over_position(position, successor=successor, by=request.user, **post)
            messages.success(request, f"{taken.user} принимает дела с {taken.since_on:%d.%m.%Y}.")
            return redirect("monitoring:hand-over-list", taken.pk)
        except actions.NotPossible as refusal:
            form.add_error(None, str(refusal))
    return _show(request, "people/position_hand_over.html", position, form)


@require_http_methods(FORM_METHODS)
def position_substitute(request: HttpRequest, pk: int) -> HttpResponse:
    position = _to_arrange(request, pk)
    form = _bound(SubstituteForm, request, position)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                person = given["person"] or actions.add_person(by=request.user, **form.new_person)
                post = {name: given[name] for name in ("since_on", "until_on", "title_text", "basis_text")}
                actions.appoint_acting(position, person=person, by=request.user, **post)
            messages.success(request, f"{person} исполняет обязанности с {given['since_on']:%d.%m.%Y}.")
            return redirect("people:position-list")
        except actions.NotPossible as refusal:
            form.add_error(None, str(refusal))
    return _show(request, "people/position_substitute.html", position, form)


def _to_arrange(request: HttpRequest, pk: int) -> Position:
    visible = Position.objects.visible_to(request.user).select_related("user", "organization")
    position = get_object_or_404(visible, pk=pk)
    if not request.user.has_perm("people.arrange_position", position):
        raise PermissionDenied
    return position


def _bound(kind: type[PersonForm], request: HttpRequest, position: Position, **initial: Any) -> Any:
    people = people_of(position.municipality_id).exclude(pk=position.user_id)
    return kind(request.POST or None, position=position, people=people, initial=initial)


def _show(request: HttpRequest, template: str, position: Position, form: PersonForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"held": position, "form": form}, status=status)
