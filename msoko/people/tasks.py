"""The job that looks after the jobs, and the one that looks after the stored files.

quality.md 3: «A rescue task each minute returns stalled jobs». A worker that was killed leaves its job
marked as running; its heartbeat stops, and the job goes back into the queue. Every job of ours may run twice.
"""

import datetime

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from msoko.lib import row_security
from msoko.people import files
from msoko.people.models import Municipality, StoreCheck, StoredFile

HEARTBEAT_SECONDS = 60
#: bytes come before the row that names them; no transaction lasts so long
YOUNG = datetime.timedelta(days=2)


@app.periodic(cron="* * * * *")
@app.task(name="rescue_stalled_jobs", queue="deadline", queueing_lock="rescue", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=HEARTBEAT_SECONDS):
        await manager.retry_job(job)


@app.periodic(cron="30 3 * * *")
@app.task(name="reconcile_store", queue="deadline", queueing_lock="reconcile-store")
def reconcile_store(timestamp: int) -> None:
    """quality.md 4: «Nightly reconcile of rows, files and hashes, result on the administrator's page»."""
    compare_store(now=timezone.now())


def compare_store(*, now: datetime.datetime) -> list[StoreCheck]:
    """Read every file that a row names and compare it; then remove old bytes that no row names.

    The bytes are read outside of transactions: it may take hours.
    """
    rows = {pk: _rows_of(pk) for pk in Municipality.objects.order_by("pk").values_list("pk", flat=True)}
    found = {pk: _compared(named) for pk, named in rows.items()}
    known = {sha256 for named in rows.values() for sha256 in named}
    removed = files.store().remove_orphans(known, before=now - YOUNG)
    checks = []
    for pk, (missing, damaged) in found.items():
        with row_security.entered(pk):
            check = StoreCheck.objects.create(
                municipality_id=pk,
                file_count=len(rows[pk]),
                byte_count=sum(rows[pk].values()),
                missing=missing,
                damaged=damaged,
                orphan_count=len(removed),
            )
        checks.append(check)
    return checks


def _rows_of(municipality_id: int) -> dict[str, int]:
    with row_security.entered(municipality_id):
        return dict(StoredFile.objects.order_by("pk").values_list("sha256", "size"))


def _compared(named: dict[str, int]) -> tuple[list[str], list[str]]:
    store = files.store()
    missing = [sha256 for sha256 in named if not store.exists(sha256)]
    gone = set(missing)
    damaged = [sha256 for sha256 in named if sha256 not in gone and not store.is_intact(sha256)]
    return missing, damaged
