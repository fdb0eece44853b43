"""Who acts, where, and inside which transaction.

Order of effects for one request: open the transaction of the request; say to PostgreSQL who asks and
for which municipality; find the position; give every history event its author; run the view. An
exception of the view rolls everything back, just as ATOMIC_REQUESTS would do: that setting begins its
transaction later than the position must be known, so the transaction is opened here instead.
"""

from collections.abc import Callable
from typing import Any

import pghistory
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from msoko.lib import row_security
from msoko.people.models import Position
from msoko.people.roles import Role

SESSION_POSITION = "position_id"
SESSION_MUNICIPALITY = "municipality_id"
#: a school answers from a phone and should not sign in each time; the department has the usual half day
SESSION_SECONDS = {Role.SCHOOL_HEAD: 7 * 24 * 60 * 60}


class PositionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            position = take_position(request) if request.user.is_authenticated else None
            # «Today» and the hours on the page are those of the municipality.
            zone = position.municipality.time_zone if position else None
            with pghistory.context(**authorship(request, position)), timezone.override(zone):
                response = self.get_response(request)
            if getattr(request, "failed", False):
                transaction.set_rollback(True)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            # Pages name people: neither the browser's disk nor a proxy may keep them (quality.md 5).
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        if request.resolver_match:
            pghistory.context(verb=request.resolver_match.view_name)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        request.failed = True  # type: ignore[attr-defined]


def take_position(request: HttpRequest) -> Position | None:
    """Set `request.user.position`: the chosen one, else the first one held today, else none.

    The others go to `request.other_positions`, for the menu; one query for all.
    """
    user: Any = request.user
    chosen = request.session.get(SESSION_POSITION)
    row_security.enter(request.session.get(SESSION_MUNICIPALITY), person_id=user.pk)
    own = Position.objects.filter(user=user.pk).held_on(timezone.localdate())
    held = list(own.for_header().order_by("pk"))
    position = next((one for one in held if one.pk == chosen), held[0] if held else None)
    if position is None or position.pk != chosen:
        remember_position(request, position)
        # Its organisation was behind the wall until now.
        held = list(own.for_header().order_by("pk"))
        position = held[0] if held else None
    request.other_positions = [one for one in held if one is not position]  # type: ignore[attr-defined]
    user.acting_as(position)
    return position


def remember_position(request: HttpRequest, position: Position | None) -> None:
    """Keep the choice in the session and move the open transaction into that municipality."""
    if position is None:
        request.session.pop(SESSION_POSITION, None)
        request.session.pop(SESSION_MUNICIPALITY, None)
        row_security.enter(None, person_id=request.user.pk)
        return
    request.session.set_expiry(SESSION_SECONDS.get(Role(position.role), settings.SESSION_COOKIE_AGE))
    request.session[SESSION_POSITION] = position.pk
    request.session[SESSION_MUNICIPALITY] = position.municipality_id
    row_security.enter(position.municipality_id, person_id=request.user.pk)


def authorship(request: HttpRequest, position: Position | None) -> dict[str, object]:
    """What each history event of this request says about its author."""
    return {
        "user": request.user.pk,
        "position": position.pk if position else None,
        "who": f"{request.user}, {position.title_text}" if position else str(request.user),
        "role": position.role if position else "",
        "path": request.path,
    }
