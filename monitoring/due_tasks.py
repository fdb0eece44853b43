"""Background reconciling of tasks with plans. Each job can run twice: the second run finds nothing to do.

What changes without a page of ours (an organisation closed in the admin, a member of a group, a day of the
calendar, a membership that begins tomorrow) is caught every night.
"""

import logging
import zoneinfo

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from monitoring import actions
from msoko.lib import row_security
from msoko.people.models import Municipality
from plans.models import Edition
from plans.states import EditionState

logger = logging.getLogger(__name__)


@app.task(
    name="reconcile_municipality",
    queue="deadline",
    retry=RetryStrategy(max_attempts=5, exponential_wait=3),
)
def reconcile_municipality(*, municipality_id: int) -> None:
    """Bring the tasks of every plan in force to what the plans ask today, one plan in one transaction.

    «Today» is that of the municipality: in the far east the night run comes when the day is half over.
    """
    zone = Municipality.objects.values_list("time_zone", flat=True).get(pk=municipality_id)
    today = timezone.localdate(timezone=zoneinfo.ZoneInfo(zone))
    with row_security.entered(municipality_id):
        in_force = Edition.objects.filter(municipality=municipality_id, state=EditionState.APPROVED)
        wanted = list(in_force.order_by("pk").values_list("pk", flat=True))
    for pk in wanted:
        with row_security.entered(municipality_id):
            edition = Edition.objects.select_related("plan").get(pk=pk)
            changes = actions.reconcile_tasks(edition, by=None, today=today)
        logger.info("Edition %s reconciled: %s", pk, changes)


@app.periodic(cron="15 2 * * *")
@app.task(name="reconcile_all", queue="deadline", queueing_lock="reconcile-all")
def reconcile_all(timestamp: int) -> None:
    for pk in Municipality.objects.order_by("pk").values_list("pk", flat=True):
        reconcile_municipality.defer(municipality_id=pk)
