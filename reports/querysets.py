"""What people see of documents: the department all of its own, a school the registered ones."""

from typing import TYPE_CHECKING

from django.db import models

from msoko.people.permissions import is_school_head
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


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DocumentQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(state=DocumentState.REGISTERED) if is_school_head(user) else own

    def in_register(self) -> "DocumentQuerySet":
        """Drafts first, then by date, the latest first."""
        return self.order_by(models.F("dated_on").desc(nulls_first=True), "-pk")

    def for_listing(self) -> "DocumentQuerySet":
        return self.select_related("edition__plan")
