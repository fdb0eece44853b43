"""The municipality's own ready sentences for returning an answer (T3: a reason is obligatory)."""

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


@tracked()
class ReturnPhrase(MunicipalityOwned):
    """While a municipality has none of its own, the standard ones of `monitoring.phrases` are offered."""

    label = models.CharField("на кнопке", max_length=40)
    text = models.TextField("что прочтёт организация", max_length=1000)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "причина возврата"
        verbose_name_plural = "причины возврата"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "label"],
                name="phrase_has_its_own_label",
                violation_error_message="Кнопка с таким названием уже есть.",
            ),
            models.CheckConstraint(
                condition=~models.Q(label="") & ~models.Q(text=""), name="phrase_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.label
