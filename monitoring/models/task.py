"""A task (задание): one occurrence of an activity by one organisation that answers (D3)."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from monitoring.due_states import DueState, due_state
from monitoring.querysets import TaskQuerySet
from monitoring.states import TaskState
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from plans.models import Activity


@tracked()
class Task(MunicipalityOwned):
    """`due_on` is empty when nobody has set a date: such a task is never overdue (DL-05).

    `planned_on` is set by a granted postponement: the date that the plan gives, while `due_on` holds.

    `activity_key` outlives editions: a later edition points the task to its own row of the same key.
    """

    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, verbose_name="мероприятие", related_name="tasks"
    )
    activity_key = models.UUIDField("ключ мероприятия", editable=False)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="кто отвечает", related_name="tasks"
    )
    occurrence = models.PositiveSmallIntegerField("наступление", default=0)
    occurrence_text = models.CharField("за какой срок", max_length=200, blank=True)
    starts_on = models.DateField("начало окна", null=True, blank=True)
    due_on = models.DateField("срок", null=True, blank=True)
    planned_on = models.DateField("срок до переноса", null=True, blank=True)
    state = models.CharField("состояние", max_length=12, choices=TaskState.choices, default=TaskState.OPEN)
    round = models.PositiveSmallIntegerField("круг", default=1)
    submission_key = models.UUIDField("ключ отправки", default=uuid.uuid4, editable=False)
    submitted_at = models.DateTimeField("отправлено", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closing_reason = models.TextField("почему снято", blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "задание"
        verbose_name_plural = "задания"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity_key", "organization", "occurrence"],
                name="organization_has_one_task_for_an_occurrence",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="task_is_submitted_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[TaskState.SUBMITTED, TaskState.ACCEPTED])
                | Q(submitted_at__isnull=False),
                name="submitted_task_says_when",
            ),
            models.CheckConstraint(
                condition=Q(planned_on__isnull=True) | Q(due_on__isnull=False),
                name="postponed_task_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(state=TaskState.CLOSED) | ~Q(closing_reason=""),
                name="closed_task_says_why",
                violation_error_message="Напишите, почему задание снимается с контроля.",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state", "due_on"], name="task_owed_by_organization"),
            models.Index(fields=["municipality", "state", "due_on"], name="task_in_municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.organization}"

    def due_state_on(self, today: datetime.date) -> DueState:
        """DL-10; `TaskQuerySet.with_due_state` says the same of many rows."""
        return due_state(
            self.state,
            starts_on=self.starts_on,
            due_on=self.due_on,
            planned_on=self.planned_on,
            submitted_on=timezone.localtime(self.submitted_at).date() if self.submitted_at else None,
            today=today,
        )
