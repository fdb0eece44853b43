"""The library of criteria and the scores against it: readiness for the expert (M10, domain 4.2).

«each criterion inside a position gets 0 or 1 (some 0/1/2) **by a published document** (link, date within the
period, signed or approved, relevant to the direction) ... an internal note without publication counts
nothing».
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from monitoring.models import Evidence
from monitoring.models.measuring import person_field, year_field
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models import Direction
from reports.chain_querysets import DepartmentQuerySet
from reports.cycle import Step, step_title
from reports.models.document import Document
from reports.models.recommendation import linked


class CriterionSet(models.Model):
    """A version of the library, shared by all municipalities; it holds from `first_year` to the next one."""

    key = models.SlugField("ключ", max_length=60, unique=True)
    title = models.CharField("название", max_length=200)
    first_year = year_field("действует с года", unique=True)
    note = models.TextField("чем отличается", blank=True)

    class Meta:
        verbose_name = "версия критериев"
        verbose_name_plural = "версии критериев"
        ordering = ["-first_year"]

    def __str__(self) -> str:
        return self.title


class Criterion(models.Model):
    """What an expert asks of a direction at one of the nine positions, and what answers it."""

    criterion_set = models.ForeignKey(
        CriterionSet, on_delete=models.CASCADE, verbose_name="версия", related_name="criteria"
    )
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, verbose_name="направление", related_name="+"
    )
    step = models.PositiveSmallIntegerField(
        "позиция", choices=[(step.value, step_title(step)) for step in Step]
    )
    position = models.PositiveSmallIntegerField("место", default=1)
    question_text = models.TextField("что спрашивают")
    proof_text = models.TextField("чем подтверждается")
    kinds = ArrayField(
        models.SlugField(max_length=60), verbose_name="виды результатов", default=list, blank=True
    )
    highest_points = models.PositiveSmallIntegerField("наибольший балл", default=2)

    class Meta:
        verbose_name = "критерий"
        verbose_name_plural = "критерии"
        ordering = ["criterion_set", "direction__position", "step", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["criterion_set", "direction", "step", "position"],
                name="criterion_stands_once_at_its_place",
            ),
            models.CheckConstraint(
                condition=Q(step__range=(1, 9)),
                name="criterion_is_of_one_of_nine_positions",
                violation_error_message="Позиций девять.",
            ),
            models.CheckConstraint(
                condition=Q(highest_points__range=(1, 2)),
                name="criterion_gives_one_or_two_points",
                violation_error_message="Наибольший балл – 1 или 2.",
            ),
        ]

    def __str__(self) -> str:
        return self.question_text[:120]


@tracked()
class CriterionScore(MunicipalityOwned):
    """What a person has confirmed for a year; points need a published document of that year."""

    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, verbose_name="критерий", related_name="scores"
    )
    year = year_field()
    points = models.PositiveSmallIntegerField("балл", choices=[(0, "0"), (1, "1"), (2, "2")])
    document = linked(Document, "документ", "scores")
    evidence = linked(Evidence, "подтверждение")
    proof_text = models.CharField("название документа", max_length=300, blank=True)
    proof_on = models.DateField("дата документа", null=True, blank=True)
    proof_url = models.URLField("где опубликован", max_length=500, blank=True)
    comment = models.TextField("пояснение", blank=True)
    confirmed_at = models.DateTimeField("когда подтверждено", auto_now=True)
    confirmed_by = person_field("кто подтвердил")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "балл по критерию"
        verbose_name_plural = "баллы по критериям"
        ordering = ["-year", "criterion"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "criterion", "year"], name="criterion_is_scored_once_a_year"
            ),
            models.CheckConstraint(condition=Q(points__lte=2), name="score_is_at_most_two"),
            models.CheckConstraint(
                condition=Q(points=0) | Q(proof_on__isnull=False) & ~Q(proof_text="") & ~Q(proof_url=""),
                name="points_are_given_for_a_published_document",
                violation_error_message="Балл ставят за опубликованный документ: название, дата, ссылка.",
            ),
            models.CheckConstraint(
                condition=Q(proof_on__isnull=True) | Q(year=ExtractYear(F("proof_on"))),
                name="document_of_a_score_is_of_its_year",
                violation_error_message="Дата документа должна быть в том году, за который ставится балл.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"
