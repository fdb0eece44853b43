"""A person says that the page of a plan is open."""

import datetime

from msoko.people.models import User
from plans.models import Edition, Presence


def note_presence(edition: Edition, *, cell_text: str, at: datetime.datetime, by: User) -> None:
    """One statement, whether the person was here before or not."""
    row = Presence(
        municipality_id=edition.municipality_id, edition=edition, person=by, cell_text=cell_text, seen_at=at
    )
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["edition", "person"],
        update_fields=["cell_text", "seen_at"],
    )
