"""Background work on files and links: the antivirus, links that do not open, words not read yet.

Each job can run twice: what is settled is passed over.
"""

import datetime
import logging
from collections.abc import Callable

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from monitoring import actions
from monitoring.models import Evidence, EvidenceKind
from monitoring.states import TaskState
from msoko.lib import antivirus, row_security
from msoko.lib.link_check import opens
from msoko.lib.uploads import read_kept
from msoko.people import files, readings
from msoko.people.models import FileScan, Municipality, ScanState, StoredFile

logger = logging.getLogger(__name__)

#: a link is opened again after so long, and not more of them than this in a night
LINK_AGE = datetime.timedelta(days=7)
LINKS_A_NIGHT = 500
FILES_A_NIGHT = 1000
#: a scan that was asked for and has not come by now is asked for again
LATE = datetime.timedelta(minutes=10)


class NotScanned(Exception):
    """The antivirus gave no verdict; the job comes back later."""


def ask_scan(stored: StoredFile | None) -> None:
    """Let the antivirus look at a file, where one is configured; the job leaves with the transaction."""
    scan = readings.want_scan(stored) if stored else None
    if scan is not None and scan.state == ScanState.WAITING:
        scan_file.defer(scan_id=scan.pk, municipality_id=scan.municipality_id)


@app.task(name="scan_file", queue="scan", retry=RetryStrategy(max_attempts=5, exponential_wait=6))
def scan_file(*, scan_id: int, municipality_id: int) -> None:
    with row_security.entered(municipality_id):
        scan = FileScan.objects.select_related("file").filter(pk=scan_id).first()
    if scan is None or scan.state in (ScanState.CLEAN, ScanState.INFECTED):
        return
    try:
        with files.store().open(scan.file.sha256) as stream:
            verdict = antivirus.scan(stream, settings.CLAMD)
    except (antivirus.ScanFailed, FileNotFoundError) as problem:
        with row_security.entered(municipality_id):
            readings.record_scan(scan, None, now=timezone.now())
        raise NotScanned(str(problem)) from problem
    with row_security.entered(municipality_id):
        readings.record_scan(scan, verdict, now=timezone.now())
        if verdict.threat:
            logger.warning("Scan %s: %s", scan.pk, verdict.threat)
            actions.withdraw_infected(scan.file, now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="rescan_files", queue="scan", queueing_lock="rescan-files")
def rescan_files(timestamp: int) -> None:
    """Ask again about whatever has no verdict: the antivirus may have been down longer than the retries."""
    if not settings.CLAMD:
        return
    for pk in _municipalities():
        with row_security.entered(pk):
            late = Q(state=ScanState.WAITING, asked_at__lt=timezone.now() - LATE)
            for scan in FileScan.objects.filter(late | Q(state=ScanState.FAILED)):
                scan_file.defer(scan_id=scan.pk, municipality_id=pk)


@app.periodic(cron="40 1 * * *")
@app.task(name="check_links", queue="scan", queueing_lock="check-links")
def check_links(timestamp: int) -> None:
    """Open the links of answers that are not settled; nothing is asked unless the settings allow it."""
    if settings.LINK_CHECK:
        look_at_links(opens)


def look_at_links(ask: Callable[[str], bool | None]) -> None:
    for pk in _municipalities():
        with row_security.entered(pk):
            links = list(_links_to_open(timezone.now()))
        for evidence in links:
            # Outside of any transaction: the other side may be slow.
            answer = ask(evidence.url)
            if answer is not None:
                with row_security.entered(pk):
                    actions.note_link(evidence, opens=answer, now=timezone.now())


def _links_to_open(now: datetime.datetime) -> list[Evidence]:
    links = Evidence.objects.standing().filter(kind=EvidenceKind.LINK).exclude(task__state=TaskState.CLOSED)
    old = Q(link_checked_at__isnull=True) | Q(link_checked_at__lt=now - LINK_AGE)
    return list(links.filter(old).order_by("link_checked_at", "pk")[:LINKS_A_NIGHT])


@app.periodic(cron="10 1 * * *")
@app.task(name="read_files", queue="scan", queueing_lock="read-files")
def read_files(timestamp: int) -> None:
    """Read the words of evidence that came without them, so that the search finds it."""
    for pk in _municipalities():
        with row_security.entered(pk):
            unread = StoredFile.objects.filter(words=None, evidence__isnull=False)
            wanted = list(unread.order_by("pk").distinct()[:FILES_A_NIGHT])
        for stored in wanted:
            _read(stored)


def _read(stored: StoredFile) -> None:
    try:
        with files.store().open(stored.sha256) as stream:
            reading = read_kept(stream, stored.content_type)
    except FileNotFoundError:
        return  # the nightly comparison names it
    with row_security.entered(stored.municipality_id):
        readings.note_reading(stored, reading)


def _municipalities() -> list[int]:
    return list(Municipality.objects.order_by("pk").values_list("pk", flat=True))
