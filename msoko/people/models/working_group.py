"""Who sits in a working group, in which part, from when to when, by which order.

RB-07: «Working groups have members with roles, an order that formed them, and a history of changes»; the list
of members on a past date follows from the dates, so nobody is removed: a member leaves on a day.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from msoko.lib.history import tracked
from msoko.people.models.body import Body
from msoko.people.models.municipality import MunicipalityOwned
from msoko.people.querysets import WorkingGroupQuerySet


class GroupPart(models.TextChoices):
    CHAIR = "chair", "председатель"
    DEPUTY = "deputy", "заместитель председателя"
    SECRETARY = "secretary", "секретарь"
    MEMBER = "member", "член группы"


@tracked()
class WorkingGroupMember(MunicipalityOwned):
    """Somebody who signs in, or a name: half of a group comes from outside of the system."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, verbose_name="группа", related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        verbose_name="человек",
        related_name="+",
        null=True,
        blank=True,
    )
    name_text = models.CharField(
        "фамилия и инициалы", max_length=150, blank=True, help_text="если человека нет в списке"
    )
    post_text = models.CharField("должность", max_length=300, blank=True)
    part = models.CharField(
        "роль в группе", max_length=10, choices=GroupPart.choices, default=GroupPart.MEMBER
    )
    since_on = models.DateField("с")
    until_on = models.DateField("по", null=True, blank=True)
    basis_text = models.CharField("приказ о включении", max_length=300)
    leaving_text = models.CharField("приказ об исключении", max_length=300, blank=True)

    objects = WorkingGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "участник рабочей группы"
        verbose_name_plural = "участники рабочих групп"
        ordering = ["since_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=True) & ~Q(name_text="") | Q(user__isnull=False, name_text=""),
                name="group_member_is_a_person_or_a_name",
                violation_error_message="Выберите человека из списка или напишите фамилию: одно из двух.",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="group_member_does_not_leave_before_he_comes",
                violation_error_message="Человек выходит из группы раньше, чем входит.",
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(part=GroupPart.CHAIR, until_on__isnull=True),
                name="working_group_has_one_chair",
                violation_error_message="Председатель у группы уже есть: сначала укажите его последний день.",
            ),
        ]

    def __str__(self) -> str:
        return self.name_text or str(self.user)
