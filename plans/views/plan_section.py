"""Group rows: add, rename, delete an empty one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from plans import actions
from plans.forms import SectionAddForm, SectionEditForm
from plans.models import Edition, Section
from plans.views.activity_place import editable_edition


@require_http_methods(["GET", "HEAD", "POST"])
def section_add(request: HttpRequest, pk: int) -> HttpResponse:
    edition = editable_edition(request, pk)
    form = SectionAddForm(request.POST or None, initial={"after": request.GET.get("after")})
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("level", "number_text", "title")}
        after = edition.sections.filter(pk=form.cleaned_data["after"]).first()
        section = actions.add_section(edition, after=after, by=request.user, **words)
        return redirect(_address(section))
    context = {"form": form, "edition": edition, "plan": edition.plan}
    return render(request, "plans/section_add.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def section_edit(request: HttpRequest, pk: int) -> HttpResponse:
    section = editable_section(request, pk)
    words = {"number_text": section.number_text, "title": section.title, "version": section.version}
    form = SectionEditForm(request.POST or None, initial=words)
    if form.is_valid():
        try:
            actions.rename_section(section, by=request.user, **form.cleaned_data)
            return redirect(_address(section))
        except actions.Refused as refusal:
            form.add_error(None, str(refusal))
            form.data = {**form.data.dict(), "version": section.version}
    edition = section.edition
    context = {
        "form": form,
        "section": section,
        "edition": edition,
        "plan": edition.plan,
        "is_empty": not (section.activities.exists() or section.children.exists()),
    }
    return render(request, "plans/section_edit.html", context, status=422 if form.is_bound else 200)


@require_POST
def section_delete(request: HttpRequest, pk: int) -> HttpResponse:
    section = editable_section(request, pk)
    plan_id = section.edition.plan_id
    try:
        actions.delete_section(section, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(section))
    messages.success(request, f"Раздел «{section.title}» удалён.")
    return redirect("plans:plan-detail", plan_id)


def editable_section(request: HttpRequest, pk: int) -> Section:
    visible = Section.objects.filter(edition__in=Edition.objects.visible_to(request.user))
    section = get_object_or_404(visible.select_related("edition__plan"), pk=pk)
    if not request.user.has_perm("plans.edit_edition", section.edition):
        raise PermissionDenied
    return section


def _address(section: Section) -> str:
    return f"{reverse('plans:plan-detail', args=[section.edition.plan_id])}#section-{section.pk}"
