"""«Мой день» of the department: what waits for me, what is late, what comes next."""

import datetime
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reports import queries
from reports.gap_queries import gap_counts
from reports.models import Acquaintance


def department_day(
    request: HttpRequest, *, today: datetime.date, to_read: Iterable[Acquaintance]
) -> HttpResponse:
    context = {
        "today": today,
        "to_read": to_read,
        "counts": queries.day_counts(request.user, today=today),
        "editions": queries.editions_in_work(request.user),
        "late_organizations": queries.late_organizations(request.user, today=today),
        "nearest_dates": queries.nearest_dates(request.user, today=today),
        "gaps": gap_counts(request.user, today),
    }
    return render(request, "reports/department_day.html", context)


def search(request: HttpRequest) -> HttpResponse:
    # PostgreSQL takes no NUL in a text.
    words = request.GET.get("q", "").replace("\0", "").strip()[:200]
    found = queries.search(request.user, words) if words else None
    return render(request, "reports/search.html", {"words": words, "found": found})
