"""A table of all organisations under way: the file that was given, kept until a person writes it (M2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.measure_querysets import DepartmentQuerySet
from monitoring.models.collection import CollectionRound
from monitoring.models.measuring import together
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, StoredFile


@tracked(exclude=["kept"])
class TableImport(MunicipalityOwned):
    """Nothing is written before the person has seen what would change.

    `kept` are the rows as they were read, so that the foreign file is not read a second time; they go when
    the table is written, the file stays.
    """

    round = models.ForeignKey(
        CollectionRound, on_delete=models.CASCADE, verbose_name="сбор", related_name="table_imports"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="+")
    filename = models.CharField("имя файла", max_length=255)
    kept = models.BinaryField("прочитанные строки", default=bytes, editable=False)
    given_at = models.DateTimeField("загружена", auto_now_add=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто загрузил", related_name="+"
    )
    written_at = models.DateTimeField("записана", null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        verbose_name="кто записал",
        related_name="+",
        null=True,
        blank=True,
    )
    cell_count = models.PositiveIntegerField("ячеек", default=0)
    changed_count = models.PositiveIntegerField("изменилось", default=0)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "загрузка таблицы"
        verbose_name_plural = "загрузки таблиц"
        ordering = ["-given_at", "-pk"]
        constraints = [
            together("written_at", "written_by", name="table_is_written_completely_or_not_at_all"),
            models.CheckConstraint(
                condition=Q(written_at__isnull=False) | Q(cell_count=0, changed_count=0),
                name="table_that_is_not_written_has_changed_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.filename
