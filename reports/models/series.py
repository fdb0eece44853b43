"""Rows of numbers: which documents are numbered together, and how far each year has come (O6, PR-04)."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from reports.kinds import DocumentKind

NUMBER = "{number}"


def check_pattern(pattern: str) -> None:
    if pattern.count(NUMBER) != 1 or "{" in pattern.replace(NUMBER, ""):
        raise ValidationError(f"Напишите, где стоит номер: «{NUMBER}», «{NUMBER}-од», «01-05/{NUMBER}».")


@tracked()
class NumberSeries(MunicipalityOwned):
    """«01-05/{number}»: the kinds of one series share one run of numbers, which begins anew each year."""

    name = models.CharField("название", max_length=120)
    kinds = ArrayField(
        models.CharField(max_length=30, choices=DocumentKind.choices), verbose_name="виды документов"
    )
    pattern = models.CharField(
        "вид номера", max_length=30, default=NUMBER, validators=[check_pattern], help_text="01-05/{number}"
    )

    class Meta:
        verbose_name = "ряд номеров"
        verbose_name_plural = "ряды номеров"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="series_of_a_municipality_has_a_name_of_its_own",
                violation_error_message="Ряд номеров с таким названием уже есть.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def written(self, number: int) -> str:
        return self.pattern.replace(NUMBER, str(number))

    def number_in(self, text: str) -> int | None:
        """The number of a text that is written by the pattern; None for any other text."""
        before, after = self.pattern.split(NUMBER)
        inner = text.removeprefix(before).removesuffix(after)
        is_written_so = text == f"{before}{inner}{after}" and inner.isascii() and inner.isdigit()
        return int(inner) if is_written_so and len(inner) < 8 else None


@tracked()
class NumberCounter(MunicipalityOwned):
    """The last number given in a year; its row is locked while a document is registered."""

    series = models.ForeignKey(
        NumberSeries, on_delete=models.PROTECT, verbose_name="ряд номеров", related_name="counters"
    )
    year = models.PositiveSmallIntegerField("год")
    last_number = models.PositiveIntegerField("последний номер", default=0)

    class Meta:
        verbose_name = "счётчик номеров"
        verbose_name_plural = "счётчики номеров"
        ordering = ["series", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="series_has_one_counter_for_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.year} год: {self.last_number}"
