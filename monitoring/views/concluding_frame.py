"""What the pages of decisions have in common: ask the rule, bind the form, say what was done or why not."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form, ModelForm
from django.http import HttpRequest

from monitoring.actions import NotPossible
from monitoring.states import ForbiddenTransition


def demand(request: HttpRequest, permission: str, subject: object = None) -> None:
    if not request.user.has_perm(permission, subject):
        raise PermissionDenied


def carried_out(
    request: HttpRequest, form: Form | ModelForm, act: Callable[[dict], object], done: str
) -> object:
    """The answer of the action, or `None` when it was refused; either way a sentence says what happened."""
    if not form.is_valid():
        messages.error(request, " ".join(text for errors in form.errors.values() for text in errors))
        return None
    try:
        answer = act(form.cleaned_data)
    except (NotPossible, ForbiddenTransition) as refusal:
        messages.error(request, str(refusal))
        return None
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return None
    messages.success(request, done)
    return answer
