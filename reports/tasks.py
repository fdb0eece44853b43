"""Background work of papers. Each job can run twice: the second run finds what the first one stored."""

from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from monitoring.tasks import defer_sending
from msoko.lib import row_security
from msoko.people.models import Municipality
from msoko.people.queries import held_position
from reports import actions, dossier_making
from reports.models import Document, Dossier, Mailing


@app.task(name="render_document", queue="papers", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def render_document(*, document_id: int, municipality_id: int) -> None:
    """Make the PDF ahead of the press of «Печать»."""
    with row_security.entered(municipality_id):
        document = Document.objects.filter(pk=document_id).select_related("edition__plan").first()
        if document:
            actions.render_document(document, by=None)


def defer_rendering(document: Document) -> None:
    """Ask for the rendering once: while one waits in the queue, a second request is the same request."""
    try:
        # A savepoint: the refusal of a second waiting job must not spoil the transaction of the request.
        with transaction.atomic():
            render_document.configure(queueing_lock=f"render-{document.pk}").defer(
                document_id=document.pk, municipality_id=document.municipality_id
            )
    except AlreadyEnqueued:
        return


@app.task(
    name="make_dossier",
    queue="papers",
    retry=RetryStrategy(max_attempts=dossier_making.MAX_TRIES, exponential_wait=5),
)
def make_dossier(*, dossier_id: int, municipality_id: int) -> None:
    """Make the archive and send the letter that it is ready."""
    now = timezone.now()
    dossier = dossier_making.make_dossier(dossier_id, municipality_id, now=now)
    if dossier is None:
        return
    with row_security.entered(municipality_id):
        letter = dossier_making.write_ready_letter(dossier, now=now)
        if letter:
            defer_sending(letter)


def defer_dossier(dossier: Dossier) -> None:
    make_dossier.configure(lock=f"dossier-{dossier.pk}").defer(
        dossier_id=dossier.pk, municipality_id=dossier.municipality_id
    )


@app.periodic(cron="23 * * * *")
@app.task(name="remove_old_dossiers", queue="papers", queueing_lock="remove-old-dossiers")
def remove_old_dossiers(timestamp: int) -> None:
    for municipality_id in Municipality.objects.values_list("pk", flat=True):
        dossier_making.remove_expired(municipality_id, now=timezone.now())


#: letters of one job: two workers share a mailing, and the bar moves
LETTERS_AT_ONCE = 8
MAX_TRIES = 5
RETRIES = RetryStrategy(max_attempts=MAX_TRIES, exponential_wait=3)


@app.task(name="make_letters", queue="papers", retry=RETRIES, pass_context=True)
def make_letters(
    context: JobContext, *, mailing_id: int, municipality_id: int, addressee_ids: list[int]
) -> None:
    """Write a few letters of a mailing; the last try that fails says so on its page."""
    with row_security.entered(municipality_id):
        mailing = Mailing.objects.select_related("municipality", "created_by", "edition__plan__owner").get(
            pk=mailing_id
        )
        addressees = mailing.addressees.filter(pk__in=addressee_ids).select_related("organization")
        mailing.created_by.acting_as(held_position(mailing.created_by, municipality_id, timezone.localdate()))
        try:
            made = sum(actions.make_letter(mailing, one) is not None for one in addressees)
        except Exception:
            if context.job and context.job.attempts + 1 >= MAX_TRIES:
                actions.fail_mailing(mailing)
            raise
        actions.note_progress(mailing, made)


@app.task(name="print_letters", queue="papers", retry=RETRIES)
def print_letters(*, municipality_id: int, document_ids: list[int]) -> None:
    """Make the final PDF of a few registered letters."""
    with row_security.entered(municipality_id):
        documents = Document.objects.filter(pk__in=document_ids)
        for document in documents.select_related("municipality", "edition__plan"):
            actions.render_document(document, by=None)


def defer_letters(mailing: Mailing) -> None:
    ids = list(mailing.addressees.values_list("pk", flat=True))
    for start in range(0, len(ids), LETTERS_AT_ONCE):
        make_letters.defer(
            mailing_id=mailing.pk,
            municipality_id=mailing.municipality_id,
            addressee_ids=ids[start : start + LETTERS_AT_ONCE],
        )


def defer_printing(mailing: Mailing) -> None:
    ids = [document.pk for document in actions.unprinted(mailing)]
    for start in range(0, len(ids), LETTERS_AT_ONCE):
        print_letters.defer(
            municipality_id=mailing.municipality_id, document_ids=ids[start : start + LETTERS_AT_ONCE]
        )
