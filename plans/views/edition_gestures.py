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


@require_POST
def edition_amend(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    if not request.user.has_perm("plans.amend_edition", edition):
        raise PermissionDenied
    words = "Открыт проект изменений. Утверждённая редакция действует, пока изменения не утвердят приказом."
    is_done(request, lambda: actions.amend_edition(edition, by=request.user), words)
    return redirect("plans:plan-detail", edition.plan_id)


@require_POST
def edition_discard(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    if not request.user.has_perm("plans.discard_edition", edition):
        raise PermissionDenied
    words = "Проект изменений удалён. Действует прежняя редакция."
    is_done(request, lambda: actions.discard_edition(edition, by=request.user), words)
    return redirect("plans:plan-editions", edition.plan_id)


@require_POST
def edition_recall(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    if not request.user.has_perm("plans.recall_edition", edition):
        raise PermissionDenied
    words = "План снова черновик. Исправьте замечания и отправьте его ещё раз."
    is_done(request, lambda: actions.recall_edition(edition, by=request.user), words)
    return redirect("plans:plan-detail", edition.plan_id)


@require_POST
def edition_close(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    if not request.user.has_perm("plans.close_edition", edition):
        raise PermissionDenied
    is_done(request, lambda: actions.close_edition(edition, by=request.user), "План завершён.")
    return redirect("plans:plan-editions", edition.plan_id)


@require_POST
def edition_archive(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    if not request.user.has_perm("plans.archive_edition", edition):
        raise PermissionDenied
    is_done(request, lambda: actions.archive_edition(edition, by=request.user), "План убран в архив.")
    return redirect("plans:plan-editions", edition.plan_id)
