"""Markers of doubtful results, lists of schools, problems and risks: found by rules, decided by people."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import actions, flag_states, weakness_states
from monitoring.analysis_forms import DecideForm, FlagForm, ListedForm, WeaknessForm
from monitoring.models import (
    Deviation,
    LowPerformance,
    LowPerformanceKind,
    ObjectivityFlag,
    ObjectivityMarker,
    Weakness,
    WeaknessKind,
)
from monitoring.queries.analysis.report import Choice, Report, Table
from monitoring.queries.analysis.standing import set_apart
from monitoring.views.analysis_frame import asked_of, frame, municipality_of, report_xlsx
from monitoring.views.concluding_frame import carried_out, demand
from msoko.people.models import Organization

VERBS = {
    "check": "Проверить", "confirm": "Подтвердить", "lift": "Снять", "take": "Взять в работу",
    "solve": "Решена", "dismiss": "Не подтвердилась", "reopen": "Открыть снова",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def flag_list(request: HttpRequest) -> HttpResponse:
    """The markers of a year; the button looks for new ones, the form adds one by hand."""
    demand(request, "monitoring.view_analysis")
    own, year = municipality_of(request.user), _year(request)
    form = _flag_form(request, own)
    if request.method == "POST":
        demand(request, "monitoring.decide_flag")
        if "look" in request.POST:
            found = actions.raise_flags(own, year=year, by=request.user)
            messages.success(request, f"Проверено. Новых признаков: {len(found)}.")
        else:
            carried_out(
                request,
                form,
                lambda given: actions.add_flag(year=year, by=request.user, **given),
                "Признак внесён.",
            )
        return redirect(f"{request.path}?year={year}")
    rows = ObjectivityFlag.objects.visible_to(request.user).filter(year=year)
    rows = rows.select_related("organization", "marker", "scope__procedure", "scope__subject")
    shown = [(one, flag_states.TONES[one.state], _verbs(flag_states.TRANSITIONS[one.state])) for one in rows]
    context = frame(request, "flag-list", rows=shown, form=form, year=year, choice=_years(request, year))
    return render(request, "monitoring/flag_list.html", context)


@require_POST
def flag_decide(request: HttpRequest, pk: int) -> HttpResponse:
    flag = get_object_or_404(ObjectivityFlag.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.decide_flag", flag)
    form = DecideForm(request.POST)
    carried_out(request, form, lambda given: actions.decide_flag(flag, by=request.user, **given), "Записано.")
    return redirect(f"{reverse('monitoring:flag-list')}?year={flag.year}#flag-{flag.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def low_performance(request: HttpRequest) -> HttpResponse:
    """ШНОР and ШНСУ of a year: made by the rule, added to by hand, each row with its ground."""
    demand(request, "monitoring.view_analysis")
    own, year = municipality_of(request.user), _year(request)
    form = ListedForm(request.POST or None if "reason" in request.POST else None)
    form.fields["organization"].queryset = _teaching(own)
    if request.method == "POST":
        demand(request, "monitoring.edit_low_performance")
        if "make" in request.POST:
            found = actions.make_lists(own, year=year, by=request.user)
            words = ", ".join(f"{LowPerformanceKind(kind).label}: {count}" for kind, count in found.items())
            messages.success(request, f"Списки составлены по правилам. {words}.")
        else:
            carried_out(
                request,
                form,
                lambda given: actions.add_to_list(year=year, by=request.user, **given),
                "Внесено.",
            )
        return redirect(f"{request.path}?year={year}")
    context = frame(
        request,
        "low-performance",
        lists=_lists(own, year),
        apart=_apart(own, year),
        form=form,
        year=year,
        choice=_years(request, year),
    )
    return render(request, "monitoring/low_performance.html", context)


@require_safe
def low_performance_xlsx(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_analysis")
    year = _year(request)
    rows = tuple(
        (
            one.organization.short_name,
            one.get_kind_display(),
            "вручную" if one.is_manual else "по правилу",
            one.reason,
        )
        for one in _listed(municipality_of(request.user), year)
    )
    table = Table(f"{year} год", ("Организация", "Список", "Как внесена", "Основание"), rows)
    return report_xlsx(request, Report("ШНОР и ШНСУ", "Списки года по правилам.", (table,)), "lists")


@require_http_methods(["GET", "HEAD", "POST"])
def weakness_list(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_weakness")
    own = municipality_of(request.user)
    form = WeaknessForm(request.POST or None)
    if request.method == "POST":
        demand(request, "monitoring.edit_weakness")
        year = _year(request)
        carried_out(
            request,
            form,
            lambda given: actions.add_weakness(own, year=year, by=request.user, **given),
            "Внесено в список.",
        )
        return redirect("monitoring:weakness-list")
    rows = Weakness.objects.visible_to(request.user).select_related(
        "direction", "organization", "indicator", "owner"
    )
    shown = [
        (one, weakness_states.TONES[one.state], _verbs(weakness_states.TRANSITIONS[one.state]))
        for one in rows
    ]
    return render(
        request, "monitoring/weakness_list.html", frame(request, "weakness-list", rows=shown, form=form)
    )


@require_POST
def weakness_from_deviation(request: HttpRequest, pk: int) -> HttpResponse:
    """The second of the two clicks (AN-06): the words of the deviation become those of the problem."""
    visible = Deviation.objects.visible_to(request.user).select_related(
        "indicator_value__indicator__direction"
    )
    deviation = get_object_or_404(visible, pk=pk)
    demand(request, "monitoring.edit_weakness", deviation)
    kind = WeaknessKind.RISK if request.POST.get("kind") == WeaknessKind.RISK else WeaknessKind.PROBLEM
    name = deviation.indicator_value.indicator.name
    text = f"{name}: {deviation.explanation_text or deviation.get_kind_display()}"
    made = actions.weakness_of(deviation, text=text, kind=kind, by=request.user)
    messages.success(request, f"{made.get_kind_display().capitalize()} внесена в список направления.")
    return redirect("monitoring:weakness-list")


@require_POST
def weakness_settle(request: HttpRequest, pk: int) -> HttpResponse:
    weakness = get_object_or_404(Weakness.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.edit_weakness", weakness)
    form = DecideForm(request.POST)
    carried_out(
        request, form, lambda given: actions.settle_weakness(weakness, by=request.user, **given), "Записано."
    )
    return redirect("monitoring:weakness-list")


def _year(request: HttpRequest) -> int:
    asked = asked_of(request)
    return asked.year if asked else timezone.localdate().year


def _years(request: HttpRequest, year: int) -> Choice:
    asked = asked_of(request)
    return asked.year_choice if asked else Choice("year", "Год", ((str(year), str(year)),), str(year))


def _verbs(transitions: dict) -> list[tuple[str, str]]:
    return [(verb, VERBS[verb]) for verb in transitions]


def _flag_form(request: HttpRequest, own: int) -> FlagForm:
    form = FlagForm(request.POST if "marker" in request.POST else None)
    form.fields["marker"].queryset = ObjectivityMarker.objects.filter(municipality=own, is_on=True)
    form.fields["organization"].queryset = _teaching(own)
    return form


def _teaching(own: int) -> QuerySet:
    return Organization.objects.filter(municipality=own, kind__in=Organization.TEACHING)


def _lists(own: int, year: int) -> list[tuple[str, list[LowPerformance]]]:
    rows = list(_listed(own, year))
    return [(kind.label, [one for one in rows if one.kind == kind]) for kind in LowPerformanceKind]


def _apart(own: int, year: int) -> list[tuple[Organization, str]]:
    """Schools of which the rule leaves the decision to a person, with the sentence why."""
    why = set_apart(own, year)
    return [(one, why[one.pk]) for one in Organization.objects.filter(pk__in=why).order_by("short_name")]


def _listed(own: int, year: int) -> QuerySet:
    rows = LowPerformance.objects.filter(municipality=own, year=year).select_related("organization")
    return rows.order_by("kind", "organization__short_name")
