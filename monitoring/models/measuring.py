"""What several tables of measurements have in common: years, periods, numbers, who and when."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

FIRST_YEAR, LAST_YEAR = 2000, 2100
FIRST_GRADE, LAST_GRADE = 1, 11


class ReportingPeriod(models.TextChoices):
    """Which part of the reporting year a value is about; last year's is of the same part."""

    YEAR = "year", "год"
    FIRST_HALF = "h1", "I полугодие"
    SECOND_HALF = "h2", "II полугодие"
    FIRST_QUARTER = "q1", "I квартал"
    SECOND_QUARTER = "q2", "II квартал"
    THIRD_QUARTER = "q3", "III квартал"
    FOURTH_QUARTER = "q4", "IV квартал"


class Level(models.TextChoices):
    """Whose value it is; that of the municipality is given by its department."""

    ORGANIZATION = "organization", "организация"
    MUNICIPALITY = "municipality", "муниципалитет"


class Absence(models.TextChoices):
    """CK-08: «нет данных», «не применимо» and 0 are three different things; empty means that a value is
    there.
    """

    PRESENT = "", "значение есть"
    NO_DATA = "no_data", "нет данных"
    NOT_APPLICABLE = "not_applicable", "не применимо"


class Severity(models.TextChoices):
    ERROR = "error", "ошибка"
    WARNING = "warning", "предупреждение"
    NOTE = "note", "к сведению"


def year_field(name: str = "отчётный год", **options: Any) -> models.PositiveSmallIntegerField:
    limits = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    return models.PositiveSmallIntegerField(name, validators=limits, **options)


def period_field() -> models.CharField:
    return models.CharField(
        "период", max_length=4, choices=ReportingPeriod.choices, default=ReportingPeriod.YEAR
    )


def number_field(name: str, **options: Any) -> models.DecimalField:
    """As much as `monitoring.values` reads: twelve digits and six decimals."""
    return models.DecimalField(name, max_digits=18, decimal_places=6, **options)


def optional_number(name: str, **options: Any) -> models.DecimalField:
    return number_field(name, null=True, blank=True, **options)


def computed_number(name: str) -> models.DecimalField:
    return models.DecimalField(name, max_digits=28, decimal_places=10, null=True, blank=True)


def count_field(name: str) -> models.PositiveIntegerField:
    """How many; empty means that nobody has said."""
    return models.PositiveIntegerField(name, null=True, blank=True)


def person_field(name: str, *, is_optional: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        verbose_name=name,
        related_name="+",
        null=is_optional,
        blank=is_optional,
    )


def together(first: str, second: str, *, name: str, message: str = "") -> models.CheckConstraint:
    """Both columns are set, or neither is."""
    condition = Q(**{f"{first}__isnull": True, f"{second}__isnull": True}) | Q(
        **{f"{first}__isnull": False, f"{second}__isnull": False}
    )
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message or None)


def says(field: str, *, name: str, message: str, unless: Q | None = None) -> models.CheckConstraint:
    """A text that must not be empty (`unless` something else holds)."""
    condition = ~Q(**{field: ""})
    return models.CheckConstraint(
        condition=condition if unless is None else unless | condition,
        name=name,
        violation_error_message=message,
    )
