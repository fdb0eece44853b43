"""What the department sets about its deadlines (DL-09). Dates of tasks follow in the background."""

from typing import Any

from django.db import transaction

from msoko.people.jobs import ask_for_reconciling
from msoko.people.models import Municipality, User
from plans.actions.refusals import Refused
from plans.models import DuePolicy


@transaction.atomic
def change_due_policy(municipality: Municipality, *, by: User, seen_version: int, **fields: Any) -> DuePolicy:
    """Write the settings; tasks of all plans in force get their new dates from the worker."""
    policy, is_new = DuePolicy.objects.select_for_update().get_or_create(
        municipality=municipality, defaults=fields
    )
    if not is_new:
        if policy.version != seen_version:
            raise Refused("Пока страница была открыта, правила изменили. Обновите страницу и решите ещё раз.")
        for name, value in fields.items():
            setattr(policy, name, value)
        policy.version += 1
        policy.save()
    ask_for_reconciling(municipality.pk)
    return policy
