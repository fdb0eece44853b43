"""A roll-over: how the plan of the next period came of this one (P6).

«for each activity ... choose carry / change / drop with a reason; ... the choices become the draft text of
«анализ эффективности принятых мер»».
"""

from django.conf import settings
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.edition import Edition
from plans.models.plan import Plan


class RollOverChoice(models.TextChoices):
    CARRY = "carry", "перенести"
    CHANGE = "change", "изменить"
    DROP = "drop", "не переносить"


@tracked()
class RollOver(MunicipalityOwned):
    """`choices`: one {"key", "choice", "reason", "new_key"} for each row of the edition it started from.

    `analysis_text` begins as the draft written from the choices and the records; a person edits it.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, verbose_name="из редакции", related_name="roll_overs"
    )
    plan = models.OneToOneField(
        Plan, on_delete=models.CASCADE, verbose_name="новый план", related_name="roll_over"
    )
    choices = models.JSONField("решения по строкам", default=list)
    analysis_text = models.TextField("анализ эффективности принятых мер", blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)
    made_at = models.DateTimeField("сделан", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто", related_name="+"
    )

    class Meta:
        verbose_name = "переход на следующий период"
        verbose_name_plural = "переходы на следующий период"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.edition} → {self.plan}"
