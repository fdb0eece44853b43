"""Coming in by the link of a letter; asking for a new link when the old one has expired."""

from collections.abc import Callable
from functools import wraps

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from monitoring.actions import NotPossible
from monitoring.middleware import SESSION_LINK
from monitoring.models import PersonalLink
from monitoring.queries.linking import Standing, link_by_token, standing
from monitoring.tasks import renew_link

NOT_FOUND, GONE, TOO_MANY = 404, 410, 429
#: wrong links from one address within so many seconds; a whole school sits behind one address
WRONG_TRIES, WRONG_SECONDS = 60, 600


def with_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the link of the token for the view; after many wrong ones none is looked up for a while."""

    @login_not_required
    @never_cache
    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        key = f"wrong-links:{get_client_ip_address(request)}"
        if cache.get(key, 0) >= WRONG_TRIES:
            return _sentence(request, "too_many", TOO_MANY)
        link = link_by_token(token)
        if link is None:
            cache.add(key, 0, WRONG_SECONDS)
            cache.incr(key)
            return _sentence(request, "unknown", NOT_FOUND)
        return view(request, token, link)

    return found


@require_safe
@with_link
def personal_link(request: HttpRequest, token: str, link: PersonalLink) -> HttpResponse:
    """Open the task; whoever has signed in goes there with his own rights."""
    if not request.user.is_authenticated:
        found = standing(link, now=timezone.now())
        if found != Standing.OPEN:
            return _sentence(request, found, GONE, token=token)
        request.session.cycle_key()
        request.session[SESSION_LINK] = [link.pk, link.municipality_id]
    response = redirect("monitoring:task-detail", link.task_id)
    # The address with the token goes nowhere: not to the next page either.
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
@with_link
def personal_link_renew(request: HttpRequest, token: str, link: PersonalLink) -> HttpResponse:
    """One press sends a new link to the same person; the page does not tell the address."""
    now = timezone.now()
    if standing(link, now=now) == Standing.EXPIRED:
        try:
            renew_link(link, now=now)
            messages.success(
                request, "Новая ссылка отправлена на рабочую почту. Откройте самое новое письмо."
            )
        except NotPossible as refusal:
            messages.warning(request, str(refusal))
    return redirect("monitoring:personal-link", token)


def _sentence(request: HttpRequest, reason: str, status: int, *, token: str = "") -> HttpResponse:
    context = {"reason": str(reason), "token": token}
    return render(request, "monitoring/personal_link.html", context, status=status)
