"""Which indicators a measure is to move (M9), and how far the cycle of a track has come (CY-02, CY-03)."""

from django.db import models
from django.db.models import Q

from monitoring.models import Indicator
from monitoring.models.measuring import person_field, together
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models import Direction
from plans.models.measure_fields import activity_key_field, plan_field
from reports.chain_querysets import DepartmentQuerySet
from reports.models.recommendation import linked


@tracked()
class ActivityIndicator(MunicipalityOwned):
    """M9: «activity ↔ indicator links»: what a measure is to move; the code ties the years together."""

    plan = plan_field()
    activity_key = activity_key_field()
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, verbose_name="показатель", related_name="+"
    )
    linked_at = models.DateTimeField("когда связано", auto_now_add=True)
    linked_by = person_field("кто связал")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "показатель мероприятия"
        verbose_name_plural = "показатели мероприятий"
        ordering = ["plan", "indicator__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity_key", "indicator"],
                name="activity_names_an_indicator_once",
                violation_error_message="Этот показатель с мероприятием уже связан.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}"


@tracked()
class ManagementCycle(MunicipalityOwned):
    """CY-02: «Every track shows how far its cycle has come». `title` is the track as the plan names it."""

    plan = plan_field()
    direction = linked(Direction, "направление")
    title = models.CharField("трек", max_length=300)
    template_text = models.CharField("вид цикла", max_length=200, blank=True)
    started_at = models.DateTimeField("когда начат", auto_now_add=True)
    started_by = person_field("кто начал")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "цикл трека"
        verbose_name_plural = "циклы треков"
        ordering = ["plan", "direction__position", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "direction", "title"],
                nulls_distinct=False,
                name="track_of_a_plan_has_one_cycle",
                violation_error_message="У этого трека цикл уже есть.",
            )
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class CycleStage(MunicipalityOwned):
    """A step of the cycle of a track: the row of the plan whose accepted proofs pass it.

    Closed by hand where the proofs lie outside; `order_reason` says why it was closed before an earlier one
    (CY-03).
    """

    cycle = models.ForeignKey(
        ManagementCycle, on_delete=models.CASCADE, verbose_name="цикл", related_name="stages"
    )
    position = models.PositiveSmallIntegerField("место")
    title = models.TextField("шаг")
    activity_key = activity_key_field()
    closed_at = models.DateTimeField("когда закрыт", null=True, blank=True)
    closed_by = person_field("кто закрыл", is_optional=True)
    closing_text = models.TextField("чем подтверждается", blank=True)
    order_reason = models.TextField("почему не по порядку", blank=True)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "шаг цикла трека"
        verbose_name_plural = "шаги циклов треков"
        ordering = ["cycle", "position"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "position"], name="track_has_one_stage_at_a_place"),
            together("closed_at", "closed_by", name="stage_is_closed_completely_or_not_at_all"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(closing_text=""),
                name="stage_closed_by_hand_names_its_proof",
                violation_error_message="Напишите, чем подтверждается шаг.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title[:100]}"
