"""Collection rounds: what is asked, of whom, between which days; and what each organisation sent (M2).

M2: «period, indicators, organisations, deadline, form ... Windows, exceptions for one school, lock after
approval». CY-09: «Representative sample: list of organisations/classes in it, rule, date».
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from monitoring.measure_querysets import OwnedQuerySet, RoundQuerySet, SubmissionQuerySet
from monitoring.models.indicator import IndicatorSet
from monitoring.models.measuring import period_field, person_field, says, together, year_field
from monitoring.models.primary_field import PrimaryField
from monitoring.models.procedure import ProcedureScope
from monitoring.round_states import RoundState
from monitoring.submission_states import SubmissionState
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization


@tracked()
class CollectionRound(MunicipalityOwned):
    """The organisations that are asked are its submissions; the cells of the form are its fields."""

    title = models.CharField("название", max_length=300)
    year = year_field()
    period = period_field()
    indicator_set = models.ForeignKey(
        IndicatorSet, on_delete=models.PROTECT, verbose_name="набор показателей", related_name="rounds"
    )
    opens_on = models.DateField("открыт с")
    closes_on = models.DateField("открыт по")
    state = models.CharField("состояние", max_length=10, choices=RoundState.choices, default=RoundState.DRAFT)
    is_sample = models.BooleanField("репрезентативная выборка", default=False)
    sample_rule_text = models.TextField("правило выборки", blank=True)
    sample_on = models.DateField("дата выборки", null=True, blank=True)
    note_text = models.TextField("пояснение для организаций", blank=True)
    created_at = models.DateTimeField("когда создан", auto_now_add=True)
    created_by = person_field("кто создал")
    approved_at = models.DateTimeField("когда утверждён", null=True, blank=True)
    approved_by = person_field("кто утвердил", is_optional=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "сбор данных"
        verbose_name_plural = "сборы данных"
        ordering = ["-year", "-opens_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_does_not_close_before_it_opens",
                violation_error_message="Сбор не может закончиться раньше, чем начнётся.",
            ),
            together("approved_at", "approved_by", name="round_is_approved_completely_or_not_at_all"),
            models.CheckConstraint(
                condition=Q(state=RoundState.APPROVED) ^ Q(approved_at__isnull=True),
                name="approved_round_says_when",
            ),
            models.CheckConstraint(
                condition=Q(is_sample=False) | Q(sample_on__isnull=False) & ~Q(sample_rule_text=""),
                name="sample_says_its_rule_and_date",
                violation_error_message="Напишите правило и дату выборки.",
            ),
            says("title", name="round_has_a_title", message="Назовите сбор."),
        ]
        indexes = [models.Index(fields=["municipality", "year", "state"], name="rounds_of_a_year")]

    def __str__(self) -> str:
        return self.title


@tracked()
class RoundField(MunicipalityOwned):
    """One line of the form: a field, of one scope where it belongs to a procedure."""

    round = models.ForeignKey(
        CollectionRound, on_delete=models.CASCADE, verbose_name="сбор", related_name="fields"
    )
    field = models.ForeignKey(PrimaryField, on_delete=models.PROTECT, verbose_name="поле", related_name="+")
    scope = models.ForeignKey(
        ProcedureScope,
        on_delete=models.PROTECT,
        verbose_name="срез",
        related_name="+",
        null=True,
        blank=True,
    )
    is_required = models.BooleanField("обязательное", default=True)
    position = models.PositiveIntegerField("место", default=0)

    class Meta:
        verbose_name = "строка формы"
        verbose_name_plural = "строки формы"
        ordering = ["round", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "field", "scope"],
                nulls_distinct=False,
                name="round_asks_for_a_field_once",
                violation_error_message="Это поле в сборе уже есть.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} ({self.scope})" if self.scope_id else str(self.field)


@tracked()
class RoundExtension(MunicipalityOwned):
    """The window of one organisation is longer; the latest extension holds."""

    round = models.ForeignKey(
        CollectionRound, on_delete=models.CASCADE, verbose_name="сбор", related_name="extensions"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    closes_on = models.DateField("открыт по")
    reason = models.CharField("почему", max_length=500)
    granted_at = models.DateTimeField("когда", auto_now_add=True)
    granted_by = person_field("кто разрешил")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "продление сбора"
        verbose_name_plural = "продления сборов"
        ordering = ["round", "organization", "-granted_at"]
        constraints = [
            says("reason", name="extension_says_why", message="Напишите, почему срок продлён."),
        ]
        indexes = [models.Index(fields=["round", "organization"], name="extensions_of_a_round")]

    def __str__(self) -> str:
        return f"{self.organization}: по {self.closes_on:%d.%m.%Y}"


@tracked()
class Submission(MunicipalityOwned):
    """What one organisation gives in one round. `grades` are the classes of the sample; empty means all."""

    round = models.ForeignKey(
        CollectionRound, on_delete=models.CASCADE, verbose_name="сбор", related_name="submissions"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    state = models.CharField(
        "состояние", max_length=10, choices=SubmissionState.choices, default=SubmissionState.FILLING
    )
    grades = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name="классы выборки", default=list, blank=True
    )
    submitted_at = models.DateTimeField("когда отправлено", null=True, blank=True)
    submitted_by = person_field("кто отправил", is_optional=True)
    reviewed_at = models.DateTimeField("когда проверено", null=True, blank=True)
    reviewed_by = person_field("кто проверил", is_optional=True)
    return_reason = models.TextField("почему возвращено", blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "данные организации"
        verbose_name_plural = "данные организаций"
        ordering = ["round", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organization"],
                name="organization_is_asked_once_in_a_round",
                violation_error_message="Организация в этом сборе уже есть.",
            ),
            together("submitted_at", "submitted_by", name="submission_is_sent_completely_or_not_at_all"),
            together("reviewed_at", "reviewed_by", name="submission_is_reviewed_completely_or_not_at_all"),
            models.CheckConstraint(
                condition=~Q(state__in=[SubmissionState.SENT, SubmissionState.ACCEPTED])
                | Q(submitted_at__isnull=False),
                name="sent_submission_says_when",
            ),
            says(
                "return_reason",
                name="returned_submission_says_why",
                message="Напишите, почему возвращаете: школа увидит этот текст.",
                unless=~Q(state=SubmissionState.RETURNED),
            ),
        ]
        indexes = [models.Index(fields=["organization", "state"], name="submissions_of_organization")]

    def __str__(self) -> str:
        return f"{self.organization}: {self.round}"
