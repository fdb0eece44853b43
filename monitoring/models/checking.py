"""Rules between forms that the administrator sets (CK-04), and the settings of monitoring."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from monitoring.models.measuring import Severity, number_field, says
from monitoring.models.primary_field import PrimaryField
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


@tracked()
class CheckRule(MunicipalityOwned):
    """CK-04: «set by the administrator as rules "A = B ± tolerance on date D"»: two fields of two forms."""

    name = models.CharField("название", max_length=300)
    field = models.ForeignKey(
        PrimaryField, on_delete=models.PROTECT, verbose_name="поле", related_name="check_rules"
    )
    other_field = models.ForeignKey(
        PrimaryField, on_delete=models.PROTECT, verbose_name="равно полю", related_name="+"
    )
    tolerance = number_field("допуск", default=0)
    is_percent = models.BooleanField("допуск в процентах", default=False)
    checked_on = models.DateField(
        "на дату", null=True, blank=True, help_text="на какой день сведения обеих форм"
    )
    severity = models.CharField(
        "строгость", max_length=10, choices=Severity.choices, default=Severity.WARNING
    )
    is_on = models.BooleanField("включено", default=True)

    class Meta:
        verbose_name = "правило сверки"
        verbose_name_plural = "правила сверки"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "field", "other_field"],
                name="two_fields_are_compared_once",
                violation_error_message="Правило для этих двух полей уже есть.",
            ),
            models.CheckConstraint(
                condition=~Q(field=F("other_field")),
                name="field_is_compared_with_another_one",
                violation_error_message="Поле нельзя сверить с самим собой.",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__gte=0),
                name="check_rule_tolerance_is_not_negative",
                violation_error_message="Допуск не бывает отрицательным.",
            ),
            says("name", name="check_rule_has_a_name", message="Назовите правило."),
        ]

    def __str__(self) -> str:
        return self.name


def percent_field(name: str, default: int) -> models.PositiveSmallIntegerField:
    limits = [MinValueValidator(0), MaxValueValidator(100)]
    return models.PositiveSmallIntegerField(name, default=default, validators=limits)


def low_subject_keys() -> list[str]:
    """4.4: «looked at Russian and mathematics»."""
    return ["russian", "mathematics"]


def low_procedure_keys() -> list[str]:
    """4.4: «got «2» (ВПР, ОГЭ) or did not pass the minimum (ЕГЭ)»."""
    return ["vpr", "oge", "ege"]


def at_least_one(name: str, default: int, *, highest: int | None = None) -> models.PositiveSmallIntegerField:
    """A nought here would make every school low, or none."""
    limits = [MinValueValidator(1), *([MaxValueValidator(highest)] if highest else [])]
    return models.PositiveSmallIntegerField(name, default=default, validators=limits)


@tracked()
class MonitoringPolicy(MunicipalityOwned):
    """What the municipality has set; without a row the defaults hold.

    DV-02 «due date for the answer is a setting»; AN-08 «default 10»; RZ-02 «bounds are settings»; RZ-04
    «threshold in sigma or %, setting»; 4.4 «the rule is a setting: procedures, subjects, bound, number of
    procedures, number of years, smallest N»; RT-04 «unless the setting opens it».
    """

    answer_day_count = models.PositiveSmallIntegerField("дней на обоснование", default=10)
    smallest_group_count = models.PositiveSmallIntegerField("скрывать группы меньше, чел.", default=10)
    is_open_to_schools = models.BooleanField("организации видят значения друг друга", default=False)
    track_green_percent = percent_field("трек зелёный от, %", default=75)
    track_yellow_percent = percent_field("трек жёлтый от, %", default=50)
    mean_tolerance_percent = percent_field("отличие от среднего, %", default=25)
    risk_size = models.DecimalField(
        "зона риска: дальше от нормы, чем", max_digits=6, decimal_places=2, default=1
    )
    is_risk_sigma = models.BooleanField("зона риска в сигмах, а не в процентах", default=True)
    low_procedure_keys = ArrayField(
        models.SlugField(max_length=60),
        verbose_name="процедуры, по которым смотрят",
        default=low_procedure_keys,
        blank=True,
        help_text="Коды процедур: vpr, oge, ege. Пусто – все три.",
    )
    low_result_percent = at_least_one("низкий результат от, %", default=30, highest=100)
    low_procedure_count = at_least_one("процедур с низким результатом", default=2)
    low_year_count = at_least_one("лет подряд", default=1)
    low_smallest_count = at_least_one("наименьшее число участников", default=10)
    low_subject_keys = ArrayField(
        models.SlugField(max_length=60),
        verbose_name="предметы, по которым смотрят",
        default=low_subject_keys,
        blank=True,
    )
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    class Meta:
        verbose_name = "настройки мониторинга"
        verbose_name_plural = "настройки мониторинга"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"],
                name="municipality_has_one_monitoring_policy",
                violation_error_message="Настройки уже есть: измените их.",
            ),
            models.CheckConstraint(
                condition=Q(track_yellow_percent__lte=F("track_green_percent"))
                & Q(track_green_percent__lte=100),
                name="yellow_track_begins_below_green",
                violation_error_message="Граница жёлтой зоны выше границы зелёной.",
            ),
            models.CheckConstraint(
                condition=Q(low_result_percent__lte=100, mean_tolerance_percent__lte=100),
                name="percents_of_policy_are_at_most_a_hundred",
                violation_error_message="Процент – от 0 до 100.",
            ),
        ]

    def __str__(self) -> str:
        return "Настройки мониторинга"
