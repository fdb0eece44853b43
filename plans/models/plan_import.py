"""An import under way: the file that was given, what was understood, and the plan that came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, StoredFile
from plans.models.plan import Plan
from plans.querysets import PlanImportQuerySet


@tracked(exclude=["parsed"])
class PlanImport(MunicipalityOwned):
    """No plan exists before the person confirms; the file is kept with the plan afterwards (I5)."""

    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="plan_imports"
    )
    filename = models.CharField("имя файла", max_length=255)
    parsed = models.JSONField("что понято", default=dict)
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
            )
        ]

    def __str__(self) -> str:
        return self.filename
