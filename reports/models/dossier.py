"""A dossier (досье): one ZIP of accepted evidence with its register and the list of what is missing (T6)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from plans.models import Direction
from reports.cycle import Step
from reports.dossier_states import TONES, DossierState
from reports.querysets import DossierQuerySet


class DossierScope(models.TextChoices):
    YEAR = "year", "всё за период"
    DIRECTION = "direction", "одно направление"
    STEP = "step", "этап управленческого цикла"
    ORGANIZATION = "organization", "одна организация"
    READINESS = "readiness", "готовность к оценке"


@tracked(exclude=["done_count"])
class Dossier(MunicipalityOwned):
    """The bytes lie outside of the file store, under `key`, until `expires_at`; then the row alone stays.

    `step` 0 is what names no step of the cycle. `done_count` of `file_count` is the progress bar.
    Readiness is of a calendar year, as the criteria are; without a direction it is the whole matrix.
    """

    scope = models.CharField("что собрать", max_length=12, choices=DossierScope.choices)
    direction = models.ForeignKey(
        Direction,
        on_delete=models.PROTECT,
        verbose_name="направление",
        related_name="+",
        null=True,
        blank=True,
    )
    step = models.PositiveSmallIntegerField("этап", null=True, blank=True)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        verbose_name="организация",
        related_name="+",
        null=True,
        blank=True,
    )
    first_on = models.DateField("с")
    last_on = models.DateField("по")
    title = models.CharField("название", max_length=300)
    state = models.CharField(
        "состояние", max_length=10, choices=DossierState.choices, default=DossierState.QUEUED
    )
    key = models.UUIDField("ключ файла", default=uuid.uuid4, editable=False, unique=True)
    file_count = models.PositiveIntegerField("файлов", default=0)
    done_count = models.PositiveIntegerField("собрано файлов", default=0)
    missing_count = models.PositiveIntegerField("не хватает", default=0)
    size = models.PositiveBigIntegerField("размер, байт", default=0)
    tries_count = models.PositiveSmallIntegerField("попыток", default=0)
    error_text = models.TextField("почему не удалось", blank=True)
    requested_at = models.DateTimeField("заказано", auto_now_add=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто заказал", related_name="+"
    )
    expires_at = models.DateTimeField("хранится до", null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "досье"
        verbose_name_plural = "досье"
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scope=DossierScope.YEAR, direction=None, step=None, organization=None)
                | Q(scope=DossierScope.DIRECTION, direction__isnull=False, step=None, organization=None)
                | Q(scope=DossierScope.STEP, step__isnull=False, direction=None, organization=None)
                | Q(scope=DossierScope.ORGANIZATION, organization__isnull=False, direction=None, step=None)
                | Q(scope=DossierScope.READINESS, organization=None, step=None),
                name="dossier_is_about_what_its_scope_says",
            ),
            models.CheckConstraint(
                condition=~Q(scope=DossierScope.READINESS)
                | Q(
                    first_on__day=1,
                    first_on__month=1,
                    last_on__day=31,
                    last_on__month=12,
                    last_on__year=ExtractYear("first_on"),
                ),
                name="readiness_is_of_a_calendar_year",
                violation_error_message="Готовность считается за календарный год.",
            ),
            models.CheckConstraint(
                condition=Q(step__isnull=True) | Q(step__lte=max(Step)), name="dossier_knows_nine_steps"
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="dossier_does_not_end_before_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state=DossierState.READY) | Q(expires_at__isnull=False),
                name="ready_dossier_says_until_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=DossierState.FAILED) | ~Q(error_text=""), name="failed_dossier_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        return TONES[DossierState(self.state)]

    @property
    def is_waiting(self) -> bool:
        return self.state in (DossierState.QUEUED, DossierState.MAKING)
