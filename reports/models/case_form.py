"""A case that a person has corrected once: from then on drafts decline this phrase so (O4)."""

from django.conf import settings
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


class GrammaticalCase(models.TextChoices):
    GENITIVE = "gent", "родительный"
    DATIVE = "datv", "дательный"
    ACCUSATIVE = "accs", "винительный"
    INSTRUMENTAL = "ablt", "творительный"
    PREPOSITIONAL = "loct", "предложный"


@tracked()
class CaseForm(MunicipalityOwned):
    phrase = models.CharField("в именительном падеже", max_length=400)
    case = models.CharField("падеж", max_length=4, choices=GrammaticalCase.choices)
    form_text = models.CharField("как писать", max_length=400)
    corrected_at = models.DateTimeField("исправлено", auto_now=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто исправил", related_name="+"
    )

    class Meta:
        verbose_name = "исправленный падеж"
        verbose_name_plural = "исправленные падежи"
        ordering = ["phrase", "case"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "phrase", "case"],
                name="phrase_has_one_form_in_a_case",
                violation_error_message="Этот падеж уже исправлен: измените его.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.phrase}: {self.form_text}"
