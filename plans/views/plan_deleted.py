"""Deleted rows wait in the session of the person who deleted them, so that one click brings them back."""

import datetime

from django.http import HttpRequest
from django.utils import timezone

from plans.models import Edition

_KEY = "deleted_activities"
_AT_MOST = 10
_OFFERED_FOR = datetime.timedelta(minutes=15)


def remember_deleted(request: HttpRequest, edition: Edition, kept: dict[str, object]) -> None:
    waiting = [*request.session.get(_KEY, []), {"edition": edition.pk, "at": _now(), "row": kept}]
    request.session[_KEY] = waiting[-_AT_MOST:]


def last_deleted(request: HttpRequest, edition: Edition) -> dict | None:
    """The row deleted last in this edition, while it is offered; later ones are found in the history."""
    for entry in reversed(request.session.get(_KEY, [])):
        recent = datetime.datetime.fromisoformat(entry["at"]) + _OFFERED_FOR > timezone.now()
        if entry["edition"] == edition.pk and recent:
            return entry["row"]
    return None


def forget_deleted(request: HttpRequest, key: str) -> None:
    waiting = request.session.get(_KEY, [])
    request.session[_KEY] = [entry for entry in waiting if entry["row"]["key"] != key]


def _now() -> str:
    return timezone.now().isoformat()
