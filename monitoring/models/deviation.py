"""Deviations (отклонения) and what was said about each of them (DV-01, DV-02, DV-05)."""

from django.db import models
from django.db.models import Q

from monitoring.deviation_states import DeviationState
from monitoring.measure_querysets import DeviationMessageQuerySet, OwnedQuerySet
from monitoring.models.measuring import Severity, person_field, says
from monitoring.models.value import IndicatorValue
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization


class DeviationKind(models.TextChoices):
    """DV-01 (a) to (e); the same words as `monitoring.deviating`."""

    DYNAMICS = "dynamics", "ожидаемая динамика"
    PLAN = "plan", "плановое значение"
    LAST_PERIOD = "last_period", "прошлый период"
    MUNICIPALITY = "municipality", "среднее по муниципалитету"
    CLUSTER = "cluster", "среднее по кластеру"


def compared_number(name: str) -> models.DecimalField:
    return models.DecimalField(name, max_digits=28, decimal_places=10)


@tracked()
class Deviation(MunicipalityOwned):
    """DV-01: «each breach is a deviation with kind, size and threshold used»: one of a kind for a value."""

    indicator_value = models.ForeignKey(
        IndicatorValue, on_delete=models.PROTECT, verbose_name="значение", related_name="deviations"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    kind = models.CharField("вид", max_length=20, choices=DeviationKind.choices)
    severity = models.CharField(
        "строгость", max_length=10, choices=Severity.choices, default=Severity.WARNING
    )
    value = compared_number("значение")
    compared_value = compared_number("с чем сравнили")
    threshold = compared_number("допуск")
    size = compared_number("насколько хуже")
    explanation_text = models.CharField("чем отклонилось", max_length=500, blank=True)
    state = models.CharField(
        "состояние", max_length=10, choices=DeviationState.choices, default=DeviationState.RECORDED
    )
    recorded_at = models.DateTimeField("когда зафиксировано")
    answer_due_on = models.DateField("ответить до", null=True, blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "отклонение"
        verbose_name_plural = "отклонения"
        ordering = ["organization", "-recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator_value", "kind"], name="value_has_one_deviation_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[DeviationState.RECORDED, DeviationState.CLOSED, DeviationState.ACCEPTED]
                )
                | Q(answer_due_on__isnull=False),
                name="requested_deviation_says_until_when",
                violation_error_message="Укажите, до какого дня ответить.",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state"], name="deviations_of_organization"),
            models.Index(fields=["municipality", "state", "kind"], name="deviations_in_journal"),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_kind_display()}"


@tracked()
class DeviationMessage(MunicipalityOwned):
    """One step of a deviation with its person and moment; written once. `state` is the state after the
    step.
    """

    deviation = models.ForeignKey(
        Deviation, on_delete=models.PROTECT, verbose_name="отклонение", related_name="messages"
    )
    state = models.CharField("состояние", max_length=10, choices=DeviationState.choices)
    text = models.TextField("текст", blank=True)
    is_of_organization = models.BooleanField("от организации", default=False)
    written_at = models.DateTimeField("когда", auto_now_add=True)
    written_by = person_field("кто")

    objects = DeviationMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "шаг по отклонению"
        verbose_name_plural = "шаги по отклонениям"
        ordering = ["deviation", "written_at", "pk"]
        constraints = [
            says(
                "text",
                name="justification_and_return_say_why",
                message="Напишите обоснование или причину возврата.",
                unless=~Q(state__in=[DeviationState.JUSTIFIED, DeviationState.RETURNED]),
            )
        ]

    def __str__(self) -> str:
        return self.text or self.get_state_display()
