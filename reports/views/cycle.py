"""Cycles of tracks, the map of nine positions, marks of outside systems (CY-02..CY-04, CY-08)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from plans.measures import measures_of
from plans.models import Activity, Direction, Edition, Section
from reports.actions import cycles as actions
from reports.actions.answering import NotYet
from reports.actions.decisions import note_outside_entry
from reports.cycle_forms import OutsideEntryForm, StageForm
from reports.cycle_queries import offered_tracks, position_map, shown_cycles
from reports.direction_effects import measures_of_year
from reports.models import CycleStage, ManagementCycle, OutsideEntry
from reports.readiness_queries import step_titles
from reports.views.effect import year_of
from reports.views.refusing import demand, gesture, sentences


@require_safe
def cycle_list(request: HttpRequest) -> HttpResponse:
    demand(request, "reports.view_chain")
    user, year = request.user, year_of(request)
    cycles = ManagementCycle.objects.visible_to(user).select_related("plan", "direction")
    editions = Edition.objects.visible_to(user).in_force().select_related("plan")[:5]
    context = {
        "year": year,
        "previous_year": year - 1,
        "next_year": year + 1,
        "cycles": shown_cycles(cycles, user),
        "offered": [(edition, offered_tracks(edition, user)) for edition in editions],
        "steps": step_titles(),
        "rows": position_map(measures_of_year(user, year), user),
    }
    return render(request, "reports/cycle_list.html", context)


@gesture(lambda pk: redirect("reports:cycle-list"))
def section_cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to keep the cycle of a track of a plan in force."""
    editions = Edition.objects.visible_to(request.user)
    sections = Section.objects.filter(edition__in=editions).select_related(
        "edition__plan", "direction", "parent__direction", "parent__parent__direction"
    )
    section = get_object_or_404(sections, pk=pk)
    demand(request, "reports.keep_chain", section)
    above = [section, section.parent, section.parent and section.parent.parent]
    direction: Direction | None = next((one.direction for one in above if one and one.direction), None)
    cycle = actions.begin_cycle(section.edition, section, direction=direction, by=request.user)
    return redirect("reports:cycle-detail", pk=cycle.pk)


@require_safe
def cycle_detail(request: HttpRequest, pk: int) -> HttpResponse:
    demand(request, "reports.view_chain")
    cycles = ManagementCycle.objects.visible_to(request.user).select_related("plan", "direction")
    cycle = get_object_or_404(cycles, pk=pk)
    shown = shown_cycles([cycle], request.user)[0]
    return render(request, "reports/cycle_detail.html", {"shown": shown, "cycle": cycle})


@gesture(lambda pk: redirect("reports:cycle-detail", pk=CycleStage.objects.get(pk=pk).cycle_id))
def stage_close(request: HttpRequest, pk: int) -> HttpResponse:
    stage = stage_of(request, pk)
    verb = request.POST.get("verb")
    if verb == "reopen":
        actions.reopen_stage(stage, by=request.user)
    elif verb == "explain":
        reason = request.POST.get("order_reason", "").replace("\0", "").strip()[:1000]
        if not reason:
            raise NotYet("Напишите, почему шаг пройден раньше предыдущих.")
        actions.explain_stage(stage, order_reason=reason, by=request.user)
    else:
        form = StageForm(request.POST)
        if not form.is_valid():
            raise NotYet(sentences(form))
        words = form.cleaned_data
        actions.close_stage(
            stage, text=words["closing_text"], order_reason=words["order_reason"], by=request.user
        )
        messages.success(request, "Шаг закрыт.")
    return redirect("reports:cycle-detail", pk=stage.cycle_id)


def stage_of(request: HttpRequest, pk: int) -> CycleStage:
    stage = get_object_or_404(CycleStage.objects.visible_to(request.user).select_related("cycle"), pk=pk)
    demand(request, "reports.keep_chain", stage)
    return stage


@require_http_methods(["GET", "HEAD", "POST"])
def outside_entry_list(request: HttpRequest) -> HttpResponse:
    """CY-08: who entered the data in МИАС, КОЭРСО and the like, and when."""
    demand(request, "reports.view_chain")
    today, activity = timezone.localdate(), named_activity(request)
    form = OutsideEntryForm(request.POST or None, today=today, initial={"year": today.year})
    if request.method == "POST":
        demand(request, "reports.keep_chain")
        if form.is_valid():
            of = {"plan": activity.edition.plan, "activity_key": activity.key} if activity else {}
            words = {**form.cleaned_data, **of}
            note_outside_entry(request.user.position.municipality, by=request.user, **words)
            messages.success(request, "Отмечено.")
            return redirect("reports:outside-entry-list")
    entries = list(
        OutsideEntry.objects.visible_to(request.user).select_related("direction", "noted_by")[:200]
    )
    measures = measures_of([one.activity_key for one in entries], request.user)
    rows = [(one, measures.get(one.activity_key)) for one in entries]
    context = {"form": form, "rows": rows, "activity": activity}
    return render(request, "reports/outside_entry_list.html", context, status=422 if form.is_bound else 200)


def named_activity(request: HttpRequest) -> Activity | None:
    """`?activity=`: the row of the plan that asks for the data to be entered."""
    key = request.GET.get("activity", "")
    if not key.isdecimal() or len(key) > 17:
        return None
    activities = Activity.objects.visible_to(request.user).select_related("edition__plan")
    return get_object_or_404(activities, pk=int(key))
