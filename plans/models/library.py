"""The library (P9): standard activities, what a municipality keeps itself, and cycles that fill a track.

P9: «Library of standard activities per direction (reference data, can be grown from any plan): pick and
insert». CY-01: «The cycle types are templates (editable) that fill a track with steps, default deadlines,
bodies and expected proofs».
"""

from django.conf import settings
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.reference import Direction


class LibraryRow(models.Model):
    """The words of a row as a draft will take them over; years stand in no word of it."""

    title = models.TextField("мероприятие")
    due_text = models.TextField("срок", blank=True)
    executors_text = models.TextField("исполнители", blank=True)
    conduct_format = models.TextField("форма проведения", blank=True)
    steps_text = models.TextField("перечень действий", blank=True)
    deliverables_text = models.TextField("результат", blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title[:120]


class StandardActivity(LibraryRow):
    """Shared by all municipalities, loaded by `load_reference`, edited in the admin."""

    key = models.SlugField("ключ", max_length=60, unique=True)
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, verbose_name="направление", related_name="+"
    )
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "типовое мероприятие"
        verbose_name_plural = "типовые мероприятия"
        ordering = ["direction__position", "position"]


class CycleTemplate(models.Model):
    key = models.SlugField("ключ", max_length=60, unique=True)
    name = models.CharField("название", max_length=200)
    purpose_text = models.TextField("когда подходит", blank=True)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "управленческий цикл"
        verbose_name_plural = "управленческие циклы"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class CycleStep(LibraryRow):
    template = models.ForeignKey(
        CycleTemplate, on_delete=models.CASCADE, verbose_name="цикл", related_name="steps"
    )
    position = models.PositiveSmallIntegerField("шаг")

    class Meta:
        verbose_name = "шаг цикла"
        verbose_name_plural = "шаги циклов"
        ordering = ["template", "position"]
        constraints = [
            models.UniqueConstraint(fields=["template", "position"], name="cycle_has_one_step_at_a_place")
        ]


@tracked()
class LibraryActivity(MunicipalityOwned, LibraryRow):
    """Saved from a plan by the municipality for itself."""

    direction = models.ForeignKey(
        Direction,
        on_delete=models.PROTECT,
        verbose_name="направление",
        related_name="+",
        null=True,
        blank=True,
    )
    saved_at = models.DateTimeField("сохранено", auto_now_add=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто", related_name="+"
    )

    class Meta:
        verbose_name = "мероприятие библиотеки"
        verbose_name_plural = "библиотека муниципалитета"
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "title", "direction"],
                nulls_distinct=False,
                name="library_keeps_a_title_once_in_a_direction",
                violation_error_message="Такое мероприятие в библиотеке уже есть.",
            )
        ]
