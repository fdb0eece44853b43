"""Who is on the page of a plan now: those who said so within the last seconds."""

import datetime

from msoko.people.models import User
from plans.models import Edition, Presence

#: the page says every five seconds that it is there; two such words may get lost
STAYS = datetime.timedelta(seconds=15)


def others_present(edition: Edition, *, now: datetime.datetime, person: User) -> list[dict[str, str]]:
    """One query: a name, and the row and the cell that are open, if any."""
    present = Presence.objects.filter(edition=edition, seen_at__gt=now - STAYS).exclude(person=person)
    found = []
    for one in present.select_related("person").order_by("person__last_name", "pk"):
        row, _, cell = one.cell_text.partition(" ")
        found.append({"who": str(one.person), "row": row, "cell": cell})
    return found
