"""Acquaintance (ознакомление): a post is asked to read a registered document, and says that it has (3.10).

The one who is asked is a post, as with a visa: whoever holds it on the day, or acts for it, may answer; the
answer keeps the words of that day, so that the sheet never changes afterwards.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Position
from reports.models.document import Document
from reports.querysets import AcquaintanceQuerySet


@tracked()
class Acquaintance(MunicipalityOwned):
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, verbose_name="документ", related_name="acquaintances"
    )
    post = models.ForeignKey(
        Position, on_delete=models.PROTECT, verbose_name="кого ознакомить", related_name="acquaintances"
    )
    asked_at = models.DateTimeField("когда попросили")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто попросил", related_name="+"
    )
    reminded_on = models.DateField("когда напомнили", null=True, blank=True)
    post_text = models.CharField("должность в день ознакомления", max_length=200, blank=True)
    name_text = models.CharField("имя в день ознакомления", max_length=200, blank=True)
    acknowledged_at = models.DateTimeField("когда ознакомлен", null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AcquaintanceQuerySet.as_manager()

    class Meta:
        verbose_name = "ознакомление"
        verbose_name_plural = "ознакомления"
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "post"], name="post_is_asked_to_read_a_document_once"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="acquaintance_is_confirmed_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | (~Q(name_text="") & ~Q(post_text="")),
                name="confirmed_acquaintance_keeps_the_name_and_the_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_text or self.post_id}: {self.document}"
