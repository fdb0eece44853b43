"""What people see of the chain: the department all of it, an organisation what was sent to it (RO-02)."""

import datetime
from typing import TYPE_CHECKING

from django.db import models

from msoko.people.permissions import is_school_head
from reports.decision_states import DecisionState
from reports.recommendation_states import GIVEN, OWED

if TYPE_CHECKING:
    from msoko.people.models import User


class DepartmentQuerySet(models.QuerySet):
    """What the department concludes about others is its own paper."""

    def visible_to(self, user: "User") -> "DepartmentQuerySet":
        if user.position is None or is_school_head(user):
            return self.none()
        return self.filter(municipality=user.position.municipality_id)


class RecommendationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RecommendationQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if not is_school_head(user):
            return own
        return own.filter(state__in=GIVEN, answers__organization=user.position.organization_id)

    def overdue(self, today: datetime.date) -> "RecommendationQuerySet":
        return self.filter(state__in=OWED, due_on__lt=today)

    def for_listing(self) -> "RecommendationQuerySet":
        return self.select_related("direction", "organization", "body", "cluster")


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AnswerQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        if not is_school_head(user):
            return own
        return own.filter(recommendation__state__in=GIVEN, organization=user.position.organization_id)


class DecisionQuerySet(DepartmentQuerySet):
    def overdue(self, today: datetime.date) -> "DecisionQuerySet":
        return self.filter(state=DecisionState.CONTROLLED, due_on__lt=today)

    def for_listing(self) -> "DecisionQuerySet":
        return self.select_related(
            "direction", "document", "recommendation", "responsible__user", "responsible__organization"
        )
