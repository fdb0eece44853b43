"""A mailing: written once, made letter by letter, numbered in one gesture (O3)."""

import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from msoko.people.models import Municipality, Organization, User
from plans.models import Direction, Edition
from reports.about import About, issuer
from reports.actions.answering import send_mailed
from reports.drafting import filled_texts
from reports.kinds import DocumentKind
from reports.mailing_states import MailingState, check
from reports.models import Document, Mailing, MailingAddressee, Rendering
from reports.papers.texts import Texts
from reports.recommending import suggested_recommendations
from reports.registry import series_of, take_number
from reports.states import DocumentState
from reports.states import check as check_document
from reports.wordings import wording_in_force


class NobodyAddressed(Exception):
    """A mailing without addressees; the text is a sentence for people."""


@transaction.atomic
def begin_mailing(
    municipality: Municipality,
    *,
    subject: str,
    organizations: list[Organization],
    edition: Edition | None,
    direction: Direction | None,
    by: User,
) -> Mailing:
    """Write the letter from its template, and to each organisation what is known of its debts."""
    mailing = Mailing.objects.create(
        municipality=municipality,
        subject=subject,
        edition=edition,
        direction=direction,
        texts=wording_in_force(DocumentKind.LETTER, municipality.pk),
        letter_count=len(organizations),
        created_by=by,
    )
    suggested = suggested_recommendations(edition, direction, by=by, today=timezone.localdate())
    MailingAddressee.objects.bulk_create(
        MailingAddressee(
            municipality=municipality,
            mailing=mailing,
            organization=organization,
            recommendations_text=suggested.get(organization.pk, ""),
        )
        for organization in organizations
    )
    return mailing


@transaction.atomic
def save_mailing(mailing: Mailing, *, texts: Texts, recommendations: dict[int, str], by: User) -> Mailing:
    """Keep the words of the letter and what is recommended to whom; `recommendations` by addressee."""
    mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    check(mailing.state, "queue")
    mailing.texts = {**mailing.texts, **texts}
    mailing.save(update_fields=["texts"])
    changed = []
    for addressee in mailing.addressees.filter(pk__in=recommendations):
        addressee.recommendations_text = recommendations[addressee.pk]
        changed.append(addressee)
    MailingAddressee.objects.bulk_update(changed, ["recommendations_text"])
    return mailing


@transaction.atomic
def queue_mailing(mailing: Mailing, *, by: User) -> Mailing:
    """Send the letters to the worker; drafts that were made before are written anew."""
    mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    state = check(mailing.state, "queue")
    count = mailing.addressees.count()
    if not count:
        raise NobodyAddressed("В рассылке нет ни одной организации. Добавьте адресатов.")
    mailing.documents.filter(state=DocumentState.DRAFT).delete()
    mailing.state, mailing.letter_count, mailing.done_count, mailing.error_text = state, count, 0, ""
    mailing.save(update_fields=["state", "letter_count", "done_count", "error_text"])
    return mailing


@transaction.atomic
def make_letter(mailing: Mailing, addressee: MailingAddressee) -> Document | None:
    """Write one letter; None when it is there already, for a job can run twice."""
    edition = mailing.edition
    about = About(
        municipality=mailing.municipality,
        owner=issuer(edition, mailing.municipality),
        by=mailing.created_by,
        today=timezone.localdate(),
        edition=edition,
        direction=mailing.direction,
        subject=mailing.subject,
        organization=addressee.organization,
        recommendations=addressee.recommendations_text,
    )
    texts = filled_texts(DocumentKind.LETTER, mailing.texts, about)
    document, is_new = Document.objects.get_or_create(
        mailing=mailing,
        organization=addressee.organization,
        defaults={
            "municipality": mailing.municipality,
            "kind": DocumentKind.LETTER,
            "edition": edition,
            "direction": mailing.direction,
            "subject": mailing.subject,
            "title": texts.get("heading", ""),
            "texts": texts,
            "created_by": mailing.created_by,
        },
    )
    return document if is_new else None


@transaction.atomic
def note_progress(mailing: Mailing, made: int) -> None:
    """Count letters that were made; the last one finishes the mailing."""
    Mailing.objects.filter(pk=mailing.pk).update(done_count=F("done_count") + made)
    mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    if mailing.state == MailingState.QUEUED:
        mailing.state = check(mailing.state, "begin")
    if mailing.state == MailingState.MAKING and mailing.done_count >= mailing.letter_count:
        mailing.state = check(mailing.state, "finish")
    mailing.save(update_fields=["state"])


@transaction.atomic
def fail_mailing(mailing: Mailing) -> None:
    mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    if mailing.is_waiting:
        mailing.state = check(mailing.state, "fail")
        mailing.error_text = (
            "Составить письма не удалось. Попробуйте ещё раз; если повторится, сообщите администратору."
        )
        mailing.save(update_fields=["state", "error_text"])


@transaction.atomic
def register_mailing(mailing: Mailing, *, dated_on: datetime.date, by: User) -> Mailing:
    """Give every letter the next number, by organisation; the worker prints them; recommendations are sent.

    All or none: a number that cannot be given leaves every letter a draft.
    """
    mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    mailing.state = check(mailing.state, "register")
    series = series_of(DocumentKind.LETTER, mailing.municipality_id)
    drafts = mailing.documents.filter(state=DocumentState.DRAFT)
    letters = list(drafts.order_by("organization__kind", "organization__short_name", "pk"))
    now = timezone.now()
    for letter in letters:
        letter.state = check_document(letter.state, "register")
        letter.series, letter.dated_on = series, dated_on
        letter.number_text = take_number(series, dated_on.year, "", may_skip=False)
        letter.registered_at, letter.registered_by = now, by
        letter.version += 1
        letter.save()
    mailing.save(update_fields=["state"])
    send_mailed(mailing, dated_on=dated_on, by=by)
    return mailing


def unprinted(mailing: Mailing) -> list[Document]:
    """Registered letters whose final PDF is not there yet."""
    printed = Rendering.objects.filter(document=OuterRef("pk"), made_at__gte=OuterRef("registered_at"))
    letters = mailing.documents.filter(~Exists(printed), state=DocumentState.REGISTERED)
    return list(letters.select_related("municipality", "edition__plan").order_by("pk"))
