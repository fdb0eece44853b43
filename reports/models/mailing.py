"""A mailing (рассылка): one letter to each of many organisations, made in one run (O3)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from plans.models import Direction, Edition
from reports.mailing_states import TONES, MailingState
from reports.querysets import MailingQuerySet


@tracked(exclude=["done_count"])
class Mailing(MunicipalityOwned):
    """`texts` is the letter as a template; `done_count` of `letter_count` is the progress bar."""

    subject = models.CharField("о чём", max_length=300)
    texts = models.JSONField("тексты", default=dict)
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        verbose_name="редакция плана",
        related_name="+",
        null=True,
        blank=True,
    )
    direction = models.ForeignKey(
        Direction,
        on_delete=models.PROTECT,
        verbose_name="направление",
        related_name="+",
        null=True,
        blank=True,
    )
    state = models.CharField(
        "состояние", max_length=12, choices=MailingState.choices, default=MailingState.DRAFT
    )
    letter_count = models.PositiveIntegerField("писем", default=0)
    done_count = models.PositiveIntegerField("готово", default=0)
    error_text = models.TextField("почему не удалось", blank=True)
    created_at = models.DateTimeField("создана", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто создал", related_name="+"
    )

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = "рассылка"
        verbose_name_plural = "рассылки"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_count__lte=F("letter_count")), name="mailing_has_not_done_more_than_all"
            ),
            models.CheckConstraint(
                condition=~Q(state=MailingState.FAILED) | ~Q(error_text=""), name="failed_mailing_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def tone(self) -> str:
        return TONES[MailingState(self.state)]

    @property
    def is_waiting(self) -> bool:
        return self.state in (MailingState.QUEUED, MailingState.MAKING)


@tracked()
class MailingAddressee(MunicipalityOwned):
    """An organisation that gets a letter, with what is recommended to it: a line for each recommendation."""

    mailing = models.ForeignKey(
        Mailing, on_delete=models.CASCADE, verbose_name="рассылка", related_name="addressees"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    recommendations_text = models.TextField("рекомендации", blank=True)

    class Meta:
        verbose_name = "адресат рассылки"
        verbose_name_plural = "адресаты рассылок"
        ordering = ["organization__kind", "organization__short_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["mailing", "organization"],
                name="organization_is_addressed_once_in_a_mailing",
                violation_error_message="Эта организация уже есть в рассылке.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization}"
