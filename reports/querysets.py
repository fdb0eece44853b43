"""What people see of documents: the department all of its own, a school the registered ones."""

from typing import TYPE_CHECKING

from django.db import models

from msoko.people.permissions import is_school_head
from reports.kinds import OPEN_TO_SCHOOLS
from reports.states import DocumentState

if TYPE_CHECKING:
    from msoko.people.models import User


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
        return self.select_related("edition__plan")
