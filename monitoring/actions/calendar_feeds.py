"""Making and revoking the secret link of a calendar.

The link is shown once and never stored: what is kept is its checksum, as with a password. 256 bits of chance
need no salt and no slow checksum.
"""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from monitoring.models import CalendarFeed
from msoko.people.models import Position, User

_BYTES = 32


@transaction.atomic
def make_calendar_feed(position: Position, *, by: User) -> str:
    """Revoke the link there was, make another one and return its secret part: the only time it is known."""
    revoke_calendar_feed(position, by=by)
    token = secrets.token_urlsafe(_BYTES)
    CalendarFeed.objects.create(person=by, position=position, token_hash=token_hash(token))
    return token


@transaction.atomic
def revoke_calendar_feed(position: Position, *, by: User) -> bool:
    """From now on the link answers 404; False when there was none."""
    live = CalendarFeed.objects.filter(position=position, person=by, revoked_at=None)
    return bool(live.update(revoked_at=timezone.now()))


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
