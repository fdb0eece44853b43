"""An addressed recommendation, what its addressees answer, the measures that carry it out (RC-01..RC-03)."""

from django.db import models
from django.db.models import Q

from monitoring.models import Cluster, Deviation, Evidence, IndicatorValue, Weakness
from monitoring.models.measuring import person_field, says, together, year_field
from msoko.lib.history import tracked
from msoko.people.models import Body, MunicipalityOwned, Organization
from plans.models import Direction
from plans.models.measure_fields import activity_key_field, plan_field
from reports.chain_querysets import AnswerQuerySet, DepartmentQuerySet, RecommendationQuerySet
from reports.models.document import Document
from reports.models.mailing import Mailing
from reports.recommendation_states import GIVEN, TONES, RecommendationState


class AddresseeKind(models.TextChoices):
    ORGANIZATION = "organization", "организация"
    GROUP = "group", "группа"
    CLUSTER = "cluster", "кластер"
    SERVICE = "service", "муниципальная служба"


def linked(model: type[models.Model], name: str, related: str = "+") -> models.ForeignKey:
    return models.ForeignKey(
        model, on_delete=models.PROTECT, verbose_name=name, related_name=related, null=True, blank=True
    )


def _addressed() -> Q:
    """Exactly the addressee that its kind names."""
    nobody = {"organization": None, "body": None, "cluster": None}
    one = Q(addressee_kind=AddresseeKind.ORGANIZATION, organization__isnull=False, body=None, cluster=None)
    group = Q(addressee_kind=AddresseeKind.GROUP, body__isnull=False, organization=None, cluster=None)
    cluster = Q(addressee_kind=AddresseeKind.CLUSTER, cluster__isnull=False, organization=None, body=None)
    service = Q(addressee_kind=AddresseeKind.SERVICE, **nobody) & ~Q(service_text="")
    return (one | group | cluster) & Q(service_text="") | service


@tracked()
class TargetedRecommendation(MunicipalityOwned):
    """RC-01: «addressee ..., ground (indicator, deviation, problem), text, due date, expected result, state».

    Who answers is written down when it is sent: an organisation for each row of `answers`.
    """

    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, verbose_name="направление", related_name="+"
    )
    year = year_field()
    addressee_kind = models.CharField(
        "кому", max_length=15, choices=AddresseeKind.choices, default=AddresseeKind.ORGANIZATION
    )
    organization = linked(Organization, "организация")
    body = linked(Body, "группа")
    cluster = linked(Cluster, "кластер")
    service_text = models.CharField("служба", max_length=200, blank=True)
    indicator_value = linked(IndicatorValue, "значение показателя", "recommendations")
    deviation = linked(Deviation, "отклонение", "recommendations")
    weakness = linked(Weakness, "проблема или риск", "recommendations")
    analysis = linked(Document, "аналитический документ", "recommendations_from_it")
    ground_text = models.TextField("что установлено", blank=True)
    text = models.TextField("что рекомендуется")
    expected_text = models.TextField("ожидаемый результат", blank=True)
    due_on = models.DateField("срок")
    state = models.CharField(
        "состояние",
        max_length=10,
        choices=RecommendationState.choices,
        default=RecommendationState.DRAFT,
    )
    order = linked(Document, "приказ", "recommendations")
    mailing = linked(Mailing, "рассылка", "recommendations")
    sent_on = models.DateField("когда направлена", null=True, blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)
    made_at = models.DateTimeField("когда составлена", auto_now_add=True)
    made_by = person_field("кто составил")

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = "адресная рекомендация"
        verbose_name_plural = "адресные рекомендации"
        ordering = ["-year", "direction__position", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_addressed(),
                name="recommendation_has_the_addressee_of_its_kind",
                violation_error_message="Укажите одного адресата: организацию, группу, кластер или службу.",
            ),
            models.CheckConstraint(
                condition=Q(indicator_value__isnull=False)
                | Q(deviation__isnull=False)
                | Q(weakness__isnull=False)
                | Q(analysis__isnull=False) & ~Q(ground_text=""),
                name="recommendation_has_a_ground",
                violation_error_message="Нужно основание: значение показателя, отклонение, проблема "
                "или выдержка из аналитического документа.",
            ),
            models.CheckConstraint(
                condition=Q(state=RecommendationState.DRAFT) | Q(order__isnull=False),
                name="recommendation_is_approved_by_an_order",
                violation_error_message="Рекомендации утверждают приказом.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=GIVEN) | Q(sent_on__isnull=False),
                name="sent_recommendation_says_when",
            ),
            says("text", name="recommendation_says_what", message="Напишите, что рекомендуется."),
        ]
        indexes = [models.Index(fields=["municipality", "state", "due_on"], name="recommendations_by_state")]

    def __str__(self) -> str:
        return self.text[:120]

    @property
    def tone(self) -> str:
        return TONES[RecommendationState(self.state)]

    @property
    def addressee(self) -> str:
        named = self.organization or self.body or self.cluster
        return str(named) if named else self.service_text


@tracked()
class RecommendationAnswer(MunicipalityOwned):
    """RC-03: «The school answers with measures and proof».

    The proof is an answer that came through the gate of uploads, a page of its site, or both.
    """

    recommendation = models.ForeignKey(
        TargetedRecommendation, on_delete=models.CASCADE, verbose_name="рекомендация", related_name="answers"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    accepted_at = models.DateTimeField("когда принята", null=True, blank=True)
    accepted_by = person_field("кто принял", is_optional=True)
    measures_text = models.TextField("принятые меры", blank=True)
    evidence = linked(Evidence, "подтверждение")
    proof_url = models.URLField("страница с подтверждением", max_length=500, blank=True)
    answered_at = models.DateTimeField("когда отвечено", null=True, blank=True)
    answered_by = person_field("кто ответил", is_optional=True)
    return_reason = models.TextField("почему возвращено", blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "ответ на рекомендацию"
        verbose_name_plural = "ответы на рекомендации"
        ordering = ["recommendation", "organization__short_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organization"], name="organization_answers_a_recommendation_once"
            ),
            together("accepted_at", "accepted_by", name="recommendation_is_accepted_by_somebody"),
            together("answered_at", "answered_by", name="recommendation_is_answered_by_somebody"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | Q(accepted_at__isnull=False)
                & ~Q(measures_text="")
                & (Q(evidence__isnull=False) | ~Q(proof_url="")),
                name="answer_tells_measures_and_proof",
                violation_error_message="Опишите меры и приложите подтверждение.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.recommendation}"


@tracked()
class RecommendedMeasure(MunicipalityOwned):
    """The row of a plan that carries a recommendation out."""

    recommendation = models.ForeignKey(
        TargetedRecommendation, on_delete=models.CASCADE, verbose_name="рекомендация", related_name="measures"
    )
    plan = plan_field()
    activity_key = activity_key_field()
    linked_at = models.DateTimeField("когда связано", auto_now_add=True)
    linked_by = person_field("кто связал")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "мера по рекомендации"
        verbose_name_plural = "меры по рекомендациям"
        ordering = ["recommendation", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "activity_key"],
                name="recommendation_names_a_measure_once",
                violation_error_message="Это мероприятие с рекомендацией уже связано.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.recommendation}"
