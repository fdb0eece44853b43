"""How a row above the plan names a measure (activity): by its plan and the key that outlives editions."""

from django.db import models

from plans.models.plan import Plan


def plan_field(*, is_optional: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        verbose_name="план",
        related_name="+",
        null=is_optional,
        blank=is_optional,
    )


def activity_key_field(*, is_optional: bool = False) -> models.UUIDField:
    return models.UUIDField("ключ мероприятия", null=is_optional, blank=is_optional, editable=False)
