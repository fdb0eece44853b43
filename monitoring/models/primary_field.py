"""A primary field (первичное поле): what schools are asked for; percentages are never asked for.

CK-02: «A collection form asks **primary** values (m, N), never the finished percentage». CK-03 names what is
checked: «number, whole, min-max, m ≤ N, sum of parts = total, date order, allowed list».
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from monitoring.models.measuring import Level, optional_number, says
from monitoring.models.procedure import AssessmentProcedure
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


class FieldKind(models.TextChoices):
    WHOLE = "whole", "целое число"
    DECIMAL = "decimal", "число"
    CHOICE = "choice", "значение из списка"
    DATE = "date", "дата"


@tracked()
class PrimaryField(MunicipalityOwned):
    """The code is what formulas call it. `limit_field` is N of «m ≤ N» or the later one of two dates."""

    code = models.CharField("код", max_length=40)
    name = models.CharField("название", max_length=300)
    unit = models.CharField("единица", max_length=20, blank=True)
    kind = models.CharField("что вводят", max_length=10, choices=FieldKind.choices, default=FieldKind.WHOLE)
    decimals = models.PositiveSmallIntegerField("знаков после запятой", default=0)
    lowest = optional_number("не меньше")
    highest = optional_number("не больше")
    choices = ArrayField(
        models.CharField(max_length=100), verbose_name="допустимые значения", default=list, blank=True
    )
    limit_field = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        verbose_name="не больше поля",
        related_name="limited_fields",
        null=True,
        blank=True,
    )
    total_field = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        verbose_name="слагаемое поля",
        related_name="parts",
        null=True,
        blank=True,
        help_text="сумма всех слагаемых равна этому полю",
    )
    jump_percent = models.PositiveSmallIntegerField(
        "изменение за год, после которого просят пояснение, %", null=True, blank=True
    )
    level = models.CharField("чьё", max_length=12, choices=Level.choices, default=Level.ORGANIZATION)
    procedure = models.ForeignKey(
        AssessmentProcedure,
        on_delete=models.PROTECT,
        verbose_name="процедура",
        related_name="+",
        null=True,
        blank=True,
        help_text="пусто: поле не зависит от процедуры, предмета и класса",
    )
    form_text = models.CharField(
        "из какой формы", max_length=60, blank=True, help_text="«ОО-1»: так её назовут замечания сверки"
    )
    help_text = models.CharField("пояснение", max_length=500, blank=True)
    position = models.PositiveIntegerField("место", default=0)

    class Meta:
        verbose_name = "первичное поле"
        verbose_name_plural = "первичные поля"
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="field_code_is_unique_in_municipality",
                violation_error_message="Поле с таким кодом уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Za-zА-Яа-яЁё][A-Za-zА-Яа-яЁё0-9_]*$"),
                name="field_code_may_stand_in_a_formula",
                violation_error_message="Код – буквы, цифры и подчёркивание; первой стоит буква.",
            ),
            models.CheckConstraint(
                condition=Q(lowest__isnull=True) | Q(highest__isnull=True) | Q(highest__gte=F("lowest")),
                name="field_limits_are_in_order",
                violation_error_message="Наибольшее значение меньше наименьшего.",
            ),
            models.CheckConstraint(
                condition=~Q(limit_field=F("id")) & ~Q(total_field=F("id")),
                name="field_is_not_measured_by_itself",
                violation_error_message="Поле не может ограничивать само себя.",
            ),
            models.CheckConstraint(
                condition=Q(kind=FieldKind.CHOICE) ^ Q(choices=[]),
                name="field_of_a_list_has_its_list",
                violation_error_message="Допустимые значения пишут для поля «значение из списка».",
            ),
            models.CheckConstraint(
                condition=Q(decimals=0) | Q(kind=FieldKind.DECIMAL, decimals__lte=6),
                name="only_a_decimal_field_has_decimals",
                violation_error_message="Знаки после запятой (не больше 6) бывают только у поля «число».",
            ),
            says("name", name="field_has_a_name", message="Назовите поле."),
        ]

    def __str__(self) -> str:
        return self.name
