"""What changes papers: drafting, editing, printing, registering."""

import datetime
import io

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from monitoring import actions as monitoring_actions
from msoko.people.actions import store_file
from msoko.people.models import Municipality, User
from plans import actions as plan_actions
from plans.models import Edition
from reports.amendments import amendment_of
from reports.annexes import annex_of
from reports.drafting import first_amending_order, first_order
from reports.linking import link_to_first_order
from reports.models import Document, DocumentKind, PaperPolicy, Rendering
from reports.paper_settings import paper_settings
from reports.papers.model import Paper
from reports.papers.order import OrderFacts, order_paper
from reports.papers.stored_texts import Texts, order_of, texts_of
from reports.registry import series_of, take_number
from reports.rendering.pdf import paper_pdf
from reports.rendering.text import paper_digest
from reports.states import DocumentState, check


class StaleText(Exception):
    """Somebody else saved the document meanwhile; `current` is what is stored now."""

    def __init__(self, current: Document) -> None:
        super().__init__("Пока вы правили, документ изменил кто-то другой.")
        self.current = current


class NothingToAmend(Exception):
    """There is no change to write an order about; the text is a sentence for people."""


class StalePolicy(Exception):
    """Somebody else has changed the settings meanwhile; the text is a sentence for people."""


@transaction.atomic
def change_paper_policy(
    municipality: Municipality, *, by: User, seen_version: int, **fields: object
) -> PaperPolicy:
    """Write how the papers of the municipality look; registered ones keep their bytes."""
    policy, is_new = PaperPolicy.objects.select_for_update().get_or_create(
        municipality=municipality, defaults=fields
    )
    if is_new:
        return policy
    if policy.version != seen_version:
        raise StalePolicy(
            "Пока страница была открыта, оформление изменили. Посмотрите, что стоит сейчас, и решите ещё раз."
        )
    for name, value in fields.items():
        setattr(policy, name, value)
    policy.version += 1
    policy.save()
    return policy


@transaction.atomic
def draft_order(edition: Edition, *, by: User) -> Document:
    """Return the order that approves this edition; write its first draft when there is none.

    An order that came with the imported file gives its own words; otherwise the draft is written from the
    plan and from what the department says about itself.
    """
    existing = edition.documents.filter(kind=DocumentKind.ORDER_APPROVING_PLAN).first()
    if existing:
        return existing
    order = first_order(edition, by=by)
    return Document.objects.create(
        municipality_id=edition.municipality_id,
        kind=DocumentKind.ORDER_APPROVING_PLAN,
        edition=edition,
        title=order.heading,
        texts=texts_of(order),
        created_by=by,
    )


@transaction.atomic
def draft_amending_order(edition: Edition, *, by: User) -> Document:
    """Return the order that amends the plan by this draft of changes; write it when there is none.

    Added rows get their numbers first: the order names them (PL-09).
    """
    existing = edition.documents.filter(kind=DocumentKind.ORDER_AMENDING_PLAN).first()
    if existing:
        return existing
    order = _amending_order(edition, by=by)
    return Document.objects.create(
        municipality_id=edition.municipality_id,
        kind=DocumentKind.ORDER_AMENDING_PLAN,
        edition=edition,
        title=order.heading,
        texts=texts_of(order),
        created_by=by,
    )


@transaction.atomic
def renew_amending_clauses(document: Document, *, by: User) -> Document:
    """Write the clause about the changes anew from the draft as it is now; the other words stay."""
    check(document.state, "register")
    clauses = texts_of(_amending_order(document.edition, by=by))["clauses"]
    kept = document.texts.get("clauses", [])[1:]
    return save_document_texts(
        document, texts={"clauses": [clauses[0], *kept]}, version=document.version, by=by
    )


def _amending_order(edition: Edition, *, by: User) -> OrderFacts:
    if edition.is_editable:
        plan_actions.number_added_rows(edition)
    amendment = amendment_of(edition)
    if amendment is None or not amendment.rows:
        raise NothingToAmend("Эта редакция ничего не меняет в плане. Внесите изменения и составьте приказ.")
    return first_amending_order(amendment, by=by)


