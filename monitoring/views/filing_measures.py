"""Gestures on an assessment: which activities of the plan remove its shortcomings (MC-05)."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from monitoring import actions
from monitoring.filing_forms import FilingMeasureForm
from monitoring.models import FilingMeasure, ReportFiling
from monitoring.queries import filings as questions
from monitoring.views.standing import demand, gesture_on, given

PAGE = "monitoring:filing-detail"


@gesture_on(PAGE)
def filing_measure_link(request: HttpRequest, pk: int) -> None:
    filing = _visible(request, pk)
    words = given(FilingMeasureForm(request.POST, user=request.user))
    actions.link_measure(filing, by=request.user, **words)
    messages.success(request, "Связано: исполнение видно по заданиям этого мероприятия.")


@gesture_on(PAGE)
def filing_measure_unlink(request: HttpRequest, pk: int) -> None:
    filing = _visible(request, pk)
    wanted = request.POST.get("measure", "")
    own = FilingMeasure.objects.filter(filing=filing)
    measure = get_object_or_404(own, pk=int(wanted) if wanted.isdecimal() and len(wanted) < 18 else 0)
    actions.unlink_measure(measure, by=request.user)
    messages.success(request, "Связь снята; само мероприятие и его задания остались.")


def _visible(request: HttpRequest, pk: int) -> ReportFiling:
    filing = get_object_or_404(questions.filings_of(request.user), pk=pk)
    demand(request, "monitoring.review_filing", filing)
    return filing
