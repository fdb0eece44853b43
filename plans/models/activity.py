"""An activity (мероприятие): the row of the plan, with the words of every cell kept as typed (PL-12)."""

import uuid

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import Body, MunicipalityOwned
from plans.models.edition import Edition
from plans.models.place_field import PlaceField
from plans.models.reference import DeliverableKind
from plans.models.section import Section
from plans.querysets import ActivityQuerySet


@tracked()
class Activity(MunicipalityOwned):
    """`key` stays the same in every edition; the printed number is never a key (PL-03).

    `version` grows with every change: a form carries it, so that a second writer is told (quality 2.4).
    `due_rule` is what `plans.deadlines` understood of `due_text`, kept so that lists need not parse;
    `unknown_executors_text` holds, one a line, the pieces of `executors_text` that name nobody we know.
    An excluded row stays in the edition that excludes it: «an excluded row keeps its number with «исключён»»
    (PL-09); its words stay here as well, `exclusion_reason` says why and closes its tasks.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, verbose_name="редакция", related_name="activities"
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.CASCADE,
        verbose_name="раздел",
        related_name="activities",
        null=True,
        blank=True,
    )
    key = models.UUIDField("ключ", default=uuid.uuid4, editable=False)
    position = PlaceField("место", default=0)
    number_text = models.CharField("номер", max_length=30, blank=True)
    title = models.TextField("мероприятие", blank=True)
    due_text = models.TextField("срок", blank=True)
    executors_text = models.TextField("исполнители", blank=True)
    conduct_format = models.TextField("форма проведения", blank=True)
    steps_text = models.TextField("перечень действий", blank=True)
    deliverables_text = models.TextField("результат", blank=True)
    remark = models.TextField("примечание", blank=True)
    extra_texts = models.JSONField("другие графы", default=dict, blank=True)
    due_rule = models.JSONField("разобранный срок", default=dict, blank=True, editable=False)
    unknown_executors_text = models.TextField("исполнители не найдены", blank=True, editable=False)
    is_excluded = models.BooleanField("исключена", default=False, editable=False)
    exclusion_reason = models.TextField("почему исключено", blank=True, editable=False)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "мероприятие"
        verbose_name_plural = "мероприятия"
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="activity_stands_once_in_edition"),
        ]
        indexes = [models.Index(fields=["edition", "position"], name="activity_in_edition")]

    def __str__(self) -> str:
        return f"{self.number_text} {self.title}".strip()[:120]


class AssignmentRole(models.TextChoices):
    LEADING = "leading", "ответственный"
    PARTICIPANT = "participant", "соисполнитель"


@tracked()
class Assignment(MunicipalityOwned):
    """An executor of an activity; RB-04: «default leader = first named»."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, verbose_name="мероприятие", related_name="assignments"
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, verbose_name="исполнитель", related_name="assignments"
    )
    role = models.CharField(
        "роль", max_length=12, choices=AssignmentRole.choices, default=AssignmentRole.PARTICIPANT
    )
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "исполнитель мероприятия"
        verbose_name_plural = "исполнители мероприятий"
        ordering = ["activity", "position"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "body"], name="body_is_assigned_once_to_activity"),
            models.UniqueConstraint(
                fields=["activity"],
                condition=models.Q(role=AssignmentRole.LEADING),
                name="activity_has_one_leading_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}"


@tracked()
class Deliverable(MunicipalityOwned):
    """One expected proof, split from the printed cell (domain 1.10)."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, verbose_name="мероприятие", related_name="deliverables"
    )
    kind = models.ForeignKey(
        DeliverableKind,
        on_delete=models.PROTECT,
        verbose_name="вид",
        related_name="+",
        null=True,
        blank=True,
    )
    text = models.TextField("как написано")
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "ожидаемый результат"
        verbose_name_plural = "ожидаемые результаты"
        ordering = ["activity", "position"]

    def __str__(self) -> str:
        return self.text
