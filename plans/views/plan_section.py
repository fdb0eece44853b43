"""Group rows: add, rename, move, duplicate, delete."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from msoko.lib.language_ru import counted
from plans import actions
from plans.forms import SectionAddForm, SectionEditForm
from plans.models import Edition, Section
from plans.views.activity_place import editable_edition, moved_answer, row_named
from plans.views.sheet_answers import row_address, sheet_answer


@require_http_methods(["GET", "HEAD", "POST"])
def section_add(request: HttpRequest, pk: int) -> HttpResponse:
    edition = editable_edition(request, pk)
    form = SectionAddForm(request.POST or None, initial={"after": request.GET.get("after")})
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("level", "number_text", "title")}
        after = edition.sections.filter(pk=form.cleaned_data["after"]).first()
        section = actions.add_section(edition, after=after, by=request.user, **words)
        return redirect(row_address(edition, section))
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
            return redirect(row_address(section.edition, section))
        except actions.Refused as refusal:
            form.add_error(None, str(refusal))
            form.data = {**form.data.dict(), "version": section.version}
    edition = section.edition
    context = {"form": form, "section": section, "edition": edition, "plan": edition.plan}
    return render(request, "plans/section_edit.html", context, status=422 if form.is_bound else 200)


@require_POST
def section_move(request: HttpRequest, pk: int) -> HttpResponse:
    return moved_answer(request, editable_section(request, pk), _move)


def _move(section: Section, where: str, target: str, by: object) -> None:
    if where == "up":
        actions.move_section_up(section, by=by)
    elif where == "down":
        actions.move_section_down(section, by=by)
    else:
        beside = row_named(section.edition, target)
        actions.move_section(section, beside=beside, is_below=where == "after", by=by)


@require_POST
def section_duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    section = editable_section(request, pk)
    copy = actions.duplicate_section(section, by=request.user)
    return sheet_answer(request, section.edition, copy)


@require_POST
def section_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """With everything in it: one gesture, which one click takes back."""
    section = editable_section(request, pk)
    edition = section.edition
    try:
        count = actions.delete_section(section, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return sheet_answer(request, edition, section)
    rows = f" и {counted(count, 'строка', 'строки', 'строк')} в нём" if count else ""
    messages.success(request, f"Удалено: раздел «{section.title}»{rows}.")
    return sheet_answer(request, edition)


def editable_section(request: HttpRequest, pk: int) -> Section:
    visible = Section.objects.filter(edition__in=Edition.objects.visible_to(request.user))
    section = get_object_or_404(visible.select_related("edition__plan"), pk=pk)
    if not request.user.has_perm("plans.edit_edition", section.edition):
        raise PermissionDenied
    return section
