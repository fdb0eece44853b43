"""What people see of people, organisations and executors."""

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from msoko.people.roles import Role

if TYPE_CHECKING:
    from msoko.people.models import User


class OrganizationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OrganizationQuerySet":
        """All of the own municipality for the department; the own organisation for its head."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if user.position.role == Role.SCHOOL_HEAD:
            return own.filter(pk=user.position.organization_id)
        return own

    def working_on(self, day: datetime.date) -> "OrganizationQuerySet":
        return self.filter(
            Q(opened_on__isnull=True) | Q(opened_on__lte=day),
            Q(closed_on__isnull=True) | Q(closed_on__gt=day),
        )


class BodyQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "BodyQuerySet":
        if user.position is None:
            return self.none()
        return self.filter(municipality=user.position.municipality_id)


class WorkingGroupQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "WorkingGroupQuerySet":
        if user.position is None:
            return self.none()
        return self.filter(municipality=user.position.municipality_id)

    def sitting_on(self, day: datetime.date) -> "WorkingGroupQuerySet":
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), since_on__lte=day)


class PositionQuerySet(models.QuerySet):
    def held_on(self, day: datetime.date) -> "PositionQuerySet":
        return self.filter(
            Q(since_on__isnull=True) | Q(since_on__lte=day), Q(until_on__isnull=True) | Q(until_on__gte=day)
        )

    def visible_to(self, user: "User") -> "PositionQuerySet":
        """Own positions everywhere; colleagues of the municipality for the department only."""
        if user.position is None:
            return self.filter(user=user)
        if user.position.role == Role.SCHOOL_HEAD:
            return self.filter(organization=user.position.organization_id)
        return self.filter(municipality=user.position.municipality_id)

    def not_over_on(self, day: datetime.date) -> "PositionQuerySet":
        """Held on `day` or later."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=day))

    def for_header(self) -> "PositionQuerySet":
        return self.select_related("user", "municipality", "organization")
