"""A review: one round was accepted, or returned with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.models.task import Task
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", "принято"
    RETURNED = "returned", "возвращено"


@tracked()
class Review(MunicipalityOwned):
    task = models.ForeignKey(Task, on_delete=models.PROTECT, verbose_name="задание", related_name="reviews")
    round = models.PositiveSmallIntegerField("круг")
    verdict = models.CharField("решение", max_length=10, choices=Verdict.choices)
    reason = models.TextField("почему", blank=True)
    reviewed_at = models.DateTimeField("когда", auto_now_add=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто", related_name="+"
    )

    class Meta:
        verbose_name = "проверка"
        verbose_name_plural = "проверки"
        ordering = ["task", "round"]
        constraints = [
            models.UniqueConstraint(fields=["task", "round"], name="round_is_reviewed_once"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.ACCEPTED) | ~Q(reason=""),
                name="return_says_why",
                violation_error_message="Напишите, почему возвращаете: школа увидит этот текст.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.task}"
