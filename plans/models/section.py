"""A group row of the plan: part, direction, track or function line; any level may be absent (PL-02)."""

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.edition import Edition
from plans.models.reference import Direction


class SectionLevel(models.TextChoices):
    PART = "part", "раздел"
    DIRECTION = "direction", "направление"
    TRACK = "track", "трек"
    FUNCTION = "function", "функция"


@tracked()
class Section(MunicipalityOwned):
    """`position` orders all sections of an edition in the order of the document, through all levels."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, verbose_name="редакция", related_name="sections"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        verbose_name="внутри",
        related_name="children",
        null=True,
        blank=True,
    )
    level = models.CharField("уровень", max_length=10, choices=SectionLevel.choices)
    number_text = models.CharField("номер", max_length=30, blank=True)
    title = models.TextField("название")
    direction = models.ForeignKey(
        Direction,
        on_delete=models.PROTECT,
        verbose_name="направление",
        null=True,
        blank=True,
        related_name="+",
    )
    position = models.PositiveIntegerField("место", default=0)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    class Meta:
        verbose_name = "раздел плана"
        verbose_name_plural = "разделы планов"
        ordering = ["edition", "position"]
        indexes = [models.Index(fields=["edition", "position"], name="section_in_edition")]

    def __str__(self) -> str:
        return f"{self.number_text} {self.title}".strip()
