"""An edition (редакция): the content of a plan, frozen by the number and date of an order.

The order itself is a document of `reports`; here its number and date stand as facts. When an edition takes
force the database seals it: `content_digest` is the checksum of its words, and from then on triggers refuse
every change of its rows, of its order and of the seal (P7: «approving freezes an edition»).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.plan import Plan
from plans.querysets import EditionQuerySet
from plans.states import IN_WORK, TONES, EditionState


@tracked()
class Edition(MunicipalityOwned):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, verbose_name="план", related_name="editions")
    number = models.PositiveSmallIntegerField("номер редакции", default=1)
    state = models.CharField(
        "состояние", max_length=15, choices=EditionState.choices, default=EditionState.DRAFT
    )
    order_number_text = models.CharField("номер приказа", max_length=40, blank=True)
    order_on = models.DateField("дата приказа", null=True, blank=True)
    remark_text = models.TextField("замечание при возврате", blank=True)
    submitted_at = models.DateTimeField("направлена на согласование", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField("утверждена", null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    content_digest = models.CharField("контрольная сумма", max_length=64, blank=True, editable=False)
    feedback_until_on = models.DateField("замечания школ принимаются до", null=True, blank=True)
    feedback_opened_at = models.DateTimeField("открыта для замечаний", null=True, blank=True)
    feedback_opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "редакция плана"
        verbose_name_plural = "редакции планов"
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="edition_number_is_unique_in_plan"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state__in=[EditionState.DRAFT, EditionState.ENDORSEMENT]),
                name="plan_has_one_edition_in_work",
                violation_error_message="У плана уже есть редакция в работе.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="edition_is_submitted_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="edition_is_approved_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(
                    feedback_until_on__isnull=True,
                    feedback_opened_at__isnull=True,
                    feedback_opened_by__isnull=True,
                )
                | Q(
                    feedback_until_on__isnull=False,
                    feedback_opened_at__isnull=False,
                    feedback_opened_by__isnull=False,
                ),
                name="feedback_is_opened_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[EditionState.DRAFT, EditionState.ENDORSEMENT])
                | (Q(approved_at__isnull=False, order_on__isnull=False) & ~Q(order_number_text="")),
                name="approved_edition_has_order_number_and_date",
                violation_error_message="Для утверждения нужны номер и дата приказа.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, редакция {self.number}"

    @property
    def is_editable(self) -> bool:
        return self.state == EditionState.DRAFT

    @property
    def is_in_work(self) -> bool:
        return self.state in IN_WORK

    @property
    def is_amendment(self) -> bool:
        """A draft of changes, or what came of one: not the first edition of its plan."""
        return self.number > 1

    @property
    def tone(self) -> str:
        return TONES[EditionState(self.state)]
