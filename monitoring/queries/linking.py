"""Finding a personal link by its token, and whether it still opens its task."""

import datetime
from enum import StrEnum

from django.utils import timezone

from monitoring.link_tokens import hash_of
from monitoring.models import Evidence, PersonalLink
from monitoring.states import TaskState
from msoko.lib import row_security
from msoko.people.models import Position


class Standing(StrEnum):
    """Why a link opens its task or does not."""

    OPEN = "open"
    EXPIRED = "expired"
    #: the answer was accepted, or nothing is asked any more
    SETTLED = "settled"
    #: revoked, or the person does not hold the position any more
    ENDED = "ended"


def link_by_token(token: str) -> PersonalLink | None:
    """Find the link and move the open transaction into its municipality; nothing found, nothing moved."""
    row_security.present_token(hash_of(token))
    found = (
        PersonalLink.objects.filter(token_hash=hash_of(token)).values_list("pk", "municipality_id").first()
    )
    row_security.present_token("")
    if found is None:
        return None
    row_security.enter(found[1])
    return link_inside(found[0])


def link_inside(link_id: int) -> PersonalLink | None:
    """The link with all that its standing needs; the transaction is inside the municipality."""
    related = "position__user", "position__organization", "position__municipality", "task__organization"
    return PersonalLink.objects.select_related(*related).filter(pk=link_id).first()


def standing(link: PersonalLink, *, now: datetime.datetime) -> Standing:
    if link.revoked_at or not _holds(link.position, timezone.localdate(now)):
        return Standing.ENDED
    if link.position.organization_id != link.task.organization_id:
        return Standing.ENDED
    if link.task.state in (TaskState.ACCEPTED, TaskState.CLOSED):
        return Standing.SETTLED
    return Standing.OPEN if now < link.expires_at else Standing.EXPIRED


def _holds(position: Position, day: datetime.date) -> bool:
    has_begun = position.since_on is None or position.since_on <= day
    has_ended = position.until_on is not None and position.until_on < day
    return position.user.is_active and has_begun and not has_ended


def is_evidence_of(task_id: int, evidence_id: int) -> bool:
    return Evidence.objects.filter(pk=evidence_id, task=task_id).exists()
