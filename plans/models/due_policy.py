"""What a municipality has set about its deadlines (DL-09), and the country's calendar of working days.

DL-09: «The report lag ... and the reminder days are settings; if the due date is a day off, setting: keep /
previous / next working day. Working calendar is editable». A municipality without a row has the defaults of
`plans.deadlines.DueSettings`.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned

LONGEST_LAG = 60


class DayOff(models.TextChoices):
    KEEP = "keep", "оставить как есть"
    PREVIOUS = "previous", "на рабочий день раньше"
    NEXT = "next", "на следующий рабочий день"


def day_field(name: str, default: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        name, default=default, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )


def month_field(name: str, default: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        name, default=default, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )


@tracked()
class DuePolicy(MunicipalityOwned):
    """`school_calendar` holds dated terms and holidays: {"name", "start", "end"} with ISO dates."""

    report_lag_days = models.PositiveSmallIntegerField(
        "дней на отчёт", default=0, validators=[MaxValueValidator(LONGEST_LAG)]
    )
    period_lag_days = models.PositiveSmallIntegerField(
        "дней на отчёт за квартал и полугодие",
        null=True,
        blank=True,
        validators=[MaxValueValidator(LONGEST_LAG)],
        help_text="пусто: столько же, сколько на любой отчёт",
    )
    day_off = models.CharField(
        "срок в выходной день", max_length=10, choices=DayOff.choices, default=DayOff.KEEP
    )
    school_year_begin_day = day_field("начало учебного года, день", default=30)
    school_year_begin_month = month_field("начало учебного года, месяц", default=9)
    school_year_end_day = day_field("итоги учебного года, день", default=30)
    school_year_end_month = month_field("итоги учебного года, месяц", default=6)
    school_calendar = models.JSONField("календарный учебный график", default=list, blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    class Meta:
        verbose_name = "правила сроков"
        verbose_name_plural = "правила сроков"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"],
                name="municipality_has_one_due_policy",
                violation_error_message="Правила сроков уже есть: измените их.",
            ),
            models.CheckConstraint(
                condition=models.Q(report_lag_days__lte=LONGEST_LAG)
                & (models.Q(period_lag_days__isnull=True) | models.Q(period_lag_days__lte=LONGEST_LAG)),
                name="report_lag_is_at_most_two_months",
                violation_error_message=f"На отчёт можно дать не больше {LONGEST_LAG} дней.",
            ),
        ]

    def __str__(self) -> str:
        return "Правила сроков"


class CalendarDay(models.Model):
    """A day that is not what its weekday says: a day off moved by the Government, or a working Saturday.

    The same for the whole country; the fixed holidays of the Labour Code stand in `msoko.lib.calendar_ru`.
    """

    day = models.DateField("дата", unique=True)
    is_working = models.BooleanField("рабочий")
    reason = models.CharField("почему", max_length=200, blank=True)

    class Meta:
        verbose_name = "день производственного календаря"
        verbose_name_plural = "производственный календарь"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y}: {'рабочий' if self.is_working else 'нерабочий'}"
