"""What people see of documents: the department all of its own, a school the registered ones."""

from typing import TYPE_CHECKING

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models

from msoko.people.permissions import is_school_head
from reports.kinds import OPEN_TO_SCHOOLS
from reports.states import DocumentState

if TYPE_CHECKING:
    from msoko.people.models import Position, User


class DossierQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DossierQuerySet":
        """The department those of the department; a school those about itself that it has asked for."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if is_school_head(user):
            return own.filter(organization=user.position.organization_id, requested_by=user.pk)
        return own


class MailingQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "MailingQuerySet":
        """The department alone: a school sees its letter, not the others."""
        if user.position is None or is_school_head(user):
            return self.none()
        return self.filter(municipality=user.position.municipality_id)

    def with_orders(self) -> "MailingQuerySet":
        """Number and date of the order whose recommendations the letters tell; None of other letters.

        Grouping drops the ordering of the model: it is said again.
        """
        order = "recommendations__order__"
        found = self.annotate(
            order_number_text=models.Max(f"{order}number_text"), order_on=models.Max(f"{order}dated_on")
        )
        return found.order_by("-created_at", "-pk")


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DocumentQuerySet":
        """A school sees registered orders, and letters to all or to itself (RO-02)."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if not is_school_head(user):
            return own
        mine = models.Q(organization=None) | models.Q(organization=user.position.organization_id)
        return own.filter(mine, state=DocumentState.REGISTERED, kind__in=OPEN_TO_SCHOOLS)

    def in_register(self) -> "DocumentQuerySet":
        """Drafts first, then by date, the latest first."""
        return self.order_by(models.F("dated_on").desc(nulls_first=True), "-pk")

    def for_listing(self) -> "DocumentQuerySet":
        """`back_kinds` are the kinds of the links that lead to each document: is it still in force?"""
        changed = models.Q(back_links__isnull=False)
        kinds = ArrayAgg("back_links__kind", filter=changed, default=models.Value([]))
        return self.select_related("edition__plan", "organization").annotate(back_kinds=kinds)


class OfDocumentQuerySet(models.QuerySet):
    """Rows that belong to a document and are seen by whoever sees it."""

    def visible_to(self, user: "User") -> "OfDocumentQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(document__state=DocumentState.REGISTERED) if is_school_head(user) else own

    def standing(self) -> "OfDocumentQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class AcquaintanceQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AcquaintanceQuerySet":
        """The department sees the whole sheet, everybody else the own line only."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.of_post(user.position) if is_school_head(user) else own

    def of_post(self, position: "Position") -> "AcquaintanceQuerySet":
        """What this post, or the one it acts for, was asked (RO-04)."""
        return self.filter(post__in=[pk for pk in (position.pk, position.acts_for_id) if pk])

    def waiting(self) -> "AcquaintanceQuerySet":
        return self.filter(acknowledged_at__isnull=True)
