"""Assessment procedures (GU-01): «procedure directory (kind, level, year, subject, class)», extended by
people.

«add «ВПР, математика, 5 кл., 2025» without a programmer»: a scope is a procedure with its subject and grade,
the year belongs to the value.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from monitoring.models.measuring import FIRST_GRADE, LAST_GRADE, says
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


class SchoolSubject(models.Model):
    """A school subject (учебный предмет): the same in the whole country; loaded by `load_reference`."""

    key = models.SlugField("ключ", max_length=60, unique=True)
    name = models.CharField("название", max_length=100)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "учебный предмет"
        verbose_name_plural = "учебные предметы"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class ProcedureKind(models.TextChoices):
    CHECK_WORK = "check_work", "проверочные работы"
    STATE_EXAM = "state_exam", "государственная итоговая аттестация"
    STUDY = "study", "исследование качества образования"
    DIAGNOSTIC = "diagnostic", "диагностическая работа"
    OLYMPIAD = "olympiad", "олимпиада"
    SURVEY = "survey", "опрос"
    CONDITIONS = "conditions", "оценка условий"


class ProcedureLevel(models.TextChoices):
    INTERNATIONAL = "international", "международная"
    FEDERAL = "federal", "федеральная"
    REGIONAL = "regional", "региональная"
    MUNICIPAL = "municipal", "муниципальная"


@tracked()
class AssessmentProcedure(MunicipalityOwned):
    """An outdated name gets its last year and stays in the values of the years before."""

    code = models.SlugField("код", max_length=40)
    name = models.CharField("название", max_length=200)
    short_name = models.CharField("кратко", max_length=40)
    kind = models.CharField("вид", max_length=20, choices=ProcedureKind.choices)
    level = models.CharField("уровень", max_length=20, choices=ProcedureLevel.choices)
    first_grade = models.PositiveSmallIntegerField("с какого класса", null=True, blank=True)
    last_grade = models.PositiveSmallIntegerField("по какой класс", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("последний год", null=True, blank=True)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "оценочная процедура"
        verbose_name_plural = "оценочные процедуры"
        ordering = ["position", "short_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="procedure_code_is_unique_in_municipality",
                violation_error_message="Процедура с таким кодом уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(first_grade__isnull=True)
                | Q(last_grade__isnull=True)
                | Q(last_grade__gte=F("first_grade")),
                name="procedure_grades_are_in_order",
                violation_error_message="Последний класс меньше первого.",
            ),
            says("short_name", name="procedure_has_a_short_name", message="Напишите краткое название."),
        ]

    def __str__(self) -> str:
        return self.short_name


@tracked()
class ProcedureScope(MunicipalityOwned):
    """What a value of a procedure is about: «ВПР, математика, 5 класс». Subject and grade may be absent."""

    procedure = models.ForeignKey(
        AssessmentProcedure, on_delete=models.PROTECT, verbose_name="процедура", related_name="scopes"
    )
    subject = models.ForeignKey(
        SchoolSubject,
        on_delete=models.PROTECT,
        verbose_name="предмет",
        related_name="+",
        null=True,
        blank=True,
    )
    grade = models.PositiveSmallIntegerField(
        "класс",
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_GRADE), MaxValueValidator(LAST_GRADE)],
    )

    class Meta:
        verbose_name = "срез процедуры"
        verbose_name_plural = "срезы процедур"
        ordering = ["procedure__position", "grade", "subject__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "procedure", "subject", "grade"],
                nulls_distinct=False,
                name="scope_of_a_procedure_is_unique",
                violation_error_message="Такой срез уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(grade__range=(FIRST_GRADE, LAST_GRADE)),
                name="grade_is_between_one_and_eleven",
                violation_error_message="Класс – от 1 до 11.",
            ),
        ]

    def __str__(self) -> str:
        grade = f"{self.grade} класс" if self.grade else ""
        return ", ".join(filter(None, [str(self.procedure), str(self.subject or ""), grade]))
