"""Reporting forms and the reports that organisations owe by them (MC-01 to MC-05)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from monitoring.filing_states import FilingState
from monitoring.measure_querysets import OwnedQuerySet
from monitoring.models.measuring import period_field, person_field, says, together, year_field
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization
from msoko.people.models.organization import OrganizationKind


@tracked()
class ReportingForm(MunicipalityOwned):
    """MC-01: «code, full title, who gives, to whom, where placed, period, due rule, lag, start and end of
    validity».

    `due_text` is a deadline in words, understood by `plans.deadlines`; empty means a date set by an order.
    «changing a date changes only future periods»: a report keeps the date it was asked for.
    """

    code = models.SlugField("код", max_length=40)
    short_name = models.CharField("кратко", max_length=60)
    title = models.CharField("полное название", max_length=400)
    giver_kinds = ArrayField(
        models.CharField(max_length=20, choices=OrganizationKind.choices),
        verbose_name="кто сдаёт",
        default=list,
        blank=True,
    )
    receiver_text = models.CharField("кому", max_length=200, blank=True)
    due_text = models.CharField("срок", max_length=200, blank=True)
    every_year_count = models.PositiveSmallIntegerField("раз в сколько лет", default=1)
    year_shift = models.SmallIntegerField(
        "за какой год", default=0, help_text="0 – за текущий, -1 – за прошедший"
    )
    placement_name = models.CharField("где размещается", max_length=150, blank=True)
    placement_url = models.URLField("адрес", max_length=300, blank=True)
    is_placement_needed = models.BooleanField("размещение проверяется", default=False)
    starts_on = models.DateField("действует с", null=True, blank=True)
    ends_on = models.DateField("действует по", null=True, blank=True)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "форма отчётности"
        verbose_name_plural = "формы отчётности"
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="reporting_form_code_is_unique_in_municipality",
                violation_error_message="Форма с таким кодом уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="reporting_form_does_not_end_before_it_starts",
                violation_error_message="Форма не может закончиться раньше, чем начнётся.",
            ),
            models.CheckConstraint(
                condition=Q(every_year_count__gte=1),
                name="reporting_form_comes_at_least_sometimes",
                violation_error_message="Раз в сколько лет – не меньше одного.",
            ),
            says("title", name="reporting_form_has_a_title", message="Назовите форму."),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def is_assessment(self) -> bool:
        """Comes once in several years and finds shortcomings that are removed by a plan (MC-05)."""
        return self.every_year_count > 1


@tracked()
class ReportFiling(MunicipalityOwned):
    """MC-03: «For each form, organisation and period the system creates a report task». Late is computed.

    MC-04: «link and date of check»; MC-05: the day of the last filing of a form that comes every third year
    is what the next one is counted from.
    """

    reporting_form = models.ForeignKey(
        ReportingForm, on_delete=models.PROTECT, verbose_name="форма", related_name="filings"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    year = year_field()
    period = period_field()
    due_on = models.DateField("срок", null=True, blank=True)
    state = models.CharField(
        "состояние", max_length=10, choices=FilingState.choices, default=FilingState.EXPECTED
    )
    filed_on = models.DateField("сдан", null=True, blank=True)
    placement_url = models.URLField("ссылка на размещение", max_length=500, blank=True)
    checked_at = models.DateTimeField("когда проверено размещение", null=True, blank=True)
    checked_by = person_field("кто проверил размещение", is_optional=True)
    reviewed_at = models.DateTimeField("когда решено", null=True, blank=True)
    reviewed_by = person_field("кто решил", is_optional=True)
    return_reason = models.TextField("почему возвращён", blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "отчёт организации"
        verbose_name_plural = "отчёты организаций"
        ordering = ["due_on", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["reporting_form", "organization", "year", "period"],
                name="organization_files_a_form_once_in_a_period",
                violation_error_message="Отчёт этой организации за этот период уже есть.",
            ),
            together("checked_at", "checked_by", name="placement_is_checked_completely_or_not_at_all"),
            together("reviewed_at", "reviewed_by", name="filing_is_reviewed_completely_or_not_at_all"),
            models.CheckConstraint(
                condition=Q(state__in=[FilingState.EXPECTED, FilingState.MISSED, FilingState.RETURNED])
                | Q(filed_on__isnull=False),
                name="filed_report_says_when",
                violation_error_message="Укажите, когда сдан отчёт.",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True) | ~Q(placement_url=""),
                name="checked_placement_has_a_link",
                violation_error_message="Проверять нечего: ссылки на размещение нет.",
            ),
            says(
                "return_reason",
                name="returned_filing_says_why",
                message="Напишите, почему отчёт возвращён.",
                unless=~Q(state=FilingState.RETURNED),
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state", "due_on"], name="filings_of_organization"),
            models.Index(fields=["municipality", "year", "state"], name="filings_of_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.reporting_form}, {self.year}: {self.organization}"
