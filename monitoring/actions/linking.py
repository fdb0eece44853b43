"""Personal links: issuing, revoking, and when a new one may be asked for."""

import datetime
import uuid
from collections.abc import Iterable

from django.db import transaction

from monitoring.actions.gestures import NotPossible
from monitoring.link_tokens import hash_of, token_of
from monitoring.models import PersonalLink, Reminder, ReminderKind, Task
from msoko.people.models import Position, User

LINK_LIFE = datetime.timedelta(days=14)
#: between two letters with a new link, and how many of them a person gets in a day
RENEWAL_PAUSE = datetime.timedelta(minutes=10)
RENEWALS_A_DAY = 5


def issue_link(position: Position, task: Task, *, now: datetime.datetime) -> PersonalLink:
    return issue_links([(position, task)], now=now)[0]


def issue_links(wanted: Iterable[tuple[Position, Task]], *, now: datetime.datetime) -> list[PersonalLink]:
    """Make a link for each pair, in one statement."""
    return PersonalLink.objects.bulk_create(_new_link(position, task, now) for position, task in wanted)


def _new_link(position: Position, task: Task, now: datetime.datetime) -> PersonalLink:
    key = uuid.uuid4()
    return PersonalLink(
        municipality_id=task.municipality_id,
        key=key,
        token_hash=hash_of(token_of(key)),
        position=position,
        task=task,
        issued_at=now,
        expires_at=now + LINK_LIFE,
    )


@transaction.atomic
def revoke_link(link: PersonalLink, *, by: User, now: datetime.datetime) -> PersonalLink:
    """Close a link at once; one that is closed already stays as it is."""
    PersonalLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)
    link.refresh_from_db(fields=["revoked_at"])
    return link


def demand_renewal(link: PersonalLink, *, now: datetime.datetime) -> None:
    """Raise NotPossible when the person has been sent new links too often."""
    sent = Reminder.objects.filter(
        person=link.position.user_id, kind=ReminderKind.LINK, queued_at__gt=now - datetime.timedelta(days=1)
    )
    moments = list(sent.order_by("-queued_at").values_list("queued_at", flat=True)[:RENEWALS_A_DAY])
    if moments and moments[0] > now - RENEWAL_PAUSE:
        raise NotPossible(
            "Новая ссылка уже отправлена. Посмотрите рабочую почту и папку «Спам»; "
            "если письма нет, попросите ещё раз через 10 минут."
        )
    if len(moments) >= RENEWALS_A_DAY:
        raise NotPossible(
            "Сегодня отправлено уже 5 новых ссылок. Войдите с логином и паролем или попросите завтра."
        )
