"""Wording of papers as the municipality has it: each saving is a new version, none is ever changed (O3)."""

from django.conf import settings
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from reports.kinds import DocumentKind


@tracked()
class Wording(MunicipalityOwned):
    """The version with the highest number is in force; without any the shipped text is.

    `texts` are templates with {fields}; empty, the version goes back to the shipped text.
    """

    kind = models.CharField("вид документа", max_length=30, choices=DocumentKind.choices)
    number = models.PositiveIntegerField("версия")
    texts = models.JSONField("тексты", default=dict, blank=True)
    made_at = models.DateTimeField("записана", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто записал", related_name="+"
    )

    class Meta:
        verbose_name = "шаблон документа"
        verbose_name_plural = "шаблоны документов"
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "number"], name="version_of_a_wording_has_one_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, версия {self.number}"

    @property
    def is_shipped(self) -> bool:
        return not self.texts
