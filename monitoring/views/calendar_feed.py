"""The personal calendar: the page that makes and revokes its link, and the calendar itself for a program."""

import hashlib

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.actions.calendar_feeds import token_hash
from monitoring.models import CalendarFeed
from monitoring.queries.feed import calendar_days, enter_position, live_feed
from msoko.lib.calendars import CONTENT_TYPE, write_calendar
from msoko.people.models import Position


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    position = _own_position(request)
    feed = CalendarFeed.objects.filter(position=position, person=request.user, revoked_at=None).first()
    return render(request, "monitoring/calendar_feed.html", {"feed": feed})


@require_POST
@never_cache
def calendar_feed_make(request: HttpRequest) -> HttpResponse:
    """Show the link in the very answer: it is kept nowhere, not even in the session."""
    token = actions.make_calendar_feed(_own_position(request), by=request.user)
    link = request.build_absolute_uri(reverse("monitoring:calendar-feed-read", args=[token]))
    webcal = f"webcal:{link.partition(':')[2]}"
    return render(request, "monitoring/calendar_feed.html", {"link": link, "webcal": webcal})


@require_POST
def calendar_feed_revoke(request: HttpRequest) -> HttpResponse:
    if actions.revoke_calendar_feed(_own_position(request), by=request.user):
        messages.success(request, "Ссылка отозвана: календарь по ней больше не открывается.")
    else:
        messages.info(request, "Действующей ссылки уже не было.")
    return redirect("monitoring:calendar-feed")


def _own_position(request: HttpRequest) -> Position:
    if not request.user.has_perm("monitoring.use_calendar_feed"):
        raise PermissionDenied
    return request.user.position


@login_not_required
@require_safe
def calendar_feed_read(request: HttpRequest, token: str) -> HttpResponseBase:
    """The link itself is the key: who has it sees these deadlines; a revoked one is as unknown as any."""
    today = timezone.localdate()
    feed = live_feed(token_hash(token))
    position = enter_position(feed, today) if feed else None
    if feed is None or position is None:
        raise Http404("There is no such calendar.")
    days = calendar_days(
        position,
        feed,
        today,
        lambda task: request.build_absolute_uri(reverse("monitoring:task-detail", args=[task.pk])),
    )
    content = write_calendar("МСОКО: сроки", days, time_zone=position.municipality.time_zone)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = 'inline; filename="msoko.ics"'
    return get_conditional_response(request, etag=etag, response=response)
