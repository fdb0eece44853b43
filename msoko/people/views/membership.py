"""Who belongs: organisations of a group, people of a working group, levels of education of organisations."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from msoko.people import actions
from msoko.people.group_forms import EndForm, GroupPersonForm, MembersForm
from msoko.people.models import BodyMember, Organization, WorkingGroupMember
from msoko.people.models.organization import EducationLevel
from msoko.people.views.bodies import FORM_METHODS, editable, show_body


@require_POST
def body_include(request: HttpRequest, pk: int) -> HttpResponse:
    """Put organisations on the list of a group."""
    body = editable(request, pk)
    form = MembersForm(request.POST, organizations=Organization.objects.visible_to(request.user))
    if form.is_valid():
        try:
            made = actions.include_organizations(body, by=request.user, **form.cleaned_data)
            messages.success(
                request, f"Добавлено в перечень: {len(made)}. Задания действующих планов сверяются."
            )
            return redirect("people:body-detail", body.pk)
        except actions.NotPossible as refusal:
            form.add_error(None, str(refusal))
    return show_body(request, body, members_form=form)


@require_POST
def body_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody sit in a working group."""
    body = editable(request, pk)
    row = WorkingGroupMember(municipality_id=body.municipality_id, body=body)
    form = GroupPersonForm(request.POST, municipality_id=body.municipality_id, instance=row)
    if form.is_valid():
        try:
            member = actions.include_person(body, by=request.user, **form.cleaned_data)
            messages.success(request, f"{member}: в группе с {member.since_on:%d.%m.%Y}.")
            return redirect("people:body-detail", body.pk)
        except actions.NotPossible as refusal:
            form.add_error(None, str(refusal))
    return show_body(request, body, person_form=form)


@require_http_methods(FORM_METHODS)
def membership_end(request: HttpRequest, pk: int) -> HttpResponse:
    own = BodyMember.objects.filter(municipality=request.user.position.municipality_id)
    member = get_object_or_404(own.select_related("organization"), pk=pk)

    def leave(form: EndForm) -> None:
        actions.end_membership(member, by=request.user, **form.cleaned_data)

    return _end(request, member, member.organization.short_name, leave)


@require_http_methods(FORM_METHODS)
def seat_end(request: HttpRequest, pk: int) -> HttpResponse:
    seats = WorkingGroupMember.objects.visible_to(request.user).select_related("user")
    member = get_object_or_404(seats, pk=pk)

    def leave(form: EndForm) -> None:
        given = form.cleaned_data
        actions.leave_group(
            member, until_on=given["until_on"], leaving_text=given["basis_text"], by=request.user
        )

    return _end(request, member, str(member), leave)


def _end(
    request: HttpRequest, member: models.Model, who: str, leave: Callable[[EndForm], None]
) -> HttpResponse:
    """Ask for the last day and the document, and say who leaves what."""
    body = editable(request, member.body_id)
    form = EndForm(request.POST or None, initial={"until_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            leave(form)
            messages.success(request, f"{who}: в составе по {form.cleaned_data['until_on']:%d.%m.%Y}.")
            return redirect("people:body-detail", body.pk)
        except actions.NotPossible as refusal:
            form.add_error("until_on", str(refusal))
    context = {"form": form, "body": body, "who": who, "since_on": member.since_on}
    return render(request, "people/membership_end.html", context, status=422 if form.errors else 200)


@require_http_methods(FORM_METHODS)
def organization_levels(request: HttpRequest) -> HttpResponse:
    """At which levels each organisation teaches: one table of boxes."""
    if not request.user.has_perm("people.edit_body"):
        raise PermissionDenied
    shown = Organization.objects.visible_to(request.user).working_on(timezone.localdate())
    shown = list(shown.filter(kind__in=Organization.TEACHING).order_by("kind", "short_name"))
    if request.method == "POST":
        levels = {
            one.pk: [key for key in EducationLevel.values if key in request.POST.getlist(f"levels-{one.pk}")]
            for one in shown
        }
        home = request.user.position.municipality
        changed = actions.set_levels(home, levels=levels, by=request.user)
        messages.success(request, f"Сохранено. Изменено организаций: {len(changed)}.")
        return redirect("people:organization-levels")
    rows = [
        (one, [(key, label, key in one.levels) for key, label in EducationLevel.choices]) for one in shown
    ]
    return render(request, "people/organization_levels.html", {"rows": rows, "levels": EducationLevel.labels})
