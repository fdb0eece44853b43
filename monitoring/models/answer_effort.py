"""How many minutes an answer of one kind takes in this municipality; T7, the once-only meter."""

from django.core.validators import MaxValueValidator
from django.db import models

from monitoring.effort import MAX_MINUTES
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models import DeliverableKind


@tracked()
class AnswerEffort(MunicipalityOwned):
    """`kind` is empty for an answer of no known kind. Without a row `monitoring.effort` holds."""

    kind = models.ForeignKey(
        DeliverableKind,
        on_delete=models.PROTECT,
        verbose_name="вид результата",
        related_name="+",
        null=True,
        blank=True,
    )
    minutes = models.PositiveSmallIntegerField("минут", validators=[MaxValueValidator(MAX_MINUTES)])

    class Meta:
        verbose_name = "минуты на ответ"
        verbose_name_plural = "минуты на ответы"
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind"], nulls_distinct=False, name="kind_has_its_minutes_once"
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__lte=MAX_MINUTES),
                name="an_answer_takes_less_than_two_days",
                violation_error_message="Один ответ – не больше двух рабочих дней: 960 минут.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind or 'прочее'}: {self.minutes}"
