"""What people see of measurements: the department all of its municipality, a school its own.

RO-02: a school sees «never the primary data or drafts of other schools».
"""

from typing import TYPE_CHECKING

from django.db import models

from monitoring.round_states import RoundState
from msoko.people.permissions import is_school_head

if TYPE_CHECKING:
    from msoko.people.models import User


class OwnedQuerySet(models.QuerySet):
    """Rows of an organisation; `organization_path` says how a row knows whose it is."""

    organization_path = "organization"

    def visible_to(self, user: "User") -> "OwnedQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if is_school_head(user):
            return own.filter(**{self.organization_path: user.position.organization_id})
        return own


class DeviationMessageQuerySet(OwnedQuerySet):
    organization_path = "deviation__organization"


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RoundQuerySet":
        """A school sees the rounds that ask it for something, once they are no drafts."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if not is_school_head(user):
            return own
        asked = {"submissions__organization": user.position.organization_id}
        return own.exclude(state=RoundState.DRAFT).filter(**asked).distinct()


class SubmissionQuerySet(OwnedQuerySet):
    def visible_to(self, user: "User") -> "OwnedQuerySet":
        seen = super().visible_to(user)
        return seen.exclude(round__state=RoundState.DRAFT) if is_school_head(user) else seen


class DepartmentQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DepartmentQuerySet":
        """What the department prepares or has found is its own paper: schools see what follows from it."""
        if user.position is None or is_school_head(user):
            return self.none()
        return self.filter(municipality=user.position.municipality_id)
