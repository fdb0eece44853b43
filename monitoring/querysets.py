"""What people see of tasks and evidence: a school its own, the department those of the municipality."""

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from monitoring.states import OWED, TaskState
from msoko.people.permissions import is_administrator, is_school_head

if TYPE_CHECKING:
    from msoko.people.models import User


class TaskQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "TaskQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(organization=user.position.organization_id) if is_school_head(user) else own

    def owed(self) -> "TaskQuerySet":
        return self.filter(state__in=OWED)

    def overdue(self, today: datetime.date) -> "TaskQuerySet":
        """The same answer as `plans.deadlines.due_status`; a test proves that both agree."""
        return self.filter(state__in=OWED, due_on__lt=today)

    def waiting_for_review(self) -> "TaskQuerySet":
        return self.filter(state=TaskState.SUBMITTED).order_by("submitted_at", "pk")

    def by_urgency(self) -> "TaskQuerySet":
        returned_first = models.Case(models.When(state=TaskState.RETURNED, then=0), default=1)
        return self.order_by(returned_first, F("due_on").asc(nulls_last=True), "activity__position", "pk")

    def for_listing(self) -> "TaskQuerySet":
        return self.select_related("activity", "activity__edition__plan", "organization")


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "EvidenceQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(task__organization=user.position.organization_id) if is_school_head(user) else own

    def standing(self) -> "EvidenceQuerySet":
        """What was not withdrawn."""
        return self.filter(Q(withdrawn_at__isnull=True))


class ReminderQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ReminderQuerySet":
        """The administrator reads the log of the municipality, everybody else the own letters."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own if is_administrator(user) else own.filter(person=user.pk)
