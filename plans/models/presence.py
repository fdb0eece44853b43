"""Who has the page of a plan open, and in which cell. Written every few seconds, worth nothing a minute
later.
"""

from django.conf import settings
from django.db import models

from msoko.people.models import MunicipalityOwned
from plans.models.edition import Edition


class Presence(MunicipalityOwned):
    """One row for a person and an edition; not tracked, for it is no fact about the plan.

    `cell_text` is «activity-12 due» while a cell is open, else empty.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, verbose_name="редакция", related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name="кто", related_name="+"
    )
    cell_text = models.CharField("ячейка", max_length=60, blank=True)
    seen_at = models.DateTimeField("когда")

    class Meta:
        verbose_name = "присутствие на странице"
        verbose_name_plural = "присутствие на страницах"
        ordering = ["edition", "person"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="person_is_present_once_in_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.edition}"
