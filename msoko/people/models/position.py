"""A position: who acts where, in which role, from when to when (E3: duties belong to positions)."""

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models.municipality import MunicipalityOwned
from msoko.people.models.organization import Organization
from msoko.people.models.user import User
from msoko.people.querysets import PositionQuerySet
from msoko.people.roles import Role


@tracked()
class Position(MunicipalityOwned):
    """An acting person («и.о.», RO-04) holds a position of his own with dates that `acts_for` another one.

    Everything follows from that: rights, letters and the signature go by positions held on the day.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="человек", related_name="positions")
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        verbose_name="организация",
        related_name="positions",
        null=True,
        blank=True,
    )
    role = models.CharField("роль", max_length=20, choices=Role.choices)
    title_text = models.CharField("должность", max_length=200, help_text="как на бланке: «Директор школы»")
    since_on = models.DateField("с", null=True, blank=True)
    until_on = models.DateField("по", null=True, blank=True)
    acts_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        verbose_name="исполняет обязанности за",
        related_name="substitutes",
        null=True,
        blank=True,
        help_text="только для «и.о.»: чью должность занимает временно",
    )
    basis_text = models.CharField(
        "основание", max_length=300, blank=True, help_text="приказ, которым назначен или освобождён"
    )

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = "должность"
        verbose_name_plural = "должности"
        ordering = ["user__last_name", "title_text"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=Role.OBSERVER) | models.Q(organization__isnull=False),
                name="every_position_but_the_observers_is_in_an_organization",
                violation_error_message="Укажите организацию: без неё может быть только наблюдатель.",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True)
                | models.Q(since_on__isnull=True)
                | models.Q(until_on__gte=models.F("since_on")),
                name="position_does_not_end_before_it_begins",
                violation_error_message="Дата окончания раньше даты начала.",
            ),
            models.CheckConstraint(
                condition=models.Q(acts_for__isnull=True) | models.Q(since_on__isnull=False),
                name="acting_begins_on_a_day",
                violation_error_message="Укажите, с какого дня человек исполняет обязанности.",
            ),
            models.CheckConstraint(
                condition=models.Q(acts_for__isnull=True) | ~models.Q(acts_for=models.F("id")),
                name="nobody_acts_for_his_own_position",
                violation_error_message="Исполнять обязанности можно только за другую должность.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title_text}: {self.user}"
