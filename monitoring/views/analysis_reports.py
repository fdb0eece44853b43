"""The six analyses of GU-06 and the profile of an organisation: table, picture, XLSX of the same answer."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from rules.contrib.views import permission_required

from monitoring.queries.analysis.profile import school_profile
from monitoring.queries.analysis.report import Report
from monitoring.queries.analysis.six import SIX
from monitoring.views.analysis_frame import asked_of, frame, report_picture, report_xlsx
from monitoring.views.concluding_frame import demand
from msoko.people.models import Organization
from msoko.people.permissions import sees_department

_NOTHING = "Значений показателей пока нет: они появятся, когда закроется первый сбор данных."


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_report(request: HttpRequest, analysis: str) -> HttpResponse:
    links = [
        (one.title, reverse(f"monitoring:analysis-{word}"), word == analysis) for word, one in SIX.items()
    ]
    return _page(request, _report(request, analysis), f"monitoring:analysis-{analysis}", links=links)


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_report_xlsx(request: HttpRequest, analysis: str) -> HttpResponse:
    return report_xlsx(request, _report(request, analysis), f"analysis-{analysis}")


@require_safe
@permission_required("monitoring.view_analysis", raise_exception=True)
def analysis_report_picture(request: HttpRequest, analysis: str) -> HttpResponse:
    return report_picture(_report(request, analysis))


def _report(request: HttpRequest, analysis: str) -> Report:
    asked = asked_of(request)
    return SIX[analysis].make(asked) if asked else Report(SIX[analysis].title, "", empty=_NOTHING)


def _of_visible(answer: Callable[[HttpRequest, Organization, Report], HttpResponse]) -> Callable:
    """The organisation by its key, or the own one of whoever asks."""

    @require_safe
    @wraps(answer)
    def view(request: HttpRequest, pk: int | None = None) -> HttpResponse:
        own = request.user.position.organization_id
        if pk is None and own is None:
            raise Http404
        organizations = Organization.objects.visible_to(request.user)
        organization = get_object_or_404(organizations, pk=pk or own)
        demand(request, "monitoring.view_profile", organization)
        asked = asked_of(request)
        department = sees_department(request.user)
        title = f"Профиль: {organization}"
        report = Report(title, "", empty=_NOTHING)
        if asked is not None:
            report = school_profile(asked, organization, is_department=department)
        return answer(request, organization, report)

    return view


@_of_visible
def school_profile_page(request: HttpRequest, organization: Organization, report: Report) -> HttpResponse:
    key = organization.pk
    return _page(
        request, report, "monitoring:school-profile", key, is_plain=not sees_department(request.user)
    )


@_of_visible
def school_profile_xlsx(request: HttpRequest, organization: Organization, report: Report) -> HttpResponse:
    return report_xlsx(request, report, "profile")


@_of_visible
def school_profile_picture(request: HttpRequest, organization: Organization, report: Report) -> HttpResponse:
    return report_picture(report)


def _page(
    request: HttpRequest, report: Report, name: str, *keys: int, is_plain: bool = False, **context: object
) -> HttpResponse:
    context |= {
        "report": report,
        "is_plain": is_plain,
        "xlsx": f"{reverse(f'{name}-xlsx', args=keys)}?{request.GET.urlencode()}",
        "picture": f"{reverse(f'{name}-picture', args=keys)}?{request.GET.urlencode()}",
    }
    return render(request, "monitoring/analysis_report.html", frame(request, "analysis-years", **context))
