"""How the papers of a municipality look."""

from django.db import transaction

from msoko.people.models import Municipality, User
from reports.models import PaperPolicy


class StalePolicy(Exception):
    """Somebody else has changed the settings meanwhile; the text is a sentence for people."""


@transaction.atomic
def change_paper_policy(
    municipality: Municipality, *, by: User, seen_version: int, **fields: object
) -> PaperPolicy:
    """Write how the papers of the municipality look; registered ones keep their bytes."""
    policy, is_new = PaperPolicy.objects.select_for_update().get_or_create(
        municipality=municipality, defaults=fields
    )
    if is_new:
        return policy
    if policy.version != seen_version:
        raise StalePolicy(
            "Пока страница была открыта, оформление изменили. Посмотрите, что стоит сейчас, и решите ещё раз."
        )
    for name, value in fields.items():
        setattr(policy, name, value)
    policy.version += 1
    policy.save()
    return policy
