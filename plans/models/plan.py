"""The plan: a kind, a period and a set of columns. Its content lies in editions."""

from django.conf import settings
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from plans.deadlines import PlanPeriod
from plans.querysets import PlanQuerySet


class PlanKind(models.TextChoices):
    PLAN = "plan", "план мероприятий"
    ROAD_MAP = "road_map", "дорожная карта"


class PeriodKind(models.TextChoices):
    CALENDAR_YEAR = "calendar_year", "календарный год"
    SCHOOL_YEAR = "school_year", "учебный год"
    SPAN = "span", "несколько лет"
    DATES = "dates", "между датами"


class NumberingStyle(models.TextChoices):
    """«Numbering style is a setting of the plan» (PL-03); the styles are those of domain 1.4."""

    TWO_LEVELS = "two_levels", "1.1, 1.2 … внутри направления"
    TWO_LEVELS_DOT = "two_levels_dot", "1.1., 1.2. … с точкой"
    THREE_LEVELS = "three_levels", "1.1.1, 1.1.2 … с номером раздела"
    RESTARTING = "restarting", "1., 2., 3. … заново в каждом блоке"
    THROUGH = "through", "1, 2, 3 … подряд по всему плану"
    NONE = "none", "без номеров"


@tracked()
class Plan(MunicipalityOwned):
    """`columns` is the printed set: a list of {"key", "header"} in printed order."""

    kind = models.CharField("вид", max_length=10, choices=PlanKind.choices, default=PlanKind.PLAN)
    title = models.TextField("название")
    period_kind = models.CharField("период", max_length=15, choices=PeriodKind.choices)
    starts_on = models.DateField("начало")
    ends_on = models.DateField("окончание")
    owner = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="чей план", related_name="plans"
    )
    columns = models.JSONField("графы", default=list)
    numbering = models.CharField(
        "нумерация",
        max_length=20,
        choices=NumberingStyle.choices,
        blank=True,
        help_text="как проставлены номера",
    )
    preamble_text = models.TextField("вводный текст", blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)
    created_at = models.DateTimeField("создан", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кем создан", related_name="+"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "план"
        verbose_name_plural = "планы"
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="plan_ends_after_it_starts",
                violation_error_message="Окончание периода должно быть позже начала.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> PlanPeriod:
        return PlanPeriod(self.starts_on, self.ends_on, self.period_kind)

    @property
    def column_keys(self) -> list[str]:
        return [column["key"] for column in self.columns]
