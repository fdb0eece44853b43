"""One registered document changes or cancels another one (PR-07: «in both directions»)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from reports.models.document import Document
from reports.querysets import OfDocumentQuerySet


class LinkKind(models.TextChoices):
    AMENDS = "amends", "изменяет"
    REPEALS = "repeals", "отменяет"


@tracked()
class DocumentLink(MunicipalityOwned):
    """`document` is the new paper, `target` the one that it changes or cancels."""

    kind = models.CharField("что делает", max_length=10, choices=LinkKind.choices)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, verbose_name="новый документ", related_name="links"
    )
    target = models.ForeignKey(
        Document, on_delete=models.PROTECT, verbose_name="прежний документ", related_name="back_links"
    )
    linked_at = models.DateTimeField("отмечено", auto_now_add=True)
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто отметил", related_name="+"
    )

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "связь документов"
        verbose_name_plural = "связи документов"
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "target"],
                name="documents_are_linked_once",
                violation_error_message="Эти документы уже связаны.",
            ),
            models.CheckConstraint(
                condition=~Q(document=F("target")),
                name="document_changes_another_one",
                violation_error_message="Документ не может изменять или отменять сам себя.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.get_kind_display()} {self.target}"
