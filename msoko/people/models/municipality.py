"""The municipality: the border that no data cross."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.db import models


def check_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(f"Часового пояса «{name}» нет. Пример: Europe/Moscow.")


class Municipality(models.Model):
    """A directory without row-level security: it is read before anybody's municipality is known."""

    code = models.SlugField("код", max_length=50, unique=True, help_text="латиницей, для команд и ссылок")
    name = models.CharField("название", max_length=200)
    name_genitive = models.CharField(
        "название в родительном падеже", max_length=200, help_text="«администрации … кого?»"
    )
    administration_name = models.CharField("администрация", max_length=300, blank=True)
    place = models.CharField("место издания документов", max_length=100, blank=True)
    time_zone = models.CharField(
        "часовой пояс", max_length=50, default="Europe/Moscow", validators=[check_time_zone]
    )

    class Meta:
        verbose_name = "муниципалитет"
        verbose_name_plural = "муниципалитеты"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MunicipalityOwned(models.Model):
    """What belongs to one municipality; the column that row-level security looks at."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, verbose_name="муниципалитет", related_name="+", editable=False
    )

    class Meta:
        abstract = True
