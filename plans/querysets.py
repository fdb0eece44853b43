"""What people see of plans. A school sees approved plans, the department sees drafts too."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from msoko.people.permissions import is_school_head
from plans.states import EditionState

if TYPE_CHECKING:
    from msoko.people.models import User

#: states in which a plan is no longer a draft of the department
PUBLISHED = (EditionState.APPROVED, EditionState.AMENDED, EditionState.CLOSED, EditionState.ARCHIVED)


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "PlanQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if is_school_head(user):
            return own.filter(models.Exists(_published_editions("pk")))
        return own

    def for_listing(self) -> "PlanQuerySet":
        return self.select_related("owner").prefetch_related("editions")


def _published_editions(outer: str) -> models.QuerySet:
    from plans.models import Edition  # noqa: PLC0415 -- the model imports this module

    return Edition.objects.filter(plan=models.OuterRef(outer), state__in=PUBLISHED)


class EditionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "EditionQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(state__in=PUBLISHED) if is_school_head(user) else own

    def in_force(self) -> "EditionQuerySet":
        """Approved ones, and those that are over: what a paper can be written about."""
        return self.filter(state__in=[EditionState.APPROVED, EditionState.CLOSED]).order_by(
            "-plan__starts_on"
        )

    def discussed_with(self, user: "User") -> "EditionQuerySet":
        """What the person may read on the page of remarks: a draft too, once it was opened for them."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(feedback_until_on__isnull=False) if is_school_head(user) else own


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ActivityQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(edition__state__in=PUBLISHED) if is_school_head(user) else own

    def in_plan(self) -> "ActivityQuerySet":
        """Without the rows that an amendment excludes: those ask nothing of anybody (PL-09)."""
        return self.filter(is_excluded=False)

    def for_listing(self) -> "ActivityQuerySet":
        return self.prefetch_related(
            models.Prefetch("assignments", queryset=_assignments()), "deliverables"
        ).order_by("position")


def _assignments() -> models.QuerySet:
    from plans.models import Assignment  # noqa: PLC0415 -- the model imports this module

    return Assignment.objects.select_related("body").order_by("position")


class SavedFilterQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "SavedFilterQuerySet":
        if user.position is None:
            return self.none()
        return self.filter(municipality=user.position.municipality_id, person=user)


class PlanImportQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "PlanImportQuerySet":
        if user.position is None or is_school_head(user):
            return self.none()
        return self.filter(Q(municipality=user.position.municipality_id))


class FeedbackRemarkQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "FeedbackRemarkQuerySet":
        """The department reads all remarks, a school its own."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(organization=user.position.organization_id) if is_school_head(user) else own
