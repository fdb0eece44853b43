"""Evidence (подтверждение): a file, a link or the requisites of a document (EV-02)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.models.task import Task
from monitoring.querysets import EvidenceQuerySet
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, StoredFile


class EvidenceKind(models.TextChoices):
    FILE = "file", "файл"
    LINK = "link", "ссылка"
    REQUISITES = "requisites", "реквизиты документа"


@tracked()
class Evidence(MunicipalityOwned):
    """Belongs to one round of a task. `client_key` makes a repeated post the same post.

    Nothing that was submitted is deleted: taken out of a round it is withdrawn and stays (EV-09).
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, verbose_name="задание", related_name="evidence")
    round = models.PositiveSmallIntegerField("круг", default=1)
    kind = models.CharField("вид", max_length=12, choices=EvidenceKind.choices)
    file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        verbose_name="файл",
        null=True,
        blank=True,
        related_name="evidence",
    )
    filename = models.CharField("имя файла", max_length=255, blank=True)
    url = models.URLField("ссылка", max_length=1000, blank=True)
    document_text = models.CharField(
        "реквизиты", max_length=500, blank=True, help_text="вид, номер, дата и название документа"
    )
    client_key = models.UUIDField("ключ отправителя", default=uuid.uuid4)
    added_at = models.DateTimeField("добавлено", auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("убрано", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "подтверждение"
        verbose_name_plural = "подтверждения"
        ordering = ["task", "round", "added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "client_key"], name="evidence_is_posted_once"),
            models.UniqueConstraint(
                fields=["task", "round", "file"],
                condition=Q(withdrawn_at__isnull=True, file__isnull=False),
                name="file_stands_once_in_a_round",
                violation_error_message="Этот файл уже приложен.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind=EvidenceKind.FILE, file__isnull=False, url="", document_text="") & ~Q(filename="")
                )
                | (Q(kind=EvidenceKind.LINK, file__isnull=True, document_text="") & ~Q(url=""))
                | (Q(kind=EvidenceKind.REQUISITES, file__isnull=True, url="") & ~Q(document_text="")),
                name="evidence_is_exactly_what_its_kind_says",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="evidence_is_withdrawn_completely_or_not_at_all",
            ),
        ]

    def __str__(self) -> str:
        return self.filename or self.url or self.document_text
