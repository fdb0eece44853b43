"""Executors: who is named in the column «Ответственный исполнитель».

RB-01 of the requirements: «type, full and short name, synonyms, parent, valid from-to, head, work contacts».
A group resolves to organisations on the day (RB-03): by kind and level, or by a list of members with dates.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models.municipality import MunicipalityOwned
from msoko.people.models.organization import EducationLevel, Organization, OrganizationKind
from msoko.people.querysets import BodyQuerySet


class BodyKind(models.TextChoices):
    ORGANIZATION = "organization", "организация"
    GROUP = "group", "группа организаций"
    ROLE = "role", "должность или роль"
    WORKING_GROUP = "working_group", "рабочая группа"
    OUTSIDE = "outside", "внешний орган"


@tracked()
class Body(MunicipalityOwned):
    kind = models.CharField("вид", max_length=20, choices=BodyKind.choices)
    name = models.CharField("название", max_length=200)
    short_name = models.CharField("кратко", max_length=60, blank=True, help_text="так пишется в таблицах")
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        verbose_name="организация",
        related_name="bodies",
        null=True,
        blank=True,
        help_text="кто отвечает: сама организация, либо та, где работают эти люди",
    )
    group_kinds = ArrayField(
        models.CharField(max_length=20, choices=OrganizationKind.choices),
        verbose_name="виды организаций группы",
        default=list,
        blank=True,
    )
    group_levels = ArrayField(
        models.CharField(max_length=20, choices=EducationLevel.choices),
        verbose_name="уровни образования группы",
        default=list,
        blank=True,
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        verbose_name="в составе чего",
        related_name="parts",
        null=True,
        blank=True,
    )
    leader = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        verbose_name="под чьим руководством",
        related_name="led_bodies",
        null=True,
        blank=True,
    )
    head_text = models.CharField(
        "руководитель",
        max_length=200,
        blank=True,
        help_text="должность, фамилия и инициалы; у наших организаций руководителей ведут в «Должностях»",
    )
    contacts_text = models.CharField("рабочие контакты", max_length=300, blank=True)
    basis_text = models.CharField(
        "чем создан", max_length=300, blank=True, help_text="номер и дата приказа о создании или о перечне"
    )
    since_on = models.DateField("действует с", null=True, blank=True)
    until_on = models.DateField("действует по", null=True, blank=True)
    is_active = models.BooleanField("действует", default=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "исполнитель"
        verbose_name_plural = "исполнители"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="body_name_is_unique_in_municipality",
                violation_error_message="Такой исполнитель уже есть в справочнике.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=BodyKind.GROUP) | models.Q(group_kinds=[], group_levels=[]),
                name="only_a_group_has_a_rule",
                violation_error_message="Виды и уровни организаций указывают только у группы.",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True)
                | models.Q(since_on__isnull=True)
                | models.Q(until_on__gte=models.F("since_on")),
                name="body_does_not_end_before_it_begins",
                violation_error_message="Исполнитель перестаёт действовать раньше, чем начинает.",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="body_is_no_part_of_itself",
                violation_error_message="Исполнитель не может входить в собственный состав.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The words on a chip."""
        return self.short_name or self.name


@tracked()
class BodySpelling(MunicipalityOwned):
    """One way in which plans write an executor; learnt from answers on the import preview."""

    body = models.ForeignKey(
        Body, on_delete=models.CASCADE, verbose_name="исполнитель", related_name="spellings"
    )
    text = models.CharField("как пишут", max_length=200)

    class Meta:
        verbose_name = "написание"
        verbose_name_plural = "написания"
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                "municipality",
                models.functions.Lower("text"),
                name="spelling_means_one_body_in_municipality",
                violation_error_message="Это написание уже закреплено за исполнителем.",
            )
        ]

    def __str__(self) -> str:
        return self.text


@tracked()
class BodyMember(MunicipalityOwned):
    """Membership of an organisation in a hand-picked group, with dates."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, verbose_name="группа", related_name="members")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="memberships"
    )
    since_on = models.DateField("с", null=True, blank=True)
    until_on = models.DateField("по", null=True, blank=True)
    basis_text = models.CharField(
        "документ", max_length=300, blank=True, help_text="приказ, которым включена или исключена"
    )

    class Meta:
        verbose_name = "участник группы"
        verbose_name_plural = "участники группы"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organization", "since_on"],
                nulls_distinct=False,
                name="membership_begins_once",
                violation_error_message="Эта организация уже в группе с этой даты.",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True)
                | models.Q(since_on__isnull=True)
                | models.Q(until_on__gte=models.F("since_on")),
                name="membership_does_not_end_before_it_begins",
                violation_error_message="Дата выхода раньше даты входа.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.organization}"
