"""A file that takes long is read by the worker: asked for, begun, told of, finished or given up.

Issue «Import that understands any real plan»: «a file over 2 s is read by the worker and the page shows a
progress bar». A job may run twice and may die: whoever finishes first has done it, a third lost try is the
last, and the page then says what happened and what to do.
"""

from typing import BinaryIO

from django.db import transaction

from msoko.people.actions import store_file
from msoko.people.models import Municipality, User
from plans.actions.importing import understood_fields
from plans.import_source import ReadFile
from plans.import_states import ForbiddenTransition, ImportStage, ImportState, check
from plans.models import Edition, PlanImport

MAX_TRIES = 3
LOST = (
    "Файл не удалось прочитать: сервер трижды начинал и не закончил. Сохраните план заново в Word (.docx) и "
    "загрузите его ещё раз; если не поможет, сообщите администратору."
)


@transaction.atomic
def queue_plan_file(
    stream: BinaryIO,
    *,
    filename: str,
    content_type: str,
    municipality: Municipality,
    by: User,
    edition: Edition | None = None,
) -> PlanImport:
    """Store a checked file that the worker is to read."""
    return PlanImport.objects.create(
        municipality=municipality,
        file=store_file(stream, content_type=content_type, municipality=municipality, by=by),
        filename=filename,
        edition=edition,
        created_by=by,
        state=ImportState.QUEUED,
        stage=ImportStage.CHECKED,
    )


@transaction.atomic
def requeue_plan_import(plan_import: PlanImport, *, by: User | None) -> PlanImport:
    """Read the file once more, from the first try; an import that is on its way already is left alone."""
    kept = _locked(plan_import.pk)
    if kept is None or kept.state in (ImportState.QUEUED, ImportState.READING):
        return kept or plan_import
    kept.state = check(kept.state, "queue")
    kept.stage, kept.failure_text = ImportStage.CHECKED, ""
    kept.try_count = kept.pages_done = kept.pages_total = 0
    kept.save()
    return kept


@transaction.atomic
def start_reading(pk: int) -> PlanImport | None:
    """Begin a try; None when there is nothing to read: it is read already, or given up."""
    kept = _locked(pk)
    if kept is None or kept.state not in (ImportState.QUEUED, ImportState.READING):
        return None
    if kept.try_count >= MAX_TRIES:
        fail_reading(pk, LOST)
        return None
    kept.state = check(kept.state, "start")
    kept.try_count += 1
    kept.stage = ImportStage.READING
    kept.save()
    return kept


def tell_progress(pk: int, stage: str, done: int, total: int) -> None:
    """Write down how far the reading is, for the page that asks."""
    reading = PlanImport.objects.filter(pk=pk, state=ImportState.READING)
    reading.update(stage=ImportStage(stage), pages_done=done, pages_total=total)


@transaction.atomic
def finish_reading(pk: int, read: ReadFile) -> bool:
    """Keep what was understood; False when another run of the job was faster."""
    return _end(pk, "finish", stage=ImportStage.READY, **understood_fields(read))


@transaction.atomic
def fail_reading(pk: int, sentence: str) -> bool:
    return _end(pk, "fail", failure_text=sentence)


def _end(pk: int, verb: str, **fields: object) -> bool:
    kept = _locked(pk)
    if kept is None:
        return False
    try:
        state = check(kept.state, verb)
    except ForbiddenTransition:
        return False
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.state = state
    kept.save()
    return True


def _locked(pk: int) -> PlanImport | None:
    return PlanImport.objects.select_for_update().filter(pk=pk).first()
