"""What was read in a stored file: its words, its electronic signatures, the word of the antivirus."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models.municipality import MunicipalityOwned
from msoko.people.models.stored_file import StoredFile

#: how much of a document is kept for the search and for the advice
MAX_TEXT = 200_000


@tracked(exclude=["text", "search"])
class FileText(MunicipalityOwned):
    """The words of a file, taken out once; a scan or a photograph has none and is not readable.

    Its history leaves the words out: they follow from the bytes, which never change.
    """

    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="words"
    )
    text = models.TextField("текст", blank=True)
    #: the words in their Russian forms, kept by the database itself
    search = models.GeneratedField(
        expression=SearchVector("text", config="russian"),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )
    is_readable = models.BooleanField("текст прочитан", default=False)
    extracted_at = models.DateTimeField("прочитан", auto_now_add=True)

    class Meta:
        verbose_name = "текст файла"
        verbose_name_plural = "тексты файлов"
        indexes = [GinIndex(fields=["search"], name="words_of_files")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_readable=True) | Q(text=""), name="unreadable_file_has_no_text"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


@tracked()
class FileSignature(MunicipalityOwned):
    """Whose certificate lies in a detached signature. EV-04: «no claim of legal validity without a check
    service»; nothing but what is printed is kept of the certificate (LAW-03).
    """

    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="signatures"
    )
    position = models.PositiveSmallIntegerField("место", default=0)
    owner_text = models.CharField("владелец", max_length=300)
    serial_text = models.CharField("номер сертификата", max_length=80)
    issuer_text = models.CharField("кем выдан", max_length=300, blank=True)
    valid_since_on = models.DateField("действует с")
    valid_until_on = models.DateField("действует до")

    class Meta:
        verbose_name = "сведения о подписи"
        verbose_name_plural = "сведения о подписях"
        ordering = ["file", "position"]
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="signature_has_its_place_in_the_file")
        ]

    def __str__(self) -> str:
        return self.owner_text


class ScanState(models.TextChoices):
    WAITING = "waiting", "проверяется"
    CLEAN = "clean", "чисто"
    INFECTED = "infected", "найден вирус"
    FAILED = "failed", "проверить не удалось"


@tracked()
class FileScan(MunicipalityOwned):
    """The word of the antivirus; there is no row where none is configured.

    quality.md 4: «the submission is accepted and timestamped, others see the file when it is clean».
    """

    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="scan"
    )
    state = models.CharField("состояние", max_length=10, choices=ScanState.choices, default=ScanState.WAITING)
    threat_text = models.CharField("что найдено", max_length=200, blank=True)
    asked_at = models.DateTimeField("передан на проверку", auto_now_add=True)
    scanned_at = models.DateTimeField("проверен", null=True, blank=True)

    class Meta:
        verbose_name = "проверка на вирусы"
        verbose_name_plural = "проверки на вирусы"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ScanState.INFECTED) | ~Q(threat_text=""),
                name="infected_file_says_with_what",
            ),
            models.CheckConstraint(
                condition=Q(state=ScanState.WAITING, scanned_at__isnull=True)
                | (~Q(state=ScanState.WAITING) & Q(scanned_at__isnull=False)),
                name="scanned_file_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()


@tracked()
class StoreCheck(MunicipalityOwned):
    """One night's comparison of rows, bytes and checksums; quality.md 4: «Nightly reconcile of rows, files
    and hashes». `orphan_count` is of the whole installation: bytes that no row names belong to nobody.
    """

    checked_at = models.DateTimeField("когда", auto_now_add=True)
    file_count = models.PositiveIntegerField("файлов", default=0)
    byte_count = models.PositiveBigIntegerField("байт", default=0)
    missing = models.JSONField("нет на диске", default=list, blank=True)
    damaged = models.JSONField("не совпала контрольная сумма", default=list, blank=True)
    orphan_count = models.PositiveIntegerField("убрано лишних файлов", default=0)

    class Meta:
        verbose_name = "сверка хранилища"
        verbose_name_plural = "сверки хранилища"
        ordering = ["-checked_at", "-pk"]

    @property
    def is_good(self) -> bool:
        return not self.missing and not self.damaged

    def __str__(self) -> str:
        return "всё на месте" if self.is_good else "есть потери"
