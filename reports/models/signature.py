"""A signature of a registered document: a scan of the signed sheets, or a detached file (O7, domain 3.9).

ES-02: «the original file and the signature stay unchanged». Whose certificate lies in the file stands in its
`FileSignature` rows, read when the file came; no legal validity is claimed anywhere.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, StoredFile
from reports.models.document import Document
from reports.querysets import OfDocumentQuerySet


class SignatureKind(models.TextChoices):
    SCAN = "scan", "скан с подписью"
    DETACHED = "detached", "электронная подпись"


class SignatureFit(models.TextChoices):
    SAME = "same", "сделана для этого файла"
    UNKNOWN = "unknown", "сверить с файлом не удалось"


@tracked()
class DocumentSignature(MunicipalityOwned):
    """Never removed: one that was attached by mistake is withdrawn with a reason."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, verbose_name="документ", related_name="signatures"
    )
    kind = models.CharField("вид", max_length=10, choices=SignatureKind.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="+")
    filename = models.CharField("имя файла", max_length=255)
    fit = models.CharField("сверка с файлом", max_length=10, choices=SignatureFit.choices, blank=True)
    attached_at = models.DateTimeField("приложена", auto_now_add=True)
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто приложил", related_name="+"
    )
    withdrawn_at = models.DateTimeField("отозвана", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason_text = models.CharField("почему отозвана", max_length=500, blank=True)

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "подпись документа"
        verbose_name_plural = "подписи документов"
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "file"],
                condition=Q(withdrawn_at__isnull=True),
                name="file_is_attached_to_a_document_once",
                violation_error_message="Этот файл уже приложен к документу.",
            ),
            models.CheckConstraint(
                condition=Q(kind=SignatureKind.SCAN, fit="")
                | (Q(kind=SignatureKind.DETACHED) & Q(fit__in=SignatureFit.values)),
                name="detached_signature_says_how_it_fits",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="signature_is_withdrawn_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(reason_text=""),
                name="withdrawn_signature_says_why",
                violation_error_message="Напишите, почему подпись отзывается.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.filename}"
