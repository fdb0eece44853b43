"""The context of organisations: who has it for the year, and the form of one organisation (CL-01, M4)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monitoring import actions
from monitoring.analysis_forms import ContextForm
from monitoring.models import ContextProfile
from monitoring.queries.analysis.contexts import context_table
from monitoring.views.analysis_frame import frame, municipality_of, report_xlsx
from monitoring.views.concluding_frame import carried_out, demand
from msoko.people.models import Organization


@require_safe
def context_list(request: HttpRequest) -> HttpResponse:
    """Everybody who teaches, with the numbers of the year or without them yet."""
    demand(request, "monitoring.view_analysis")
    report = context_table(municipality_of(request.user), _year(request))
    context = frame(request, "context-list", report=report, year=_year(request), years=_years(request))
    return render(request, "monitoring/context_list.html", context)


@require_safe
def context_list_xlsx(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_analysis")
    return report_xlsx(
        request, context_table(municipality_of(request.user), _year(request)).report, "contexts"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def context_edit(request: HttpRequest, pk: int) -> HttpResponse:
    organization = get_object_or_404(Organization.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.edit_context", organization)
    year = _year(request)
    known = ContextProfile.objects.filter(organization=organization, year=year).first()
    own = {"municipality_id": organization.municipality_id, "organization": organization, "year": year}
    form = ContextForm(request.POST or None, instance=known or ContextProfile(**own))
    if request.method == "POST":
        done = f"Контекст за {year} год записан."
        if carried_out(request, form, lambda _: actions.save_context(form.instance, by=request.user), done):
            return redirect(f"{reverse('monitoring:context-list')}?year={year}")
    context = frame(request, "context-list", form=form, organization=organization, year=year)
    return render(request, "monitoring/context_edit.html", context, status=422 if form.errors else 200)


def _year(request: HttpRequest) -> int:
    text = request.GET.get("year", "")
    today = timezone.localdate().year
    return int(text) if text in map(str, range(today - 9, today + 2)) else today


def _years(request: HttpRequest) -> list[tuple[int, bool]]:
    today, chosen = timezone.localdate().year, _year(request)
    return [(year, year == chosen) for year in range(today + 1, today - 5, -1)]
