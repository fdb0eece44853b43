"""Jobs of apps that stand above, known here by their names only: people do not know of tasks."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

RECONCILE_JOB = "reconcile_municipality"


def ask_for_reconciling(municipality_id: int) -> None:
    """Let tasks follow what has changed; while one request waits, a second one is the same request."""
    job = app.configure_task(
        RECONCILE_JOB, queue="deadline", queueing_lock=f"reconcile-{municipality_id}", allow_unknown=True
    )
    try:
        with transaction.atomic():
            job.defer(municipality_id=municipality_id)
    except AlreadyEnqueued:
        return
