"""The library beside a draft: pick rows or a whole cycle into a section; keep a row for later."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from msoko.lib.language_ru import counted
from plans import actions, queries
from plans.library_forms import PickForm
from plans.library_queries import library_shelf, picked
from plans.models import Activity, LibraryActivity
from plans.views.edition_gestures import is_done


@require_http_methods(["GET", "HEAD", "POST"])
def plan_library(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    if not request.user.has_perm("plans.use_library", edition):
        raise PermissionDenied
    direction, text = request.GET.get("direction", "")[:60], request.GET.get("q", "")[:100].strip()
    form = PickForm(
        request.POST if request.method == "POST" else None,
        sections=edition.sections.order_by("position", "pk"),
    )
    if form.is_valid():
        rows = picked(municipality_id=edition.municipality_id, **form.picks)
        try:
            section = form.cleaned_data["section"]
            added = actions.insert_from_library(edition, rows=rows, section=section, by=request.user)
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.get_full_path())
        messages.success(request, f"Добавлено: {counted(len(added), 'строка', 'строки', 'строк')}.")
        return redirect(f"{reverse('plans:plan-detail', args=[pk])}#activity-{added[0].pk}")
    context = {
        "edition": edition,
        "plan": edition.plan,
        "shelf": library_shelf(edition, direction=direction, text=text),
        "direction": direction,
        "text": text,
        "form": form,
    }
    return render(request, "plans/plan_library.html", context, status=422 if form.is_bound else 200)


@require_POST
def activity_keep(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Activity.objects.visible_to(request.user).select_related("section__parent__parent__parent")
    activity = get_object_or_404(rows, pk=pk)
    if not request.user.has_perm("plans.save_to_library", activity):
        raise PermissionDenied
    words = "Сохранено в библиотеку муниципалитета: строку можно взять в любой план."
    is_done(request, lambda: actions.keep_in_library(activity, by=request.user), words)
    return redirect("plans:activity-detail", pk)


@require_POST
def library_remove(request: HttpRequest, pk: int) -> HttpResponse:
    own = LibraryActivity.objects.filter(municipality=request.user.position.municipality_id)
    kept = get_object_or_404(own, pk=pk)
    if not request.user.has_perm("plans.save_to_library", kept):
        raise PermissionDenied
    actions.remove_from_library(kept, by=request.user)
    messages.success(request, "Строка убрана из библиотеки. В планах она осталась.")
    plan = request.POST.get("plan", "")
    return redirect("plans:plan-library", plan) if plan.isdecimal() else redirect("plans:plan-list")
