"""Gestures on what is collected: what the state forbids is a sentence on the page as it is now."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from monitoring.actions import NotPossible
from monitoring.states import ForbiddenTransition
from msoko.lib.refusals import Refused

REFUSALS = (NotPossible, ForbiddenTransition, Refused)
Page = Callable[..., HttpResponse]


def gesture_on(page: str) -> Callable[[Page], Page]:
    """A post about the object `pk`, whose page is `page`; what is refused is told there."""

    def wrap(view: Page) -> Page:
        @require_POST
        @wraps(view)
        def answered(request: HttpRequest, pk: int, **more: int) -> HttpResponse:
            try:
                return view(request, pk, **more) or redirect(page, pk)
            except REFUSALS as refusal:
                messages.error(request, str(refusal))
                return redirect(page, pk)

        return answered

    return wrap


def demand(request: HttpRequest, permission: str, subject: models.Model | None = None) -> None:
    if not request.user.has_perm(permission, subject):
        raise PermissionDenied


def given(form: Form) -> dict:
    """What was filled in, or a refusal with every sentence of the form."""
    if not form.is_valid():
        raise NotPossible(" ".join(text for errors in form.errors.values() for text in errors))
    return form.cleaned_data
