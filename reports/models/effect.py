"""What came of a measure: indicators before and after, judgement, next step (EF-01..EF-03, M9)."""

from django.db import models
from django.db.models import F, Q

from monitoring.models import Indicator, ProcedureScope
from monitoring.models.measuring import computed_number, person_field, says, year_field
from monitoring.zoning import ZONE_WORDS, Zone
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from plans.models import Direction, Edition
from plans.models.measure_fields import activity_key_field, plan_field
from reports.chain_querysets import DepartmentQuerySet
from reports.models.decision import ManagementDecision
from reports.models.recommendation import TargetedRecommendation, linked

ZONES = [(zone.value, ZONE_WORDS[zone]) for zone in Zone]


class Judgement(models.TextChoices):
    EFFECTIVE = "effective", "эффективно"
    PARTLY = "partly", "частично"
    INEFFECTIVE = "ineffective", "не эффективно"
    EARLY = "early", "рано судить"


TONES = {
    Judgement.EFFECTIVE: "green",
    Judgement.PARTLY: "amber",
    Judgement.INEFFECTIVE: "red",
    Judgement.EARLY: "grey",
}


def _one_subject() -> Q:
    measure, no_measure = Q(plan__isnull=False, activity_key__isnull=False), Q(plan=None, activity_key=None)
    return (
        measure & Q(recommendation=None, decision=None)
        | no_measure & Q(recommendation__isnull=False, decision=None)
        | no_measure & Q(recommendation=None, decision__isnull=False)
    )


@tracked()
class EffectivenessReview(MunicipalityOwned):
    """`compared_count` of its `changes` have a value before and after: without one it is too early to judge.

    EF-03: «Result of effect analysis may be a change of goal, indicators or measures; it starts a new plan
    version»: `edition` is that version.
    """

    direction = linked(Direction, "направление")
    plan = plan_field(is_optional=True)
    activity_key = activity_key_field(is_optional=True)
    recommendation = linked(TargetedRecommendation, "рекомендация", "effects")
    decision = linked(ManagementDecision, "решение", "effects")
    year_before = year_field("год до")
    year_after = year_field("год после")
    compared_count = models.PositiveSmallIntegerField("сравнено показателей", default=0, editable=False)
    judgement = models.CharField("вывод", max_length=12, choices=Judgement.choices)
    text = models.TextField("обоснование вывода")
    next_text = models.TextField("что дальше", blank=True)
    order_reason = models.TextField("почему раньше исполнения", blank=True)
    edition = linked(Edition, "редакция, которую начал этот вывод", "started_by_effects")
    reviewed_at = models.DateTimeField("когда оценено", auto_now_add=True)
    reviewed_by = person_field("кто оценил")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "оценка эффекта"
        verbose_name_plural = "оценки эффекта"
        ordering = ["-reviewed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_one_subject(),
                name="effect_is_of_one_measure_recommendation_or_decision",
                violation_error_message="Эффект оценивают у одного: меры, рекомендации или решения.",
            ),
            models.CheckConstraint(
                condition=Q(judgement=Judgement.EARLY) | Q(compared_count__gt=0),
                name="effect_without_two_values_is_too_early_to_judge",
                violation_error_message="Без значений до и после можно выбрать только «рано судить».",
            ),
            models.CheckConstraint(
                condition=Q(year_after__gt=F("year_before")),
                name="effect_compares_a_later_year",
                violation_error_message="Год «после» должен быть позже года «до».",
            ),
            says("text", name="effect_says_why", message="Обоснуйте вывод."),
        ]

    def __str__(self) -> str:
        return f"{self.get_judgement_display()}: {self.text[:80]}"

    @property
    def tone(self) -> str:
        return TONES[Judgement(self.judgement)]


@tracked()
class EffectChange(MunicipalityOwned):
    """An indicator before and after, as it was seen when the effect was judged; written once.

    Without an organisation it is the value of the municipality.
    """

    review = models.ForeignKey(
        EffectivenessReview, on_delete=models.CASCADE, verbose_name="оценка эффекта", related_name="changes"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, verbose_name="показатель", related_name="+"
    )
    scope = linked(ProcedureScope, "срез")
    organization = linked(Organization, "организация")
    value_before = computed_number("до")
    value_after = computed_number("после")
    zone_before = models.CharField("зона до", max_length=6, choices=ZONES, default=Zone.NONE.value)
    zone_after = models.CharField("зона после", max_length=6, choices=ZONES, default=Zone.NONE.value)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "изменение показателя"
        verbose_name_plural = "изменения показателей"
        ordering = ["review", "organization__short_name", "indicator__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "indicator", "scope", "organization"],
                nulls_distinct=False,
                name="effect_compares_an_indicator_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value_before} → {self.value_after}"
