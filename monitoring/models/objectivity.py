"""Markers of doubtful results (OB-01, domain 4.5), schools with low results by year (4.4), problems
(AN-06).
"""

from django.db import models
from django.db.models import Q

from monitoring.flag_states import FlagState
from monitoring.measure_querysets import DepartmentQuerySet, OwnedQuerySet
from monitoring.models.deviation import Deviation
from monitoring.models.indicator import Indicator
from monitoring.models.measuring import Severity, optional_number, person_field, says, year_field
from monitoring.models.procedure import ProcedureScope
from monitoring.weakness_states import WeaknessState
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization, Position
from plans.models import Direction


@tracked()
class ObjectivityMarker(MunicipalityOwned):
    """A marker with its rule in words, its bound and the measures it opens (OB-06); presets M1 to M9."""

    code = models.CharField("код", max_length=10)
    name = models.CharField("название", max_length=200)
    rule_text = models.TextField("правило")
    threshold = optional_number("граница")
    source_text = models.CharField("источник данных", max_length=200, blank=True)
    measures_text = models.TextField("профилактические меры", blank=True)
    is_on = models.BooleanField("включён", default=True)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "признак необъективности"
        verbose_name_plural = "признаки необъективности"
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="objectivity_marker_code_is_unique_in_municipality",
                violation_error_message="Признак с таким кодом уже есть.",
            ),
            says("name", name="objectivity_marker_has_a_name", message="Назовите признак."),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.name}"


@tracked()
class ObjectivityFlag(MunicipalityOwned):
    """OB-01: «Markers per organisation and year, each with formula, threshold, sources, state»."""

    marker = models.ForeignKey(
        ObjectivityMarker, on_delete=models.PROTECT, verbose_name="признак", related_name="flags"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    year = year_field()
    scope = models.ForeignKey(
        ProcedureScope,
        on_delete=models.PROTECT,
        verbose_name="срез",
        related_name="+",
        null=True,
        blank=True,
    )
    size = optional_number("сколько вышло")
    threshold = optional_number("граница")
    explanation_text = models.TextField("как посчитано", blank=True)
    state = models.CharField("состояние", max_length=10, choices=FlagState.choices, default=FlagState.FOUND)
    decision_text = models.TextField("почему так решено", blank=True)
    found_at = models.DateTimeField("когда выявлен", auto_now_add=True)
    found_by = person_field("кто")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "выявленный признак"
        verbose_name_plural = "выявленные признаки"
        ordering = ["-year", "organization", "marker"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year", "marker", "scope"],
                nulls_distinct=False,
                name="organization_is_flagged_once_by_a_marker",
                violation_error_message="Этот признак у организации за этот год уже есть.",
            ),
            says(
                "decision_text",
                name="decided_flag_says_why",
                message="Напишите, почему признак подтверждён или снят.",
                unless=~Q(state__in=[FlagState.CONFIRMED, FlagState.LIFTED]),
            ),
        ]
        indexes = [models.Index(fields=["municipality", "year"], name="objectivity_flags_of_a_year")]

    def __str__(self) -> str:
        return f"{self.organization}: {self.marker}"


class LowPerformanceKind(models.TextChoices):
    LOW_RESULTS = "low_results", "ШНОР"
    HARD_CONDITIONS = "hard_conditions", "ШНСУ"


@tracked()
class LowPerformance(MunicipalityOwned):
    """The list of a year: a school, why it is there, and the rule as it was then.

    `rule` and `ground` are what `monitoring.low_performance` was given and found; a row set by hand says why.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    year = year_field()
    kind = models.CharField("список", max_length=20, choices=LowPerformanceKind.choices)
    is_manual = models.BooleanField("вручную", default=False)
    reason = models.TextField("основание", blank=True)
    rule = models.JSONField("правило", default=dict, blank=True)
    ground = models.JSONField("что вышло", default=list, blank=True)
    listed_at = models.DateTimeField("когда внесена", auto_now_add=True)
    listed_by = person_field("кто внёс")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "школа в списке ШНОР или ШНСУ"
        verbose_name_plural = "списки ШНОР и ШНСУ"
        ordering = ["-year", "kind", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year", "kind"],
                name="organization_stands_once_in_a_list_of_a_year",
                violation_error_message="Организация в этом списке уже есть.",
            ),
            says(
                "reason",
                name="school_listed_by_hand_says_why",
                message="Напишите, почему школа внесена вручную.",
                unless=Q(is_manual=False),
            ),
        ]
        indexes = [models.Index(fields=["municipality", "year"], name="low_performance_of_a_year")]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_kind_display()}, {self.year}"


class WeaknessKind(models.TextChoices):
    PROBLEM = "problem", "проблема"
    RISK = "risk", "риск"


@tracked()
class Weakness(MunicipalityOwned):
    """AN-06: «problem made from a deviation in two clicks»."""

    kind = models.CharField("что это", max_length=10, choices=WeaknessKind.choices)
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, verbose_name="направление", related_name="+"
    )
    year = year_field()
    text = models.TextField("в чём состоит")
    severity = models.CharField(
        "строгость", max_length=10, choices=Severity.choices, default=Severity.WARNING
    )
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        verbose_name="показатель",
        related_name="+",
        null=True,
        blank=True,
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        verbose_name="организация",
        related_name="+",
        null=True,
        blank=True,
    )
    deviation = models.ForeignKey(
        Deviation,
        on_delete=models.PROTECT,
        verbose_name="отклонение",
        related_name="+",
        null=True,
        blank=True,
    )
    owner = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        verbose_name="кто отвечает",
        related_name="+",
        null=True,
        blank=True,
    )
    state = models.CharField(
        "состояние", max_length=10, choices=WeaknessState.choices, default=WeaknessState.FOUND
    )
    decision_text = models.TextField("чем закончилось", blank=True)
    found_at = models.DateTimeField("когда выявлена", auto_now_add=True)
    found_by = person_field("кто выявил")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "проблема или риск"
        verbose_name_plural = "проблемы и риски"
        ordering = ["-year", "direction", "pk"]
        constraints = [
            says("text", name="weakness_says_what_it_is", message="Напишите, в чём проблема."),
            says(
                "decision_text",
                name="settled_weakness_says_how",
                message="Напишите, чем закончилось.",
                unless=~Q(state__in=[WeaknessState.SOLVED, WeaknessState.DISMISSED]),
            ),
        ]
        indexes = [models.Index(fields=["municipality", "year"], name="weaknesses_of_a_year")]

    def __str__(self) -> str:
        return self.text
