"""What notes that a document changes or cancels another one (PR-07).

AM-04: an amending order always names the first order of its plan, so the link leads there; the orders between
them change the same one.
"""

from django.db import transaction

from msoko.people.models import User
from reports.models import Document, DocumentKind, DocumentLink, LinkKind
from reports.states import DocumentState


class CannotLink(Exception):
    """The two documents cannot be linked; the text is a sentence for people."""


@transaction.atomic
def link_documents(document: Document, *, target: Document, kind: str, by: User) -> DocumentLink:
    """Note that the registered `document` changes or cancels `target`; the same link twice is one.

    Only a later paper can do that to an earlier one.
    """
    if DocumentState.DRAFT in (document.state, target.state):
        raise CannotLink("Связать можно только зарегистрированные документы.")
    if document.pk == target.pk:
        raise CannotLink("Документ не может изменять или отменять сам себя.")
    if (document.dated_on, document.registered_at) < (target.dated_on, target.registered_at):
        raise CannotLink(
            f"Документ от {document.dated_on:%d.%m.%Y} не может изменить или отменить более поздний: "
            f"тот от {target.dated_on:%d.%m.%Y}. Отметьте это на странице более позднего документа."
        )
    link, is_new = DocumentLink.objects.get_or_create(
        document=document,
        target=target,
        defaults={"municipality_id": document.municipality_id, "kind": kind, "linked_by": by},
    )
    if not is_new and link.kind != kind:
        raise CannotLink(f"Уже отмечено, что этот документ {link.get_kind_display()} тот.")
    return link


def link_to_what_it_changes(document: Document, *, by: User) -> DocumentLink | None:
    """Link an amending order to the order that approved its plan, a repealing one to what it cancels.

    None for any other paper, and when the changed document is not kept here.
    """
    if document.kind == DocumentKind.ORDER_REPEALING:
        target, kind = document.source, LinkKind.REPEALS
    elif document.kind == DocumentKind.ORDER_AMENDING_PLAN and document.edition:
        target, kind = _first_order(document.edition.plan_id), LinkKind.AMENDS
    else:
        return None
    if target is None:
        return None
    return DocumentLink.objects.get_or_create(
        document=document,
        target=target,
        defaults={"municipality_id": document.municipality_id, "kind": kind, "linked_by": by},
    )[0]


def _first_order(plan_id: int) -> Document | None:
    return Document.objects.filter(
        edition__plan=plan_id, kind=DocumentKind.ORDER_APPROVING_PLAN, state=DocumentState.REGISTERED
    ).first()
