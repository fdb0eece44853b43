"""An import under way: the file that was given, what was understood, and the plan that came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, StoredFile
from plans.import_states import ImportStage, ImportState
from plans.models.edition import Edition
from plans.models.plan import Plan
from plans.querysets import PlanImportQuerySet

#: what changes with each page that is read or each answer, and is no fact about the import
_PASSING = ["parsed", "kept", "answers", "stage", "pages_done", "pages_total"]


@tracked(exclude=_PASSING)
class PlanImport(MunicipalityOwned):
    """No plan exists before the person confirms; the file is kept with the plan afterwards (I5).

    `parsed` is the answer of I7, `kept` the same in full with the rows of the document, `answers` what the
    person has said on the preview so far. An import into `edition` makes no plan: it is compared with that
    draft (PL-05).
    """

    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="plan_imports"
    )
    filename = models.CharField("имя файла", max_length=255)
    parsed = models.JSONField("что понято", default=dict)
    kept = models.BinaryField("прочитанное целиком", default=bytes, editable=False)
    answers = models.JSONField("ответы", default=dict, blank=True, editable=False)
    state = models.CharField(
        "состояние", max_length=10, choices=ImportState.choices, default=ImportState.READY
    )
    stage = models.CharField(
        "ступень чтения", max_length=12, choices=ImportStage.choices, default=ImportStage.RECEIVED
    )
    pages_done = models.PositiveIntegerField("страниц прочитано", default=0)
    pages_total = models.PositiveIntegerField("страниц всего", default=0)
    try_count = models.PositiveSmallIntegerField("попыток чтения", default=0)
    failure_text = models.TextField("почему не прочитан", blank=True)
    edition = models.ForeignKey(
        Edition,
        on_delete=models.SET_NULL,
        verbose_name="сравнивается с редакцией",
        related_name="plan_imports",
        null=True,
        blank=True,
    )
    plan = models.OneToOneField(
        Plan,
        on_delete=models.CASCADE,
        verbose_name="план",
        related_name="plan_import",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField("загружен", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField("план создан", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    applied_at = models.DateTimeField("изменения приняты", null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        verbose_name = "загрузка плана"
        verbose_name_plural = "загрузки планов"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True, plan__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, plan__isnull=False),
                name="plan_import_is_confirmed_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True, applied_by__isnull=True)
                | Q(applied_at__isnull=False, applied_by__isnull=False),
                name="plan_import_is_applied_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(state=ImportState.FAILED) ^ Q(failure_text=""),
                name="failed_plan_import_says_why",
                violation_error_message="У непрочитанного файла должна быть названа причина.",
            ),
        ]

    def __str__(self) -> str:
        return self.filename
