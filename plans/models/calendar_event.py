"""Events that date many activities at once, and the dates that people have set.

D2: «the specialist sets the date with the document that sets it; one shared calendar event (ВПР, ГИА,
reporting windows) dates all activities that wait for it; moving it shows what shifts». DL-06: «the user
records the date(s) and the document (title, number, date, link)».
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.deadlines import Told
from plans.models.plan import Plan


class EventKind(models.TextChoices):
    ASSESSMENT = "assessment", "оценочная процедура"
    REPORTING = "reporting", "отчётное окно"
    MEETING = "meeting", "совещание, конференция"
    OTHER = "other", "другое"


@tracked()
class CalendarEvent(MunicipalityOwned):
    title = models.CharField("название", max_length=200)
    kind = models.CharField("вид", max_length=12, choices=EventKind.choices, default=EventKind.ASSESSMENT)
    starts_on = models.DateField("начало")
    ends_on = models.DateField("окончание", null=True, blank=True)
    document_text = models.CharField("чем установлено", max_length=500)
    url = models.URLField("ссылка на документ", max_length=1000, blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    class Meta:
        verbose_name = "событие календаря"
        verbose_name_plural = "события календаря"
        ordering = ["starts_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="event_does_not_end_before_it_starts",
                violation_error_message="Окончание раньше начала. Поправьте даты.",
            ),
            models.CheckConstraint(
                condition=~Q(document_text=""),
                name="event_names_the_document_that_sets_it",
                violation_error_message="Укажите документ, который устанавливает даты.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def dates(self) -> str:
        return Told(self.starts_on, self.ends_on or self.starts_on, "").label


@tracked()
class DueDecision(MunicipalityOwned):
    """One date of one activity, set by a person; `activity_key` is the same in every edition of the plan.

    With an `event` the dates are those of the event, or counted from it, and follow when it moves.
    """

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, verbose_name="план", related_name="due_decisions"
    )
    activity_key = models.UUIDField("ключ мероприятия", default=uuid.uuid4, editable=False)
    starts_on = models.DateField("начало окна")
    due_on = models.DateField("срок")
    document_text = models.CharField("чем установлено", max_length=500, blank=True)
    url = models.URLField("ссылка на документ", max_length=1000, blank=True)
    event = models.ForeignKey(
        CalendarEvent,
        on_delete=models.PROTECT,
        verbose_name="событие",
        related_name="decisions",
        null=True,
        blank=True,
    )
    decided_at = models.DateTimeField("когда", auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто", related_name="+"
    )

    class Meta:
        verbose_name = "указанная дата"
        verbose_name_plural = "указанные даты"
        ordering = ["plan", "due_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__isnull=False) | ~Q(document_text=""),
                name="decision_names_a_document_or_an_event",
                violation_error_message="Укажите документ, который устанавливает дату.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("starts_on")),
                name="decision_is_not_due_before_it_starts",
                violation_error_message="Окончание раньше начала. Поправьте даты.",
            ),
            models.UniqueConstraint(
                fields=["plan", "activity_key", "due_on"],
                name="date_is_decided_once_for_an_activity",
                violation_error_message="Эта дата у мероприятия уже есть.",
            ),
        ]

    def __str__(self) -> str:
        return self.told.label

    @property
    def told(self) -> Told:
        """Needs `event` selected."""
        words = f"{self.event.title}, {self.event.document_text}" if self.event else self.document_text
        return Told(self.starts_on, self.due_on, words)

    @property
    def source_url(self) -> str:
        """Where the document lies that sets the date; needs `event` selected."""
        return self.event.url if self.event else self.url
