"""Who reviews what: a post answers for directions. RO-03: «A specialist may be limited to directions»."""

from django.db import models

from monitoring.querysets import ReviewDutyQuerySet
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Position
from plans.models import Direction


@tracked()
class ReviewDuty(MunicipalityOwned):
    """Several posts may share a direction. Whoever acts for a post has its duties (RO-04)."""

    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, verbose_name="кто проверяет", related_name="review_duties"
    )
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, verbose_name="направление", related_name="+"
    )

    objects = ReviewDutyQuerySet.as_manager()

    class Meta:
        verbose_name = "кто проверяет направление"
        verbose_name_plural = "кто что проверяет"
        ordering = ["direction", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "direction"],
                name="post_reviews_a_direction_once",
                violation_error_message="Это направление уже закреплено за этой должностью.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.direction}: {self.position}"
