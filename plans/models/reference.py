"""Directories shared by all municipalities; filled by `load_reference`, edited in the admin."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Direction(models.Model):
    """«Система оценки качества подготовки ...»: the set of directions is data (domain 1.11)."""

    key = models.SlugField("ключ", max_length=60, unique=True)
    name = models.CharField("название", max_length=300)
    short_name = models.CharField("кратко", max_length=100)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "направление"
        verbose_name_plural = "направления"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.short_name


class DeliverableKind(models.Model):
    """A kind of proof: приказ, протокол, справка ... (domain 1.10)."""

    key = models.SlugField("ключ", max_length=60, unique=True)
    name = models.CharField("название", max_length=150)
    spellings = ArrayField(
        models.CharField(max_length=150), verbose_name="как пишут", default=list, blank=True
    )
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "вид результата"
        verbose_name_plural = "виды результатов"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name
