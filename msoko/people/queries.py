"""Questions about people that several pages ask."""

from msoko.lib import row_security
from msoko.people.models import Position, User


def works_elsewhere(person: User, *, municipality_id: int, asking_id: int) -> bool:
    """Whether `person` holds or held a position in another municipality.

    Such positions are behind the wall; the database shows them to their holder, so the question is put
    in the name of that person for one moment. Needs an open transaction inside the own municipality.
    """
    row_security.enter(municipality_id, person_id=person.pk)
    try:
        return Position.objects.filter(user=person).exclude(municipality=municipality_id).exists()
    finally:
        row_security.enter(municipality_id, person_id=asking_id)
