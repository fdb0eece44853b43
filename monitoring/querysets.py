"""What people see of tasks and evidence: a school its own, the department those of the municipality."""

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from monitoring.due_states import DueState
from monitoring.postponement_states import PostponementState
from monitoring.states import OWED, TaskState
from msoko.people.permissions import is_administrator, is_school_head

if TYPE_CHECKING:
    from msoko.people.models import User

#: what a list of tasks may be put in order by, and the columns that do it
ORDERS = {
    "due": ("due_on",),
    "activity": ("activity__edition", "activity__position"),
    "organization": ("organization__short_name", "due_on"),
    "sent": ("submitted_at",),
}


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

    def with_due_state(self, today: datetime.date) -> "TaskQuerySet":
        """`due_state` of each row, the same as `monitoring.due_states`; a test holds them together."""
        return self.annotate(due_state=due_state_case(today))

    def waiting_for_review(self) -> "TaskQuerySet":
        return self.filter(state=TaskState.SUBMITTED).order_by("submitted_at", "pk")

    def by_urgency(self) -> "TaskQuerySet":
        returned_first = models.Case(models.When(state=TaskState.RETURNED, then=0), default=1)
        return self.order_by(returned_first, F("due_on").asc(nulls_last=True), "activity__position", "pk")

    def in_order(self, key: str) -> "TaskQuerySet":
        """`key` is one of ORDERS, with a minus for the other way round; anything else is by urgency."""
        name, is_reverse = key.removeprefix("-"), key.startswith("-")
        if name not in ORDERS:
            return self.by_urgency()
        fields = [F(field) for field in ORDERS[name]]
        ordered = [one.desc(nulls_last=True) if is_reverse else one.asc(nulls_last=True) for one in fields]
        return self.order_by(*ordered, "pk")

    def for_listing(self) -> "TaskQuerySet":
        return self.select_related("activity", "activity__edition__plan", "organization")


def due_state_case(today: datetime.date) -> models.Case:
    return models.Case(
        *(models.When(condition, then=models.Value(key)) for key, condition in due_conditions(today).items()),
        output_field=models.CharField(),
    )


def due_conditions(today: datetime.date) -> dict[str, Q]:
    """Each state by itself: of these conditions exactly one holds of any task."""
    owed, is_late = Q(state__in=OWED), Q(submitted_at__date__gt=F("due_on"))
    has_come = Q(starts_on__isnull=True) | Q(starts_on__lte=today) | ~Q(state=TaskState.OPEN)
    on_plan = owed & Q(planned_on__isnull=True) & (Q(due_on__isnull=True) | Q(due_on__gte=today))
    return {
        DueState.NOT_STARTED.value: on_plan & Q(state=TaskState.OPEN, starts_on__gt=today),
        DueState.IN_PROGRESS.value: Q(state=TaskState.SUBMITTED) | on_plan & has_come,
        DueState.POSTPONED.value: owed & Q(planned_on__isnull=False, due_on__gte=today),
        DueState.OVERDUE.value: owed & Q(due_on__lt=today),
        DueState.DONE.value: Q(state=TaskState.ACCEPTED)
        & (Q(due_on__isnull=True) | Q(submitted_at__date__lte=F("due_on"))),
        DueState.DONE_LATE.value: Q(state=TaskState.ACCEPTED) & is_late,
        DueState.NOT_REQUIRED.value: Q(state=TaskState.CLOSED),
    }


class PostponementQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "PostponementQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(task__organization=user.position.organization_id) if is_school_head(user) else own

    def open(self) -> "PostponementQuerySet":
        return self.filter(state=PostponementState.ASKED)

    def decided(self) -> "PostponementQuerySet":
        return self.exclude(state=PostponementState.ASKED)

    def for_listing(self) -> "PostponementQuerySet":
        return self.select_related("task__activity", "task__organization", "asked_by", "decided_by")


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "EvidenceQuerySet":
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(task__organization=user.position.organization_id) if is_school_head(user) else own

    def readable_by(self, user: "User") -> "EvidenceQuerySet":
        """What is theirs, and what the department has opened to all organisations (EV-06).

        Only for reading: gestures on a task ask `visible_to`.
        """
        if user.position is None or not is_school_head(user):
            return self.visible_to(user)
        opened = Q(disclosure__isnull=False, withdrawn_at__isnull=True)
        own = self.filter(municipality=user.position.municipality_id)
        return own.filter(Q(task__organization=user.position.organization_id) | opened)

    def public(self) -> "EvidenceQuerySet":
        """What the public page may show: confirmed, accepted, not withdrawn (EV-06, EV-09)."""
        return self.standing().accepted().filter(disclosure__visibility="public")

    def accepted(self) -> "EvidenceQuerySet":
        """What lies in a round that was accepted; a later round does not undo it."""
        return self.filter(models.Exists(_accepting_reviews()))

    def standing(self) -> "EvidenceQuerySet":
        """What was not withdrawn."""
        return self.filter(Q(withdrawn_at__isnull=True))


def _accepting_reviews() -> models.QuerySet:
    from monitoring.models import Review, Verdict  # noqa: PLC0415 -- the models import this module

    same_round = {"task": models.OuterRef("task"), "round": models.OuterRef("round")}
    return Review.objects.filter(verdict=Verdict.ACCEPTED, **same_round)


class ReviewDutyQuerySet(models.QuerySet):
    def held_by(self, user: "User") -> "ReviewDutyQuerySet":
        """The duties of the post, or of the one that is stood in for."""
        if user.position is None:
            return self.none()
        posts = {user.position.pk, user.position.acts_for_id} - {None}
        return self.filter(municipality=user.position.municipality_id, position__in=posts)


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "SavedViewQuerySet":
        """A saved view is nobody else's business."""
        if user.position is None:
            return self.none()
        return self.filter(municipality=user.position.municipality_id, person=user.pk)


class ReminderQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ReminderQuerySet":
        """The administrator reads the log of the municipality, everybody else the own letters."""
        if user.position is None:
            return self.none()
        own = self.filter(municipality=user.position.municipality_id)
        return own if is_administrator(user) else own.filter(person=user.pk)
