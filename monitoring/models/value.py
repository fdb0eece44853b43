"""Primary values as organisations give them, and indicator values as they follow (CK-02, CK-07, CK-08).

CK-07: «Primary values have an author, a date, a version; later correction keeps the old value and the
reason»: each version stays in the history of the row. A value belongs to its year and period, not to the
round that asked: what is asked a second time is already there.
"""

from django.db import models
from django.db.models import Q

from monitoring.measure_querysets import OwnedQuerySet
from monitoring.models.indicator import Indicator
from monitoring.models.measuring import (
    Absence,
    computed_number,
    optional_number,
    period_field,
    person_field,
    says,
    year_field,
)
from monitoring.models.primary_field import PrimaryField
from monitoring.models.procedure import ProcedureScope
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization

_ABSENT = ~Q(absence=Absence.PRESENT)


def absence_field() -> models.CharField:
    return models.CharField("почему нет", max_length=14, choices=Absence.choices, blank=True, default="")


def scope_field() -> models.ForeignKey:
    return models.ForeignKey(
        ProcedureScope,
        on_delete=models.PROTECT,
        verbose_name="срез",
        related_name="+",
        null=True,
        blank=True,
    )


def _one_answer() -> Q:
    """Each of the four answers by itself; exactly one of them holds."""
    number, no_number = Q(value__isnull=False), Q(value__isnull=True)
    day, no_day = Q(date_on__isnull=False), Q(date_on__isnull=True)
    no_word, present = Q(choice_text=""), Q(absence=Absence.PRESENT)
    return (
        number & no_day & no_word & present
        | no_number & day & no_word & present
        | no_number & no_day & ~no_word & present
        | no_number & no_day & no_word & ~present
    )


@tracked()
class PrimaryValue(MunicipalityOwned):
    """A number, a date, a word of the list, or the reason why there is none: exactly one of the four."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+", db_index=False
    )
    field = models.ForeignKey(
        PrimaryField, on_delete=models.PROTECT, verbose_name="поле", related_name="values", db_index=False
    )
    year = year_field()
    period = period_field()
    scope = scope_field()
    value = optional_number("значение")
    date_on = models.DateField("дата", null=True, blank=True)
    choice_text = models.CharField("значение из списка", max_length=100, blank=True)
    absence = absence_field()
    comment = models.CharField("пояснение", max_length=1000, blank=True)
    correction_reason = models.CharField("почему исправлено", max_length=1000, blank=True)
    entered_at = models.DateTimeField("когда введено")
    entered_by = person_field("кто ввёл")
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "первичное значение"
        verbose_name_plural = "первичные значения"
        ordering = ["organization", "field", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year", "field", "period", "scope"],
                nulls_distinct=False,
                name="organization_has_one_value_of_a_field_in_a_period",
                violation_error_message="Значение этого поля за этот период уже есть.",
            ),
            models.CheckConstraint(
                condition=_one_answer(),
                name="primary_value_is_there_or_says_why_not",
                violation_error_message="Нужно число, дата, «нет данных» или «не применимо».",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "year", "field"], name="primary_values_of_a_year")]

    def __str__(self) -> str:
        if self.absence:
            return f"{self.field}: {self.get_absence_display()}"
        return f"{self.field}: {self.choice_text or self.date_on or self.value}"


class IndicatorValue(MunicipalityOwned):
    """Computed, never typed. GU-02: «every computed value keeps formula version and inputs».

    `inputs` holds {field code: [value or absence, version of the primary value]}. No history of its own: it
    follows from the primary values, and these have theirs. Numerator and denominator are kept for Σm / ΣN.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, verbose_name="показатель", related_name="values", db_index=False
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+", db_index=False
    )
    year = year_field()
    period = period_field()
    scope = scope_field()
    value = computed_number("значение")
    absence = absence_field()
    numerator = computed_number("числитель")
    denominator = computed_number("знаменатель")
    formula_version = models.PositiveSmallIntegerField("версия формулы")
    inputs = models.JSONField("исходные значения", default=dict)
    computed_at = models.DateTimeField("когда вычислено")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "значение показателя"
        verbose_name_plural = "значения показателей"
        ordering = ["indicator", "organization", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year", "indicator", "period", "scope"],
                nulls_distinct=False,
                name="organization_has_one_value_of_an_indicator_in_a_period",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, absence=Absence.PRESENT) | Q(value__isnull=True) & _ABSENT,
                name="indicator_value_is_there_or_says_why_not",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "year", "indicator"], name="indicator_values_of_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.get_absence_display() if self.value is None else self.value}"


@tracked()
class DataRemark(MunicipalityOwned):
    """CK-05: «records a recommendation "fix the erroneous data" tied to the field, with a due date»."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    field = models.ForeignKey(PrimaryField, on_delete=models.PROTECT, verbose_name="поле", related_name="+")
    year = year_field()
    period = period_field()
    scope = scope_field()
    text = models.TextField("что исправить")
    due_on = models.DateField("срок")
    made_at = models.DateTimeField("когда", auto_now_add=True)
    made_by = person_field("кто")
    closed_at = models.DateTimeField("когда снято", null=True, blank=True)
    closed_by = person_field("кто снял", is_optional=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "замечание к данным"
        verbose_name_plural = "замечания к данным"
        ordering = ["due_on", "pk"]
        constraints = [
            says("text", name="data_remark_says_something", message="Напишите, что исправить."),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="data_remark_is_closed_completely_or_not_at_all",
            ),
        ]
        indexes = [models.Index(fields=["organization", "year"], name="data_remarks_of_organization")]

    def __str__(self) -> str:
        return self.text
