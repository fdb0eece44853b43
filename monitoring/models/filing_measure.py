"""What of the plan answers an assessment: the plan of removing shortcomings, its measures, its report.

MC-05: «plan of removing shortcomings and its report are tracked as activities». How they go is not stored:
it follows from the tasks of the activity.
"""

from django.db import models

from monitoring.measure_querysets import OwnedQuerySet
from monitoring.models.measuring import person_field
from monitoring.models.reporting_form import ReportFiling
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.measure_fields import activity_key_field, plan_field


class FilingMeasureKind(models.TextChoices):
    PLAN = "plan", "план устранения недостатков"
    MEASURE = "measure", "мера по устранению"
    REPORT = "report", "отчёт об устранении"


class FilingMeasureQuerySet(OwnedQuerySet):
    organization_path = "filing__organization"


@tracked()
class FilingMeasure(MunicipalityOwned):
    """A row of a plan, by the key that outlives its editions, and what it is to the assessment."""

    filing = models.ForeignKey(
        ReportFiling, on_delete=models.CASCADE, verbose_name="отчёт организации", related_name="measures"
    )
    kind = models.CharField(
        "что это", max_length=10, choices=FilingMeasureKind.choices, default=FilingMeasureKind.MEASURE
    )
    plan = plan_field()
    activity_key = activity_key_field()
    linked_at = models.DateTimeField("когда связано", auto_now_add=True)
    linked_by = person_field("кто связал")

    objects = FilingMeasureQuerySet.as_manager()

    class Meta:
        verbose_name = "мероприятие по итогам оценки"
        verbose_name_plural = "мероприятия по итогам оценки"
        ordering = ["filing", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "activity_key"],
                name="filing_names_a_measure_once",
                violation_error_message="Это мероприятие с оценкой уже связано.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.filing}"
