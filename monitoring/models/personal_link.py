"""A personal link: opens one task for one person without the usual sign-in, for a limited time (T5)."""

import uuid

from django.db import models
from django.db.models import F, Q

from monitoring.models.task import Task
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Position


@tracked(exclude=["token_hash", "key"])
class PersonalLink(MunicipalityOwned):
    """The token itself is never stored: it is computed from `key` and the secret of the installation when a
    letter leaves, and is found again by its hash. Stands for a position, so it ends with the position.
    """

    key = models.UUIDField("ключ", default=uuid.uuid4, unique=True, editable=False)
    token_hash = models.CharField("отпечаток", max_length=64, unique=True, editable=False)
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, verbose_name="кому выдана", related_name="links"
    )
    task = models.ForeignKey(Task, on_delete=models.PROTECT, verbose_name="задание", related_name="links")
    issued_at = models.DateTimeField("выдана")
    expires_at = models.DateTimeField("действует до")
    revoked_at = models.DateTimeField("отозвана", null=True, blank=True)

    class Meta:
        verbose_name = "личная ссылка"
        verbose_name_plural = "личные ссылки"
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="link_expires_after_it_was_issued"
            )
        ]

    def __str__(self) -> str:
        return f"Личная ссылка № {self.pk}"
