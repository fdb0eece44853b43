"""A saved filter (сохранённый отбор) of the page of one plan, under a name of its owner's.

The lists of `monitoring` have their `SavedView`; this one stands lower and belongs to a plan: sections and
executors of one plan mean nothing in another.
"""

from django.conf import settings
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.plan import Plan
from plans.querysets import SavedFilterQuerySet


@tracked()
class SavedFilter(MunicipalityOwned):
    """Seen by its owner only. `query_text` is what stands behind «?» in the address."""

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, verbose_name="план", related_name="saved_filters"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name="чей", related_name="+"
    )
    name = models.CharField("название", max_length=60)
    query_text = models.CharField("отбор", max_length=1000)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = "сохранённый отбор"
        verbose_name_plural = "сохранённые отборы"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "plan",
                "person",
                models.functions.Lower("name"),
                name="person_has_one_filter_of_a_name_in_plan",
                violation_error_message="Отбор с таким названием у вас уже есть.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(query_text=""),
                name="saved_filter_has_a_name_and_filters",
                violation_error_message="Назовите отбор и выберите, что в нём показывать.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
