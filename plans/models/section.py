"""A group row of the plan: part, direction, track or function line; any level may be absent (PL-02)."""

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.edition import Edition
from plans.models.place_field import PlaceField
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
    lead_text = models.CharField(
        "слова перед названием",
        max_length=80,
        blank=True,
        help_text="как напечатано: «Раздел I. », «Трек 2: »",
    )
    title = models.TextField("название")
    direction = models.ForeignKey(
        Direction,
        on_delete=models.PROTECT,
        verbose_name="направление",
        null=True,
        blank=True,
        related_name="+",
    )
    position = PlaceField("место", default=0)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    class Meta:
        verbose_name = "раздел плана"
        verbose_name_plural = "разделы планов"
        ordering = ["edition", "position"]
        indexes = [models.Index(fields=["edition", "position"], name="section_in_edition")]

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        """The line as it is printed."""
        return f"{self.lead_text or f'{self.number_text} '}{self.title}".strip()

    def take_number(self, number_text: str) -> None:
        """Change the number, and the number inside the printed lead; nothing is saved."""
        if self.number_text and self.number_text in self.lead_text:
            self.lead_text = self.lead_text.replace(self.number_text, number_text, 1)
        self.number_text = number_text
