"""The rules of deadlines of the municipality (DL-09): one page, for the specialist and the administrator."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from msoko.lib.calendar_ru import school_year_of
from plans import actions
from plans.due_forms import DuePolicyForm
from plans.models import CalendarDay, DuePolicy

FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_http_methods(["GET", "HEAD", "POST"])
def due_policy(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("plans.edit_due_policy"):
        raise PermissionDenied
    municipality = request.user.position.municipality
    year = shown_year(request)
    policy = DuePolicy.objects.filter(municipality=municipality).first() or DuePolicy()
    seen = policy.version
    form = DuePolicyForm(
        request.POST or None, instance=policy, school_year=year, initial={"version": policy.version}
    )
    if form.is_valid():
        try:
            actions.change_due_policy(
                municipality,
                seen_version=form.cleaned_data["version"] or seen,
                by=request.user,
                **form.settings(),
            )
            messages.success(
                request, "Правила сохранены. Сроки заданий пересчитываются, это займёт до минуты."
            )
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(f"{request.path}?year={year}")
    context = {
        "form": form,
        "year": year,
        "years": [year - 1, year, year + 1],
        **_production_calendar((year, year + 1)),
    }
    return render(request, "plans/due_policy.html", context, status=422 if form.is_bound else 200)


def _production_calendar(years: tuple[int, int]) -> dict[str, object]:
    """The transfers of the shown years, and the years whose decree is not entered yet."""
    days = list(CalendarDay.objects.filter(day__year__in=years))
    known = {each.day.year for each in days}
    return {"calendar_days": days, "unknown_years": [year for year in years if year not in known]}


def shown_year(request: HttpRequest) -> int:
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0
    return year if FIRST_YEAR < year < LAST_YEAR else school_year_of(timezone.localdate())
