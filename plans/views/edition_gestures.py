"""The gestures that move an edition on: amend, discard, recall, close, archive. Each is one POST."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from plans import actions, queries
from plans.models import Edition
from plans.states import ForbiddenTransition


def edition_or_404(request: HttpRequest, pk: int) -> Edition:
    return get_object_or_404(queries.visible_editions(request.user), pk=pk)


def is_done(request: HttpRequest, act: Callable[[], object], words: str) -> bool:
    """Do it and say so, or say why it was refused."""
    try:
        act()
    except (actions.Refused, ForbiddenTransition) as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, words)
    return True


def _moved(
    request: HttpRequest, pk: int, rule: str, act: Callable[..., object], words: str, back: str
) -> HttpResponse:
    edition = edition_or_404(request, pk)
    if not request.user.has_perm(rule, edition):
        raise PermissionDenied
    is_done(request, lambda: act(edition, by=request.user), words)
    return redirect(back, edition.plan_id)


@require_POST
def edition_amend(request: HttpRequest, pk: int) -> HttpResponse:
    words = "Открыт проект изменений. Утверждённая редакция действует, пока изменения не утвердят приказом."
    return _moved(request, pk, "plans.amend_edition", actions.amend_edition, words, "plans:plan-detail")


@require_POST
def edition_discard(request: HttpRequest, pk: int) -> HttpResponse:
    words = "Проект изменений удалён. Действует прежняя редакция."
    return _moved(request, pk, "plans.discard_edition", actions.discard_edition, words, "plans:plan-editions")


@require_POST
def edition_recall(request: HttpRequest, pk: int) -> HttpResponse:
    words = "План снова черновик. Исправьте замечания и отправьте его ещё раз."
    return _moved(request, pk, "plans.recall_edition", actions.recall_edition, words, "plans:plan-detail")


@require_POST
def edition_close(request: HttpRequest, pk: int) -> HttpResponse:
    words = "План завершён."
    return _moved(request, pk, "plans.close_edition", actions.close_edition, words, "plans:plan-editions")


@require_POST
def edition_archive(request: HttpRequest, pk: int) -> HttpResponse:
    words = "План убран в архив."
    return _moved(request, pk, "plans.archive_edition", actions.archive_edition, words, "plans:plan-editions")
