"""Who may see a piece of evidence beyond its organisation and the department (EV-06)."""

from django.conf import settings
from django.db import models

from monitoring.models.evidence import Evidence
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


class Visibility(models.TextChoices):
    SCHOOLS = "schools", "для организаций"
    PUBLIC = "public", "для публикации"


#: no row: the organisation itself and the department
INTERNAL, INTERNAL_LABEL = "internal", "внутреннее"


@tracked()
class Disclosure(MunicipalityOwned):
    """EV-06: «Before publication the user confirms that there are no personal data».

    A row exists only with that confirmation: who and when are obligatory. Evidence without a row is internal.
    """

    evidence = models.OneToOneField(
        Evidence, on_delete=models.PROTECT, verbose_name="подтверждение", related_name="disclosure"
    )
    visibility = models.CharField("кому видно", max_length=10, choices=Visibility.choices)
    confirmed_at = models.DateTimeField("персональных данных нет, подтверждено")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто подтвердил", related_name="+"
    )

    class Meta:
        verbose_name = "открытое подтверждение"
        verbose_name_plural = "открытые подтверждения"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="disclosure_says_to_whom"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence}: {self.get_visibility_display()}"