@transaction.atomic
def save_document_texts(document: Document, *, texts: Texts, version: int, by: User) -> Document:
    """Store edited words if nobody was faster; raise StaleText with the stored document otherwise."""
    check(document.state, "register")
    changed = Document.objects.filter(pk=document.pk, version=version, state=DocumentState.DRAFT).update(
        texts={**document.texts, **texts},
        title=texts.get("heading", document.title),
        version=F("version") + 1,
    )
    document.refresh_from_db()
    if not changed:
        raise StaleText(document)
    return document


def document_paper(document: Document) -> Paper:
    """Build the paper from the stored words and from the plan as it is now: a handful of queries."""
    order = order_of(document.texts, dated_on=document.dated_on, number_text=document.number_text)
    return order_paper(order, annex_of(document), **paper_settings(document))


def is_rendered(document: Document, paper: Paper) -> bool:
    """Say whether «Печать» would find stored bytes for this paper."""
    return document.renderings.filter(digest=paper_digest(paper)).exists()


def final_rendering(document: Document) -> Rendering | None:
    """The PDF that was made when the document was registered; None for a draft."""
    if document.registered_at is None:
        return None
    made = document.renderings.filter(made_at__gte=document.registered_at).select_related("file")
    return made.order_by("made_at", "pk").first()


@transaction.atomic
def render_document(document: Document, *, by: User | None) -> Rendering:
    """Return the PDF of these very words: the stored bytes when there are some, else made now.

    A registered document keeps the bytes of its registration whatever becomes of our layouts.
    """
    final = final_rendering(document)
    if final:
        return final
    return render_paper(document, document_paper(document), by=by)


@transaction.atomic
def render_paper(document: Document, paper: Paper, *, by: User | None) -> Rendering:
    """Return the PDF of this paper of the document: the stored bytes when there are some, else made now."""
    digest = paper_digest(paper)
    stored = document.renderings.filter(digest=digest).select_related("file").first()
    if stored:
        return stored
    pdf = paper_pdf(paper)
    file = store_file(
        io.BytesIO(pdf.content), content_type="application/pdf", municipality=document.municipality_id, by=by
    )
    rendering, _ = Rendering.objects.get_or_create(
        document=document,
        digest=digest,
        defaults={
            "municipality_id": document.municipality_id,
            "file": file,
            "page_count": pdf.page_count,
        },
    )
    return rendering


@transaction.atomic
def register_order(
    document: Document, *, number_text: str, dated_on: datetime.date, by: User, may_skip: bool = False
) -> Document:
    """Give the order its number and date; from now on it never changes.

    Effects in order: the number is taken from its series; the document is registered; an amending order is
    linked to the order that it changes; the edition takes force with the same number and date, and the tasks
    follow; the final PDF is made and stored. An empty
    `number_text` takes the next number; `may_skip` lets the typed one leave numbers out.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    document.state = check(document.state, "register")
    document.series = series_of(document.kind, document.municipality_id)
    number_text = take_number(document.series, dated_on.year, number_text, may_skip=may_skip)
    document.number_text = number_text
    document.dated_on = dated_on
    document.registered_at = timezone.now()
    document.registered_by = by
    document.version += 1
    document.save()
    link_to_first_order(document, by=by)
    take_force(document.edition, number_text=number_text, dated_on=dated_on, by=by)
    render_document(document, by=by)
    return document


@transaction.atomic
def take_force(edition: Edition, *, number_text: str, dated_on: datetime.date, by: User) -> Edition:
    """The edition takes force by this order, whichever kind of order it is, and the tasks follow.

    The one way for every order: the approving one comes here by its registration, changes to a plan in force
    from the page of their edition.
    """
    edition = plan_actions.approve_edition(edition, order_number=number_text, order_on=dated_on, by=by)
    monitoring_actions.follow_edition(edition, by=by, today=timezone.localdate())
    return edition
