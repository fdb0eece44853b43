"""What gestures of the chain share: a refusal becomes a sentence on the page one came from."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from monitoring.states import ForbiddenTransition
from reports.actions.answering import NotYet
from reports.actions.mailing import NobodyAddressed

REFUSALS = (ForbiddenTransition, NotYet, NobodyAddressed, ValidationError)


def demand(request: HttpRequest, rule: str, subject: Any = None) -> None:
    if not request.user.has_perm(rule, subject):
        raise PermissionDenied


def sentences(form: Any) -> str:
    return " ".join(str(text) for errors in form.errors.values() for text in errors)


def gesture(back: Callable[..., HttpResponse]) -> Callable[..., Callable[..., HttpResponse]]:
    """A POST; `back` makes the redirect of a refusal from the keys of the address."""

    def decorated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(view)
        def answered(request: HttpRequest, **keys: int) -> HttpResponse:
            try:
                return view(request, **keys)
            except REFUSALS as refusal:
                messages.error(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
                return back(**keys)

        return answered

    return decorated
