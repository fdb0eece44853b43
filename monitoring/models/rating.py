"""Ratings (RT-01 to RT-04): a draft is computed anew each time, an approved one is kept as it was."""

from django.db import models
from django.db.models import Q

from monitoring.measure_querysets import OwnedQuerySet
from monitoring.models.cluster import Cluster, ClusterSet
from monitoring.models.indicator import Indicator
from monitoring.models.measuring import period_field, person_field, says, together, year_field
from monitoring.rating_states import RatingState
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization


class Normalising(models.TextChoices):
    BEST = "best", "доля от лучшего (лучший = 100)"
    MIN_MAX = "min_max", "от худшего до лучшего"
    PLACE = "place", "место"


class MissingRule(models.TextChoices):
    ZERO = "zero", "ноль баллов"
    LEAVE_OUT = "leave_out", "показатель не учитывается"
    EXCLUDE = "exclude", "организация вне рейтинга"


class TiesRule(models.TextChoices):
    STANDARD = "standard", "общее место, следующие пропускаются"
    DENSE = "dense", "общее место, без пропусков"


@tracked()
class Rating(MunicipalityOwned):
    """RT-01: «a period, a set of indicators with weights, a normalising rule, rule for «нет данных», for
    ties».
    """

    title = models.CharField("название", max_length=300)
    year = year_field()
    period = period_field()
    normalising = models.CharField(
        "как приводить к баллам",
        max_length=15,
        choices=Normalising.choices,
        default=Normalising.BEST,
    )
    missing_rule = models.CharField(
        "если данных нет", max_length=10, choices=MissingRule.choices, default=MissingRule.LEAVE_OUT
    )
    ties_rule = models.CharField(
        "равные баллы", max_length=10, choices=TiesRule.choices, default=TiesRule.STANDARD
    )
    cluster_set = models.ForeignKey(
        ClusterSet,
        on_delete=models.PROTECT,
        verbose_name="кластеры",
        related_name="+",
        null=True,
        blank=True,
    )
    is_open_to_schools = models.BooleanField("организации видят места друг друга", default=False)
    state = models.CharField(
        "состояние", max_length=10, choices=RatingState.choices, default=RatingState.DRAFT
    )
    order_number_text = models.CharField("номер приказа", max_length=60, blank=True)
    order_on = models.DateField("дата приказа", null=True, blank=True)
    created_at = models.DateTimeField("когда создан", auto_now_add=True)
    created_by = person_field("кто создал")
    approved_at = models.DateTimeField("когда утверждён", null=True, blank=True)
    approved_by = person_field("кто утвердил", is_optional=True)

    class Meta:
        verbose_name = "рейтинг"
        verbose_name_plural = "рейтинги"
        ordering = ["-year", "title"]
        constraints = [
            together("approved_at", "approved_by", name="rating_is_approved_completely_or_not_at_all"),
            models.CheckConstraint(
                condition=Q(state=RatingState.DRAFT, approved_at__isnull=True)
                | Q(state=RatingState.APPROVED, approved_at__isnull=False, order_on__isnull=False)
                & ~Q(order_number_text=""),
                name="rating_is_approved_by_an_order",
                violation_error_message="Рейтинг утверждают приказом: нужны номер и дата.",
            ),
            says("title", name="rating_has_a_title", message="Назовите рейтинг."),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class RatingIndicator(MunicipalityOwned):
    """An indicator of a rating and how much it weighs there."""

    rating = models.ForeignKey(
        Rating, on_delete=models.CASCADE, verbose_name="рейтинг", related_name="indicators"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, verbose_name="показатель", related_name="+"
    )
    weight = models.DecimalField("вес", max_digits=6, decimal_places=2, default=1)

    class Meta:
        verbose_name = "показатель рейтинга"
        verbose_name_plural = "показатели рейтинга"
        ordering = ["rating", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "indicator"],
                name="rating_takes_an_indicator_once",
                violation_error_message="Этот показатель в рейтинге уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0),
                name="indicator_of_a_rating_weighs_something",
                violation_error_message="Вес больше нуля.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.weight}"


@tracked()
class RatingRow(MunicipalityOwned):
    """A row of an approved rating, written once: later data do not change it (RT-03).

    `terms` holds every step (RT-02): [{"code", "name", "value", "points", "weight", "term"}], numbers as
    text.
    """

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, verbose_name="рейтинг", related_name="rows")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    organization_text = models.CharField("организация, как тогда", max_length=150)
    cluster = models.ForeignKey(
        Cluster, on_delete=models.PROTECT, verbose_name="кластер", related_name="+", null=True, blank=True
    )
    total = models.DecimalField("сумма", max_digits=16, decimal_places=4, null=True, blank=True)
    rank = models.PositiveSmallIntegerField("место", null=True, blank=True)
    last_rank = models.PositiveSmallIntegerField("место по", null=True, blank=True)
    reason = models.CharField("почему вне рейтинга", max_length=500, blank=True)
    cluster_rank = models.PositiveSmallIntegerField("место в кластере", null=True, blank=True)
    terms = models.JSONField("слагаемые", default=list)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "строка рейтинга"
        verbose_name_plural = "строки рейтинга"
        ordering = ["rating", "rank", "organization_text"]
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "organization"], name="organization_stands_once_in_a_rating"
            ),
            together("total", "rank", name="ranked_row_has_its_total"),
        ]

    def __str__(self) -> str:
        return f"{self.rank or 'вне рейтинга'}: {self.organization_text}"
