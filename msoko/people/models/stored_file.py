"""Bytes that were accepted: imported plans, evidence, issued papers. The bytes lie in the file store."""

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models.municipality import MunicipalityOwned


@tracked()
class StoredFile(MunicipalityOwned):
    """Never changed after it was written; one row for each content of a municipality."""

    sha256 = models.CharField("контрольная сумма SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("размер, байт")
    content_type = models.CharField("тип по содержимому", max_length=120)
    stored_at = models.DateTimeField("сохранён", auto_now_add=True)

    class Meta:
        verbose_name = "файл"
        verbose_name_plural = "файлы"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "sha256"], name="content_is_stored_once_in_municipality"
            )
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
