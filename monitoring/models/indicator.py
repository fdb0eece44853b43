"""Sets of indicators, indicators and their targets by year (M1, CK-01).

CK-01: «An indicator: code, name, direction/track, unit, formula from primary fields (e.g. m/n·100), source,
level, period, desired direction (up, down, none, corridor), target by year, tolerance, decimals, valid
from-to».
A set in force is not edited: the next set is a copy, the code stays and ties the years together.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from monitoring.indicator_set_states import IndicatorSetState
from monitoring.measure_querysets import DepartmentQuerySet
from monitoring.models.cluster import Cluster
from monitoring.models.measuring import (
    Level,
    ReportingPeriod,
    optional_number,
    person_field,
    says,
    together,
    year_field,
)
from monitoring.models.procedure import AssessmentProcedure
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from plans.models import Direction


@tracked()
class IndicatorSet(MunicipalityOwned):
    """«Сформирован перечень показателей»: approved by an order, valid from one day to another."""

    title = models.CharField("название", max_length=300)
    number = models.PositiveSmallIntegerField("версия набора")
    state = models.CharField(
        "состояние", max_length=10, choices=IndicatorSetState.choices, default=IndicatorSetState.DRAFT
    )
    starts_on = models.DateField("действует с", null=True, blank=True)
    ends_on = models.DateField("действует по", null=True, blank=True)
    order_number_text = models.CharField("номер приказа", max_length=60, blank=True)
    order_on = models.DateField("дата приказа", null=True, blank=True)
    approved_at = models.DateTimeField("когда утверждён", null=True, blank=True)
    approved_by = person_field("кто утвердил", is_optional=True)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "набор показателей"
        verbose_name_plural = "наборы показателей"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "number"], name="indicator_set_number_is_unique_in_municipality"
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(state=IndicatorSetState.IN_FORCE),
                name="municipality_has_one_indicator_set_in_force",
                violation_error_message="Уже действует другой набор показателей.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="indicator_set_does_not_end_before_it_starts",
                violation_error_message="Набор не может закончиться раньше, чем начался.",
            ),
            models.CheckConstraint(
                condition=Q(state=IndicatorSetState.DRAFT)
                | Q(approved_at__isnull=False, starts_on__isnull=False, order_on__isnull=False)
                & ~Q(order_number_text=""),
                name="indicator_set_takes_force_by_an_order",
                violation_error_message="Набор утверждают приказом: нужны номер, дата и день начала.",
            ),
            models.CheckConstraint(
                condition=~Q(state=IndicatorSetState.ENDED) | Q(ends_on__isnull=False),
                name="ended_indicator_set_says_when",
            ),
            together("approved_at", "approved_by", name="indicator_set_is_approved_completely_or_not_at_all"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (версия {self.number})"


class Better(models.TextChoices):
    UP = "up", "больше – лучше"
    DOWN = "down", "меньше – лучше"
    NONE = "none", "направления нет"
    CORRIDOR = "corridor", "в границах – лучше"


class Fold(models.TextChoices):
    """AN-03; empty means Σm / ΣN where the formula is a share, the mean elsewhere."""

    AUTOMATIC = "", "по виду формулы"
    SHARE = "share", "Σm / ΣN"
    MEAN = "mean", "среднее"
    SUM = "sum", "сумма"


@tracked()
class Indicator(MunicipalityOwned):
    """`formula_version` grows with each change of the formula: a value says by which it was computed
    (GU-02).
    """

    indicator_set = models.ForeignKey(
        IndicatorSet, on_delete=models.CASCADE, verbose_name="набор", related_name="indicators"
    )
    code = models.CharField("код", max_length=40)
    name = models.CharField("название", max_length=400)
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, verbose_name="направление", related_name="+"
    )
    track_text = models.CharField("трек", max_length=200, blank=True)
    definition_text = models.TextField("определение", blank=True)
    unit = models.CharField("единица", max_length=20, default="%")
    formula_text = models.CharField("формула", max_length=500)
    formula_version = models.PositiveSmallIntegerField("версия формулы", default=1, editable=False)
    better = models.CharField("что лучше", max_length=10, choices=Better.choices, default=Better.UP)
    decimals = models.PositiveSmallIntegerField("знаков после запятой", default=1)
    level = models.CharField("чей", max_length=12, choices=Level.choices, default=Level.ORGANIZATION)
    period = models.CharField(
        "период", max_length=4, choices=ReportingPeriod.choices, default=ReportingPeriod.YEAR
    )
    procedure = models.ForeignKey(
        AssessmentProcedure,
        on_delete=models.PROTECT,
        verbose_name="процедура",
        related_name="+",
        null=True,
        blank=True,
        help_text="значение по каждому срезу: предмету и классу",
    )
    data_source = models.CharField("источник данных", max_length=300, blank=True)
    lowest = optional_number("не меньше")
    highest = optional_number("не больше")
    fold = models.CharField("свод по муниципалитету", max_length=10, choices=Fold.choices, blank=True)
    expected_change = optional_number("на сколько должен улучшиться за год")
    dynamics_tolerance = optional_number("допуск динамики", help_text="пусто: динамика не сверяется")
    last_tolerance = optional_number("резкое изменение к прошлому периоду", help_text="пусто: не сверяется")
    mean_tolerance = optional_number("допуск к среднему", help_text="пусто: из настроек мониторинга")
    zone_tolerance = optional_number("допуск жёлтой зоны")
    is_tolerance_percent = models.BooleanField("допуски в процентах от значения", default=False)
    corridor_low = optional_number("нижняя граница")
    corridor_high = optional_number("верхняя граница")
    is_critical = models.BooleanField("ключевой для трека", default=False)
    weight = models.DecimalField("вес", max_digits=6, decimal_places=2, default=1)
    position = models.PositiveIntegerField("место", default=0)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "показатель"
        verbose_name_plural = "показатели"
        ordering = ["direction__position", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator_set", "code"],
                name="indicator_code_is_unique_in_its_set",
                violation_error_message="Показатель с таким кодом в наборе уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(lowest__isnull=True) | Q(highest__isnull=True) | Q(highest__gte=F("lowest")),
                name="indicator_limits_are_in_order",
                violation_error_message="Наибольшее значение меньше наименьшего.",
            ),
            models.CheckConstraint(
                condition=~Q(better=Better.CORRIDOR) | Q(corridor_high__gte=F("corridor_low")),
                name="corridor_has_both_bounds",
                violation_error_message="Нужны обе границы, нижняя не больше верхней.",
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0),
                name="indicator_weighs_something",
                violation_error_message="Вес больше нуля.",
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=4),
                name="indicator_has_at_most_four_decimals",
                violation_error_message="Знаков после запятой – не больше четырёх.",
            ),
            says("formula_text", name="indicator_has_a_formula", message="Напишите формулу."),
            says("name", name="indicator_has_a_name", message="Назовите показатель."),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A comparison with an empty bound is no breach for the database."""
        if self.better == Better.CORRIDOR and (self.corridor_low is None or self.corridor_high is None):
            raise ValidationError("Нужны обе границы, нижняя не больше верхней.")


