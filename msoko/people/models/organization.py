"""Organisations: schools, kindergartens, the department and others."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models.municipality import MunicipalityOwned
from msoko.people.querysets import OrganizationQuerySet


class OrganizationKind(models.TextChoices):
    SCHOOL = "school", "общеобразовательная организация"
    KINDERGARTEN = "kindergarten", "дошкольная организация"
    SUPPLEMENTARY = "supplementary", "дополнительное образование"
    AUTHORITY = "authority", "управление образования"
    METHOD_CENTRE = "method_centre", "методический центр"
    OTHER = "other", "другое"


class EducationLevel(models.TextChoices):
    """Levels of general education of the law on education (273-FZ, art. 10), and supplementary education."""

    PRESCHOOL = "preschool", "дошкольное"
    PRIMARY = "primary", "начальное общее"
    BASIC = "basic", "основное общее"
    SECONDARY = "secondary", "среднее общее"
    SUPPLEMENTARY = "supplementary", "дополнительное"


@tracked()
class Organization(MunicipalityOwned):
    kind = models.CharField("вид", max_length=20, choices=OrganizationKind.choices)
    name = models.CharField("полное наименование", max_length=400)
    short_name = models.CharField("краткое наименование", max_length=150)
    name_genitive = models.CharField(
        "наименование в родительном падеже",
        max_length=400,
        blank=True,
        help_text="для бумаг: «приказом управления образования ...»",
    )
    levels = ArrayField(
        models.CharField(max_length=20, choices=EducationLevel.choices),
        verbose_name="уровни образования",
        default=list,
        blank=True,
        help_text="по ним собираются группы: «школы со средним общим образованием»",
    )
    is_rural = models.BooleanField("сельская", default=False)
    email = models.EmailField("рабочая почта", blank=True)
    opened_on = models.DateField("действует с", null=True, blank=True)
    closed_on = models.DateField("закрыта", null=True, blank=True)

    objects = OrganizationQuerySet.as_manager()

    #: kinds that have levels of education
    TEACHING = (OrganizationKind.SCHOOL, OrganizationKind.KINDERGARTEN, OrganizationKind.SUPPLEMENTARY)

    class Meta:
        verbose_name = "организация"
        verbose_name_plural = "организации"
        ordering = ["kind", "short_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "short_name"],
                name="organization_short_name_is_unique_in_municipality",
                violation_error_message="Организация с таким кратким наименованием уже есть.",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(opened_on__isnull=True)
                | models.Q(closed_on__gte=models.F("opened_on")),
                name="organization_is_not_closed_before_it_opened",
                violation_error_message="Дата закрытия раньше даты открытия.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name
