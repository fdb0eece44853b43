"""Registration: number and date, and what follows from them."""

import datetime

from django.db import transaction
from django.utils import timezone

from monitoring import actions as monitoring_actions
from msoko.people.models import User
from plans import actions as plan_actions
from plans.models import Edition
from reports.actions.printing import render_document
from reports.actions.recommendations import approve_recommendations
from reports.kinds import OF_EDITION, DocumentKind
from reports.linking import link_to_what_it_changes
from reports.models import Document
from reports.papers.pictures import without_unseen
from reports.registry import series_of, take_number
from reports.states import check


@transaction.atomic
def register_document(
    document: Document, *, number_text: str, dated_on: datetime.date, by: User, may_skip: bool = False
) -> Document:
    """Give the paper its number and date; from now on it never changes.

    Effects in order: the number is taken from its series; the document is registered, without the pictures
    that were taken out of it, and linked to what it changes or cancels; by an order about a
    plan its edition takes force with the same number and date, and the tasks follow; the final PDF is made
    and stored. An empty `number_text` takes the next number; `may_skip` lets the typed one leave numbers out.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    document.state = check(document.state, "register")
    document.series = series_of(document.kind, document.municipality_id)
    number_text = take_number(document.series, dated_on.year, number_text, may_skip=may_skip)
    document.number_text = number_text
    document.dated_on = dated_on
    document.registered_at = timezone.now()
    document.registered_by = by
    document.texts = without_unseen(document.texts)
    document.version += 1
    document.save()
    link_to_what_it_changes(document, by=by)
    if document.kind in OF_EDITION and document.edition:
        take_force(document.edition, number_text=number_text, dated_on=dated_on, by=by)
    if document.kind == DocumentKind.ORDER_ON_RECOMMENDATIONS:
        approve_recommendations(document, by=by)
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
