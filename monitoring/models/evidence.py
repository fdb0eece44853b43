"""Evidence (подтверждение): a file, a link, the requisites of a document, or the mark of a reached state.

EV-02: «A proof is: a file, a link to a page, the requisites of a document (kind, number, date, title), or a
mark «состояние достигнуто» with a text».
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.models.task import Task
from monitoring.querysets import EvidenceQuerySet
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, StoredFile

#: why an earlier version does not stand any more
SUPERSEDED = "заменено новой версией"


class EvidenceKind(models.TextChoices):
    FILE = "file", "файл"
    LINK = "link", "ссылка"
    REQUISITES = "requisites", "реквизиты документа"
    STATEMENT = "statement", "состояние достигнуто"


class LinkState(models.TextChoices):
    """EV-07; empty until the worker has looked."""

    OPENS = "opens", "ссылка открывается"
    BROKEN = "broken", "ссылка не открывается"


@tracked()
class Evidence(MunicipalityOwned):
    """Belongs to one round of a task. `client_key` makes a repeated post the same post.

    Nothing that was submitted is deleted: taken out of a round it is withdrawn and stays (EV-09). A new
    version withdraws the one that it `replaces`. `document_text` is what is printed of requisites and of a
    statement; the four parts of requisites lie beside it. `advice` is a list of {code, tone, text}, with
    `is_internal` on what only the department may read.
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
        "реквизиты", max_length=1000, blank=True, help_text="вид, номер, дата и название документа"
    )
    document_kind_text = models.CharField("вид документа", max_length=100, blank=True)
    document_number_text = models.CharField("номер документа", max_length=60, blank=True)
    document_on = models.DateField("дата документа", null=True, blank=True)
    document_title = models.CharField("название документа", max_length=500, blank=True)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        verbose_name="вместо чего",
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    advice = models.JSONField("замечания при загрузке", default=list, blank=True)
    link_state = models.CharField("доступность", max_length=10, choices=LinkState.choices, blank=True)
    link_checked_at = models.DateTimeField("доступность проверена", null=True, blank=True)
    client_key = models.UUIDField("ключ отправителя", default=uuid.uuid4)
    added_at = models.DateTimeField("добавлено", auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("убрано", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawal_reason = models.CharField("почему убрано", max_length=500, blank=True)

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
                | (
                    Q(kind__in=[EvidenceKind.REQUISITES, EvidenceKind.STATEMENT], file__isnull=True, url="")
                    & ~Q(document_text="")
                ),
                name="evidence_is_exactly_what_its_kind_says",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="evidence_is_withdrawn_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(kind=EvidenceKind.REQUISITES)
                | Q(
                    document_kind_text="",
                    document_number_text="",
                    document_on__isnull=True,
                    document_title="",
                ),
                name="only_requisites_have_the_parts_of_a_document",
            ),
            models.CheckConstraint(
                condition=Q(link_state="", link_checked_at__isnull=True)
                | (~Q(link_state="") & Q(kind=EvidenceKind.LINK, link_checked_at__isnull=False)),
                name="looked_at_link_says_when",
            ),
        ]

    @property
    def is_superseded(self) -> bool:
        """Whether a new version has come instead of it; reads what was prefetched with the task."""
        return self.withdrawn_at is not None and self.withdrawal_reason == SUPERSEDED

    @property
    def sender_advice(self) -> list[dict[str, str]]:
        """What the sender may read of the advice: nothing about other organisations."""
        return [one for one in self.advice if not one.get("is_internal")]

    def __str__(self) -> str:
        return self.filename or self.url or self.document_text
