"""What the department sets about its deadlines (DL-09). Dates of tasks follow in the background."""

from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from msoko.people.models import Municipality, User
from plans.actions.refusals import Refused
from plans.models import DuePolicy

#: the job of `monitoring`, known here by its name only: plans do not know of tasks
RECONCILE_JOB = "reconcile_municipality"


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


def ask_for_reconciling(municipality_id: int) -> None:
    """Ask the worker once: while one request waits, a second one is the same request."""
    job = app.configure_task(
        RECONCILE_JOB, queue="deadline", queueing_lock=f"reconcile-{municipality_id}", allow_unknown=True
    )
    try:
        with transaction.atomic():
            job.defer(municipality_id=municipality_id)
    except AlreadyEnqueued:
        return
