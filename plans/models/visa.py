"""A visa (виза): one post is asked to endorse an edition, and answers (3.10: «post, signature, date»).

The one who is asked is a post, not a person: whoever holds it on the day, or acts for it, may answer. What
was answered keeps the words of that day, so that the sheet of endorsement never changes afterwards.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Position
from plans.models.edition import Edition


class VisaVerdict(models.TextChoices):
    WAITING = "waiting", "ждёт ответа"
    AGREED = "agreed", "согласовано"
    RETURNED = "returned", "есть замечания"


VISA_TONES = {VisaVerdict.WAITING: "amber", VisaVerdict.AGREED: "green", VisaVerdict.RETURNED: "red"}


@tracked()
class Visa(MunicipalityOwned):
    """`round` counts the times the edition was sent: a new sending asks everybody anew."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, verbose_name="редакция", related_name="visas"
    )
    round = models.PositiveSmallIntegerField("круг согласования", default=1)
    post = models.ForeignKey(
        Position, on_delete=models.PROTECT, verbose_name="кто согласует", related_name="visas"
    )
    due_on = models.DateField("ответить до")
    verdict = models.CharField(
        "ответ", max_length=10, choices=VisaVerdict.choices, default=VisaVerdict.WAITING
    )
    remark_text = models.TextField("замечания", blank=True)
    post_text = models.CharField("должность в день ответа", max_length=200, blank=True)
    name_text = models.CharField("имя в день ответа", max_length=200, blank=True)
    decided_at = models.DateTimeField("когда ответил", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "виза"
        verbose_name_plural = "визы"
        ordering = ["edition", "-round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "round", "post"], name="post_endorses_once_in_a_round"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="visa_is_decided_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(verdict=VisaVerdict.WAITING, decided_at__isnull=True)
                | (~Q(verdict=VisaVerdict.WAITING) & Q(decided_at__isnull=False)),
                name="visa_with_a_verdict_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=VisaVerdict.RETURNED) | ~Q(remark_text=""),
                name="visa_with_remarks_says_which",
                violation_error_message="Напишите замечание: без него автор не узнает, что исправить.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.post_text or self.post_id}"

    @property
    def tone(self) -> str:
        return VISA_TONES[VisaVerdict(self.verdict)]
