"""Undo and redo of the own gestures; what cannot be undone says why."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from plans import actions
from plans.models import Activity, Edition, Section
from plans.views.activity_place import editable_edition
from plans.views.sheet_answers import sheet_answer


@require_POST
def edition_undo(request: HttpRequest, pk: int) -> HttpResponse:
    return _turned(request, pk, actions.undo)


@require_POST
def edition_redo(request: HttpRequest, pk: int) -> HttpResponse:
    return _turned(request, pk, actions.redo)


def _turned(request: HttpRequest, pk: int, turn: Callable[..., actions.Returned]) -> HttpResponse:
    edition = editable_edition(request, pk)
    try:
        returned = turn(edition, by=request.user)
    except actions.Refused as refusal:
        messages.info(request, str(refusal))
        return sheet_answer(request, edition)
    (messages.warning if returned.is_refused else messages.success)(request, returned.text)
    return sheet_answer(request, edition, _row(edition, returned.row))


def _row(edition: Edition, named: tuple[str, int] | None) -> Activity | Section | None:
    if named is None:
        return None
    rows = edition.activities if named[0] == "activity" else edition.sections
    return rows.filter(pk=named[1]).first()
