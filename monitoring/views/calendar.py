"""The calendar: the days of a month, the strip of a quarter or a year, or the same as a list."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.filters import CalendarFilter
from monitoring.models import ListPage, Task
from monitoring.periods import SCALES, Period, Scale, day_from, period_of
from monitoring.queries.calendar import Found, by_direction, calendar_entries, nearest_day
from monitoring.queries.calendar_shapes import WIDTH, months, strip, weeks
from monitoring.views.addresses import query_with
from monitoring.views.saved_views import saved_views

WEEKDAYS = (
    ("Пн", "понедельник"),
    ("Вт", "вторник"),
    ("Ср", "среда"),
    ("Чт", "четверг"),
    ("Пт", "пятница"),
    ("Сб", "суббота"),
    ("Вс", "воскресенье"),
)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    period = period_of(request.GET.get("scale", ""), day_from(request.GET.get("on", ""), today))
    filters = CalendarFilter(request, Task.objects.visible_to(request.user))
    found = calendar_entries(filters.qs, period, today)
    nearest = None if found.dated else nearest_day(filters.qs, period)
    context = {
        "filter": filters,
        "plan_pk": _plan(filters),
        "views": saved_views(request, ListPage.CALENDAR),
        "period": period,
        "nearest": nearest,
        "nearest_query": query_with(request, on=nearest),
        "is_now": period.first <= today <= period.last,
        "undated": found.undated,
        "links": _links(request, period, today),
        "scales": _scales(request, period),
        **_shape(request, found, period, today),
    }
    is_part = "HX-Request" in request.headers
    template = "monitoring/parts/calendar_body.html" if is_part else "monitoring/calendar.html"
    return render(request, template, context)


def _shape(request: HttpRequest, found: Found, period: Period, today: datetime.date) -> dict[str, Any]:
    due = [one for one in found.dated if one.due_on and period.first <= one.due_on <= period.last]
    late = sum(one.tone == "red" for one in due)
    common = {
        "due_count": len(due),
        "late_words": f"требуют внимания: {late}" if late else "",
        "filter_query": _filter_query(request),
    }
    if "list" in request.GET:
        return {**common, "shape": "list", "months": months(due)}
    if period.scale == Scale.MONTH:
        return {**common, "shape": "month", "weeks": weeks(due, period, today), "weekdays": WEEKDAYS}
    drawn = strip(by_direction(found.dated), period, today)
    return {**common, "shape": "strip", "strip": drawn, "strip_width": WIDTH}


def _filter_query(request: HttpRequest) -> str:
    """The choices of this page for a link into the list of tasks; ends where more may be added."""
    kept = query_with(request, scale=None, on=None, list=None)
    return f"{kept}&" if kept else ""


def _links(request: HttpRequest, period: Period, today: datetime.date) -> dict[str, str]:
    is_list = "list" in request.GET
    return {
        "earlier": query_with(request, on=period.earlier),
        "later": query_with(request, on=period.later),
        "today": query_with(request, on=today),
        "other": query_with(request, list=None if is_list else 1),
    }


def _scales(request: HttpRequest, period: Period) -> list[dict[str, object]]:
    return [
        {"title": title, "query": query_with(request, scale=scale), "is_on": scale == period.scale}
        for scale, title in SCALES.items()
    ]


def _plan(filters: CalendarFilter) -> int | None:
    """Which plan the wall plan would be of: the chosen one, or the only one."""
    chosen = filters.form.cleaned_data.get("plan") if filters.form.is_valid() else None
    offered = filters.offered.plans
    return int(chosen) if chosen else offered[0][0] if len(offered) == 1 else None