@tracked()
class IndicatorTarget(MunicipalityOwned):
    """Target and forecast beside the fact (CY-05); of one cluster, of one organisation or of everybody.

    RZ-01: «Thresholds per indicator, year and cluster». An empty tolerance is that of the indicator.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, verbose_name="показатель", related_name="targets"
    )
    year = year_field()
    cluster = models.ForeignKey(
        Cluster, on_delete=models.CASCADE, verbose_name="кластер", related_name="+", null=True, blank=True
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        verbose_name="организация",
        related_name="+",
        null=True,
        blank=True,
    )
    target_value = optional_number("плановое значение")
    forecast_value = optional_number("прогноз")
    tolerance = optional_number("допуск")
    corridor_low = optional_number("нижняя граница")
    corridor_high = optional_number("верхняя граница")

    class Meta:
        verbose_name = "плановое значение"
        verbose_name_plural = "плановые значения"
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "cluster", "organization"],
                nulls_distinct=False,
                name="indicator_has_one_target_of_a_year",
                violation_error_message="Плановое значение на этот год уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(cluster__isnull=True) | Q(organization__isnull=True),
                name="target_is_of_a_cluster_or_of_an_organization",
                violation_error_message="Плановое значение – либо кластера, либо организации.",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0),
                name="tolerance_is_not_negative",
                violation_error_message="Допуск не бывает отрицательным.",
            ),
            together(
                "corridor_low",
                "corridor_high",
                name="corridor_of_a_year_has_both_bounds",
                message="Укажите обе границы.",
            ),
            models.CheckConstraint(
                condition=Q(corridor_low__isnull=True) | Q(corridor_high__gte=F("corridor_low")),
                name="corridor_of_a_year_is_in_order",
                violation_error_message="Верхняя граница меньше нижней.",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "year"], name="targets_of_a_year")]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.year}: {self.target_value}"
