"""Reminders: the log of every letter, what each of them reminded of, and what a person wishes (T5)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from monitoring.models.task import Task
from monitoring.querysets import ReminderQuerySet
from monitoring.reminding import FIRST_HOUR, LAST_HOUR, STEP_TITLES, default_steps
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


class ReminderKind(models.TextChoices):
    DIGEST = "digest", "сводка за день"
    RETURNED = "returned", "вернули"
    LINK = "link", "новая ссылка"
    DOSSIER = "dossier", "досье готово"
    READING = "reading", "ознакомиться"
    DATA = "data", "просьба сдать данные"


class ReminderState(models.TextChoices):
    QUEUED = "queued", "в очереди"
    SENT = "sent", "отправлено"
    FAILED = "failed", "не удалось"


@tracked(exclude=["body_text"])
class Reminder(MunicipalityOwned):
    """One letter. Written in the transaction that asks for its sending, so that none is lost or doubled.

    Personal links stand in `body_text` as marks; their tokens exist in the letter only.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кому", related_name="reminders"
    )
    kind = models.CharField("вид", max_length=10, choices=ReminderKind.choices)
    planned_on = models.DateField("за день")
    subject = models.CharField("тема", max_length=250)
    body_text = models.TextField("текст")
    to_text = models.EmailField("адрес")
    state = models.CharField(
        "состояние", max_length=10, choices=ReminderState.choices, default=ReminderState.QUEUED
    )
    tries_count = models.PositiveSmallIntegerField("попыток", default=0)
    queued_at = models.DateTimeField("поставлено в очередь")
    sent_at = models.DateTimeField("отправлено", null=True, blank=True)
    error_text = models.TextField("почему не удалось", blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "письмо"
        verbose_name_plural = "письма"
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "person", "planned_on"],
                condition=Q(kind=ReminderKind.DIGEST),
                name="person_gets_one_digest_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=ReminderState.SENT, sent_at__isnull=False)
                | (~Q(state=ReminderState.SENT) & Q(sent_at__isnull=True)),
                name="sent_letter_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReminderState.FAILED) | ~Q(error_text=""), name="failed_letter_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


@tracked()
class ReminderItem(MunicipalityOwned):
    """A letter reminded this person of this task at this step; once, whatever happens."""

    reminder = models.ForeignKey(
        Reminder, on_delete=models.PROTECT, verbose_name="письмо", related_name="items"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кому", related_name="+"
    )
    task = models.ForeignKey(Task, on_delete=models.PROTECT, verbose_name="задание", related_name="reminders")
    step = models.CharField("ступень", max_length=20)
    due_on = models.DateField("срок, о котором напомнили", null=True, blank=True)

    class Meta:
        verbose_name = "напоминание о задании"
        verbose_name_plural = "напоминания о заданиях"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "task", "step", "due_on"],
                nulls_distinct=False,
                name="step_of_a_task_is_reminded_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.task}"


@tracked()
class ReminderPreference(MunicipalityOwned):
    """What one person wishes in this municipality; without a row the defaults hold."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="человек", related_name="+"
    )
    is_on = models.BooleanField("присылать напоминания", default=True)
    steps = ArrayField(
        models.CharField(max_length=12, choices=list(STEP_TITLES.items())),
        verbose_name="когда напоминать",
        default=default_steps,
        blank=True,
    )
    hour = models.PositiveSmallIntegerField(
        "не раньше, ч",
        default=FIRST_HOUR,
        validators=[MinValueValidator(FIRST_HOUR), MaxValueValidator(LAST_HOUR)],
    )
    quiet_since_on = models.DateField("тихие дни с", null=True, blank=True)
    quiet_until_on = models.DateField("тихие дни по", null=True, blank=True)

    class Meta:
        verbose_name = "настройка напоминаний"
        verbose_name_plural = "настройки напоминаний"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "person"], name="person_has_one_preference_in_municipality"
            ),
            models.CheckConstraint(
                condition=Q(hour__gte=FIRST_HOUR, hour__lte=LAST_HOUR),
                name="letters_go_in_working_hours",
                violation_error_message="Письма уходят в рабочие часы: с 9 до 18.",
            ),
            models.CheckConstraint(
                condition=Q(quiet_since_on__isnull=True, quiet_until_on__isnull=True)
                | Q(
                    quiet_since_on__isnull=False,
                    quiet_until_on__isnull=False,
                    quiet_until_on__gte=F("quiet_since_on"),
                ),
                name="quiet_days_have_both_ends",
                violation_error_message="Укажите оба дня: первый и последний, последний не раньше первого.",
            ),
        ]

    def __str__(self) -> str:
        return f"Напоминания: {self.person}"
