"""The school head's day: what this organisation owes, and one tap to answer."""

import datetime
from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from monitoring.agenda import Group
from monitoring.forms import accept_attribute, evidence_rules
from monitoring.queries import waiting_counts
from monitoring.queries.school import school_agenda


def school_day(
    request: HttpRequest, *, today: datetime.date, to_read: Iterable[Model], recommended: int
) -> HttpResponse:
    """`to_read` are papers to get acquainted with, `recommended` counts what waits for an answer.

    Both come from the app above.
    """
    found = school_agenda(request.user, today)
    # The frame shows the same counts; it need not ask again.
    counts = request.waiting_counts = waiting_counts(request.user)
    pills = [
        ("red", "вернули", found.count(Group.RETURNED)),
        ("red", "просрочено", found.count(Group.OVERDUE)),
        ("amber", "на этой неделе", found.count(Group.WEEK)),
        ("amber", "на проверке", found.count(Group.SUBMITTED)),
        ("green", "принято", found.accepted_count),
    ]
    context = {
        "agenda": found,
        "to_read": to_read,
        "pills": [(tone, f"{text} {count}") for tone, text, count in pills if count],
        "waiting": {**counts, "recommended": recommended},
        "accept": accept_attribute(),
        "limit": evidence_rules().max_bytes,
    }
    return render(request, "monitoring/school_day.html", context)
