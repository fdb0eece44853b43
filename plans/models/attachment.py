"""What stood around the table of an imported plan and belongs to it: the act and the regulation."""

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.plan import Plan


class AttachmentKind(models.TextChoices):
    ORDER = "order", "приказ"
    MINUTES = "minutes", "протокол"
    STAMP = "stamp", "гриф утверждения"
    NAMED = "named", "реквизиты документа"
    REGULATION = "regulation", "положение"
    TEXT = "text", "текст вокруг таблицы"


@tracked()
class PlanAttachment(MunicipalityOwned):
    """Words kept as they were read (I3); what the machine could tell apart stands in fields of its own."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, verbose_name="план", related_name="attachments")
    kind = models.CharField("вид", max_length=12, choices=AttachmentKind.choices)
    title = models.TextField("название", blank=True)
    number_text = models.CharField("номер", max_length=100, blank=True)
    dated_on = models.DateField("дата", null=True, blank=True)
    signatory_post = models.TextField("должность подписавшего", blank=True)
    signatory_name = models.CharField("подписал", max_length=200, blank=True)
    present_text = models.TextField("присутствовали", blank=True)
    agenda_text = models.TextField("повестка", blank=True)
    decisions_text = models.TextField("решили", blank=True)
    text = models.TextField("текст", blank=True)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "приложенный текст"
        verbose_name_plural = "приложенные тексты"
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="attachment_has_its_place_in_plan")
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
