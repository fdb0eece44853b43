"""An official paper. Its texts are edited while it is a draft; registered it never changes (PR-06)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from msoko.lib.history import tracked
from msoko.people.models import Body, MunicipalityOwned, Organization
from plans.models import Direction, Edition
from reports.kinds import MINUTES, OF_EDITION, ORDERS, DocumentKind
from reports.models.mailing import Mailing
from reports.models.series import NumberSeries
from reports.querysets import DocumentQuerySet
from reports.states import TONES, DocumentState


class RandomKey(models.Func):
    """Thirty-two hexadecimal digits that nobody can guess, drawn by the database."""

    template = "replace(gen_random_uuid()::text, '-', '')"
    output_field = models.CharField(max_length=32)


@tracked(exclude=["check_key"])
class Document(MunicipalityOwned):
    """`texts` holds what `reports.papers` asks for this kind, as plain words; never markup."""

    kind = models.CharField("вид", max_length=30, choices=DocumentKind.choices)
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        verbose_name="редакция плана",
        related_name="documents",
        null=True,
        blank=True,
    )
    direction = models.ForeignKey(
        Direction,
        on_delete=models.PROTECT,
        verbose_name="направление",
        related_name="+",
        null=True,
        blank=True,
    )
    subject = models.CharField("предмет", max_length=300, blank=True)
    starts_on = models.DateField("период с", null=True, blank=True)
    ends_on = models.DateField("период по", null=True, blank=True)
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        verbose_name="рабочая группа",
        related_name="+",
        null=True,
        blank=True,
    )
    # A letter to one organisation: only that one sees it.
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        verbose_name="адресат",
        related_name="+",
        null=True,
        blank=True,
    )
    source = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        verbose_name="исходный документ",
        related_name="made_from_it",
        null=True,
        blank=True,
    )
    mailing = models.ForeignKey(
        Mailing,
        on_delete=models.PROTECT,
        verbose_name="рассылка",
        related_name="documents",
        null=True,
        blank=True,
    )
    title = models.TextField("заголовок")
    texts = models.JSONField("тексты", default=dict)
    state = models.CharField(
        "состояние", max_length=12, choices=DocumentState.choices, default=DocumentState.DRAFT
    )
    series = models.ForeignKey(
        NumberSeries,
        on_delete=models.PROTECT,
        verbose_name="ряд номеров",
        null=True,
        blank=True,
        related_name="documents",
    )
    number_text = models.CharField("номер", max_length=40, blank=True)
    dated_on = models.DateField("дата", null=True, blank=True)
    # The address of the open page of checking; it is on the paper, so it never changes.
    check_key = models.CharField(max_length=32, unique=True, editable=False, db_default=RandomKey())
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)
    created_at = models.DateTimeField("создан", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField("зарегистрирован", null=True, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "документ"
        verbose_name_plural = "документы"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind"],
                condition=Q(kind=DocumentKind.ORDER_APPROVING_PLAN),
                name="edition_has_one_approving_order",
            ),
            models.UniqueConstraint(
                fields=["edition", "kind"],
                condition=Q(kind=DocumentKind.ORDER_AMENDING_PLAN),
                name="edition_has_one_amending_order",
            ),
            models.UniqueConstraint(
                F("series"),
                ExtractYear("dated_on"),
                F("number_text"),
                name="number_is_given_once_a_year_in_its_series",
                violation_error_message="Этот номер в этом году уже занят.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=OF_EDITION) | Q(edition__isnull=False),
                name="order_about_a_plan_has_its_edition",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="period_of_a_document_does_not_end_before_it_begins",
                violation_error_message="Период заканчивается раньше, чем начинается.",
            ),
            models.UniqueConstraint(
                fields=["mailing", "organization"], name="mailing_writes_once_to_an_organization"
            ),
            models.CheckConstraint(
                condition=Q(registered_at__isnull=True, registered_by__isnull=True)
                | Q(registered_at__isnull=False, registered_by__isnull=False),
                name="document_is_registered_completely_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.DRAFT)
                | (Q(registered_at__isnull=False, dated_on__isnull=False) & ~Q(number_text="")),
                name="registered_document_has_number_and_date",
                violation_error_message="Для регистрации нужны номер и дата.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        return TONES[DocumentState(self.state)]

    @property
    def decides(self) -> bool:
        """Whether it holds clauses that may be put under control (MD-02)."""
        return self.kind in (*MINUTES, *ORDERS)
