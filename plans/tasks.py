"""Background work of plans: a file that takes long is read here.

The job can run twice: the second run finds the file read. While the child process reads, its progress is
written down by this thread, each time in a transaction of its own, so that the page can show it.
"""

import queue
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from msoko.lib import row_security
from msoko.lib.refusals import Refused
from msoko.people import files
from plans.actions import reading
from plans.file_reading import Vocabulary, read_file
from plans.import_queries import active_bodies, vocabulary
from plans.import_source import ReadFile
from plans.models import PlanImport

#: the worker may wait longer than a person does; the time of the processor is limited all the same
WORKER_SECONDS = 60.0
_TOLD_SECONDS = 0.4
Told = tuple[str, int, int]


@app.task(
    name="read_plan_import",
    queue="import",
    # One more than the tries: the last run only writes down that they are used up.
    retry=RetryStrategy(max_attempts=reading.MAX_TRIES + 1, exponential_wait=3),
)
def read_plan_import(*, plan_import_id: int, municipality_id: int) -> None:
    """Read the file of an import and keep what was understood, or the sentence why nothing was."""
    with row_security.entered(municipality_id):
        plan_import = reading.start_reading(plan_import_id)
        if plan_import is None:
            return
        with files.store().open(plan_import.file.sha256) as stream:
            content = stream.read()
        words = vocabulary(active_bodies(municipality_id))
    try:
        read = _read_and_tell(plan_import, content, words)
    except Refused as refusal:
        with row_security.entered(municipality_id):
            reading.fail_reading(plan_import_id, refusal.sentence)
        return
    with row_security.entered(municipality_id):
        reading.finish_reading(plan_import_id, read)


def _read_and_tell(plan_import: PlanImport, content: bytes, words: Vocabulary) -> ReadFile:
    told: queue.SimpleQueue[Told] = queue.SimpleQueue()
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(
            read_file,
            content,
            plan_import.filename,
            words,
            wall_seconds=WORKER_SECONDS,
            on_progress=lambda *step: told.put(step),
        )
        while step := _next_step(future, told):
            with row_security.entered(plan_import.municipality_id):
                reading.tell_progress(plan_import.pk, *step)
        return future.result()


def _next_step(future: Future[ReadFile], told: queue.SimpleQueue[Told]) -> Told | None:
    """Wait for news of the child and give the latest; None when it has ended."""
    while not future.done():
        try:
            step = told.get(timeout=_TOLD_SECONDS)
        except queue.Empty:
            continue
        while not told.empty():
            step = told.get()
        return step
    return None


def defer_reading(plan_import: PlanImport) -> None:
    """Ask the worker once: while one request waits, a second one is the same request."""
    try:
        # A savepoint: the refusal of a second waiting job must not spoil the transaction of the request.
        with transaction.atomic():
            read_plan_import.configure(queueing_lock=f"import-{plan_import.pk}").defer(
                plan_import_id=plan_import.pk, municipality_id=plan_import.municipality_id
            )
    except AlreadyEnqueued:
        return
