"""Home and health: the two pages above all apps."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from monitoring.views.school import school_day
from msoko.people.roles import Role
from reports.document_queries import waiting_for
from reports.recommended import waiting_recommendations
from reports.views.department import department_day


def home(request: HttpRequest) -> HttpResponse:
    """«Мой день»: each role lands on what waits for it."""
    position = request.user.position
    if position is None:
        return render(request, "people/no_position.html", status=403)
    to_read = waiting_for(request.user)
    if position.role == Role.SCHOOL_HEAD:
        recommended = waiting_recommendations(request.user)
        return school_day(request, today=timezone.localdate(), to_read=to_read, recommended=recommended)
    return department_day(request, today=timezone.localdate(), to_read=to_read)


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """For the load balancer and the start script: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
