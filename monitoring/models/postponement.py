"""A postponement (перенос срока): the organisation asks with a reason, the specialist decides (D5)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from monitoring.models.task import Task
from monitoring.postponement_states import TONES, PostponementState
from monitoring.querysets import PostponementQuerySet
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


@tracked()
class Postponement(MunicipalityOwned):
    """`due_on` is the date that stood when it was asked: what was moved stays readable."""

    task = models.ForeignKey(
        Task, on_delete=models.PROTECT, verbose_name="задание", related_name="postponements"
    )
    due_on = models.DateField("срок до переноса")
    wanted_on = models.DateField("просят до")
    reason = models.TextField("почему")
    asked_at = models.DateTimeField("когда просили", auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто просил", related_name="+"
    )
    state = models.CharField(
        "решение", max_length=10, choices=PostponementState.choices, default=PostponementState.ASKED
    )
    granted_on = models.DateField("перенесено на", null=True, blank=True)
    decided_at = models.DateTimeField("когда решили", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision_reason = models.TextField("почему так решили", blank=True)

    objects = PostponementQuerySet.as_manager()

    class Meta:
        verbose_name = "перенос срока"
        verbose_name_plural = "переносы сроков"
        ordering = ["task", "asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(state=PostponementState.ASKED),
                name="task_has_one_open_request_to_postpone",
                violation_error_message="Просьба о переносе уже отправлена: дождитесь решения.",
            ),
            models.CheckConstraint(
                condition=Q(wanted_on__gt=F("due_on")),
                name="postponement_asks_for_a_later_date",
                violation_error_message="Просить можно о дате позже нынешнего срока.",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="postponement_says_why"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="postponement_is_decided_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(state=PostponementState.ASKED, decided_at__isnull=True, granted_on__isnull=True)
                | Q(state=PostponementState.GRANTED, decided_at__isnull=False, granted_on__gt=F("due_on"))
                | Q(state=PostponementState.REFUSED, decided_at__isnull=False, granted_on__isnull=True)
                & ~Q(decision_reason=""),
                name="decision_on_postponement_agrees_with_its_state",
                violation_error_message="Напишите, почему срок не переносится: это прочтёт организация.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on:%d.%m.%Y} → {self.wanted_on:%d.%m.%Y}"

    @property
    def tone(self) -> str:
        return TONES[PostponementState(self.state)]
