"""A remark of a school on a draft, and the answer of the department (CY-06).

«Feedback of schools on the draft plan is collected for a set time, remarks get answers». The row is named by
its key and by its words of that day: the draft goes on changing while it is discussed.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from plans.models.edition import Edition
from plans.querysets import FeedbackRemarkQuerySet


class FeedbackVerdict(models.TextChoices):
    ACCEPTED = "accepted", "учтено"
    PARTLY = "partly", "учтено частично"
    DECLINED = "declined", "отклонено"


FEEDBACK_TONES = {"": "amber", "accepted": "green", "partly": "green", "declined": "grey"}


@tracked()
class FeedbackRemark(MunicipalityOwned):
    """Without an `activity_key` the remark is about the plan as a whole."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, verbose_name="редакция", related_name="remarks"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="чьё замечание", related_name="+"
    )
    activity_key = models.UUIDField("ключ мероприятия", null=True, blank=True, editable=False)
    place_text = models.TextField("к чему", blank=True)
    text = models.TextField("замечание")
    written_at = models.DateTimeField("написано", auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто", related_name="+"
    )
    verdict = models.CharField("решение", max_length=10, choices=FeedbackVerdict.choices, blank=True)
    answer_text = models.TextField("ответ", blank=True)
    answered_at = models.DateTimeField("ответ дан", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = FeedbackRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "замечание к проекту плана"
        verbose_name_plural = "замечания к проектам планов"
        ordering = ["edition", "written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="remark_is_answered_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, verdict="")
                | (Q(answered_at__isnull=False) & ~Q(verdict="")),
                name="answered_remark_has_a_verdict",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=FeedbackVerdict.DECLINED) | ~Q(answer_text=""),
                name="declined_remark_says_why",
                violation_error_message="Напишите, почему замечание отклонено: школа увидит этот ответ.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def tone(self) -> str:
        return FEEDBACK_TONES[self.verdict]

    @property
    def verdict_label(self) -> str:
        return self.get_verdict_display() or "ждёт ответа"
