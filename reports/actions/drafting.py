"""Beginning a paper: its first draft, its figures written anew, a picture put beside them."""

from django.db import transaction
from django.utils import timezone

from msoko.people.models import User
from plans import actions as plan_actions
from plans.models import Edition
from reports.about import About, about_document, issuer
from reports.actions.editing import save_document_texts
from reports.amending import amending_values
from reports.amendments import Amendment, amendment_of
from reports.drafting import first_texts
from reports.figures import OPTIONAL, Taking
from reports.kinds import DocumentKind
from reports.models import Document
from reports.papers.pictures import PICTURES, drawings_of
from reports.papers.texts import Part, PartKind, parts_of, stored
from reports.states import check


class NothingToAmend(Exception):
    """There is no change to write an order about; the text is a sentence for people."""


class NothingToDraw(Exception):
    """The figures give no picture; the text is a sentence for people."""


@transaction.atomic
def draft_order(edition: Edition, *, by: User) -> Document:
    """Return the order that approves this edition; write its first draft when there is none.

    An order that came with the imported file gives its own words; otherwise the draft is written from the
    plan and from what the department says about itself.
    """
    existing = edition.documents.filter(kind=DocumentKind.ORDER_APPROVING_PLAN).first()
    return existing or draft_document(DocumentKind.ORDER_APPROVING_PLAN, _about_edition(edition, by))


@transaction.atomic
def draft_amending_order(edition: Edition, *, by: User) -> Document:
    """Return the order that amends the plan by this draft of changes; write it when there is none.

    Added rows get their numbers first: the order names them (PL-09).
    """
    existing = edition.documents.filter(kind=DocumentKind.ORDER_AMENDING_PLAN).first()
    if existing:
        return existing
    about = _about_edition(edition, by)
    more = amending_values(_amendment(edition), about)
    kind = DocumentKind.ORDER_AMENDING_PLAN
    return _stored(kind, about, first_texts(kind, about, more))


@transaction.atomic
def renew_amending_clauses(document: Document, *, by: User) -> Document:
    """Write the clause about the changes anew from the draft as it is now; the other words stay."""
    check(document.state, "register")
    assert document.edition is not None
    about = _about_edition(document.edition, by)
    clause = amending_values(_amendment(document.edition), about)["пункт об изменениях"].text
    kept = document.texts.get("clauses", [])[1:]
    return save_document_texts(document, texts={"clauses": [clause, *kept]}, version=document.version, by=by)


@transaction.atomic
def draft_document(kind: str, about: About) -> Document:
    """Write the first draft of a paper of any kind from its wording, the directories and the figures."""
    return _stored(kind, about, first_texts(kind, about))


@transaction.atomic
def renew_figures(document: Document, *, field: str, bound: str, version: int, by: User) -> Document:
    """Take figures anew, a table and its picture together; the words around them stay."""
    taking = _taking(document, by)
    parts = [
        (taking.part(part) or part) if bound and part.bound == bound else part
        for part in parts_of(document.texts.get(field))
    ]
    return _with_parts(document, field, parts, taking, version, by)


@transaction.atomic
def add_picture(document: Document, *, field: str, bound: str, version: int, by: User) -> Document:
    """Put the picture of figures behind the last part that was written from them; the parts stay as they are.

    Raises NothingToDraw where there is no such part or the data give no picture.
    """
    parts = list(parts_of(document.texts.get(field)))
    places = [place for place, part in enumerate(parts) if bound and part.bound == bound]
    taking = _taking(document, by)
    picture = taking.part(Part(PartKind.PICTURE, OPTIONAL, bound))
    if not places or picture is None:
        raise NothingToDraw("Рисовать пока нечего: по этой части значений ещё нет.")
    parts.insert(places[-1] + 1, picture)
    return _with_parts(document, field, parts, taking, version, by)


def _taking(document: Document, by: User) -> Taking:
    about = about_document(document, by=by, today=timezone.localdate())
    return Taking(about, drawings_of(document.texts))


def _with_parts(
    document: Document, field: str, parts: list[Part], taking: Taking, version: int, by: User
) -> Document:
    pictures = {**document.texts.get(PICTURES, {}), **taking.pictures}
    texts = {field: stored(parts), PICTURES: pictures}
    return save_document_texts(document, texts=texts, version=version, by=by)


def _stored(kind: str, about: About, texts: dict) -> Document:
    return Document.objects.create(
        municipality=about.municipality,
        kind=kind,
        edition=about.edition,
        direction=about.direction,
        subject=about.subject,
        starts_on=about.starts_on,
        ends_on=about.ends_on,
        body=about.body,
        organization=about.organization,
        source=about.source,
        title=texts.get("heading", ""),
        texts=texts,
        created_by=about.by,
    )


def _about_edition(edition: Edition, by: User) -> About:
    return About(
        municipality=edition.municipality,
        owner=issuer(edition, edition.municipality),
        by=by,
        today=timezone.localdate(),
        edition=edition,
    )


def _amendment(edition: Edition) -> Amendment:
    if edition.is_editable:
        plan_actions.number_added_rows(edition)
    amendment = amendment_of(edition)
    if amendment is None or not amendment.rows:
        raise NothingToAmend("Эта редакция ничего не меняет в плане. Внесите изменения и составьте приказ.")
    return amendment
