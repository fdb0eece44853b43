"""A management decision under control (MD-01, MD-02), and the mark of outside systems (CY-08)."""

import datetime

from django.db import models
from django.db.models import Q

from monitoring.models.measuring import person_field, says, together, year_field
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Position
from plans.models import Direction
from plans.models.measure_fields import activity_key_field, plan_field
from reports.chain_querysets import DecisionQuerySet, DepartmentQuerySet
from reports.decision_states import TONES, DecisionState
from reports.models.document import Document
from reports.models.recommendation import TargetedRecommendation, linked


class DecisionKind(models.TextChoices):
    """MD-01, in its words."""

    ENCOURAGEMENT = "encouragement", "поощрение"
    HELP = "help", "помощь"
    STAFF = "staff", "кадровое"
    REGULATION = "regulation", "нормативное"
    FINANCE = "finance", "финансовое"
    INSPECTION = "inspection", "проверка"
    INDICATORS = "indicators", "корректировка показателей"


@tracked()
class ManagementDecision(MunicipalityOwned):
    """Made from a recommendation, from a clause of minutes (`clause_text`), or on a ground in words."""

    kind = models.CharField("вид", max_length=15, choices=DecisionKind.choices)
    direction = linked(Direction, "направление")
    text = models.TextField("что решено")
    recommendation = linked(TargetedRecommendation, "рекомендация", "decisions")
    document = linked(Document, "документ", "decisions")
    clause_text = models.CharField("пункт документа", max_length=20, blank=True)
    ground_text = models.TextField("основание", blank=True)
    responsible = linked(Position, "ответственный")
    responsible_text = models.CharField("кто отвечает", max_length=300, blank=True)
    due_on = models.DateField("срок")
    plan = plan_field(is_optional=True)
    activity_key = activity_key_field(is_optional=True)
    state = models.CharField(
        "состояние", max_length=10, choices=DecisionState.choices, default=DecisionState.CONTROLLED
    )
    result_text = models.TextField("как исполнено", blank=True)
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)
    made_at = models.DateTimeField("когда поставлено на контроль", auto_now_add=True)
    made_by = person_field("кто поставил на контроль")
    closed_at = models.DateTimeField("когда снято", null=True, blank=True)
    closed_by = person_field("кто снял", is_optional=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "управленческое решение"
        verbose_name_plural = "управленческие решения"
        ordering = ["due_on", "pk"]
        constraints = [
            says("text", name="decision_says_what", message="Напишите, что решено."),
            models.CheckConstraint(
                condition=Q(recommendation__isnull=False) | Q(document__isnull=False) | ~Q(ground_text=""),
                name="decision_has_a_ground",
                violation_error_message="Нужно основание: рекомендация, документ или слова.",
            ),
            models.CheckConstraint(
                condition=Q(responsible__isnull=False) | ~Q(responsible_text=""),
                name="decision_has_a_responsible",
                violation_error_message="Укажите, кто отвечает.",
            ),
            models.UniqueConstraint(
                fields=["document", "clause_text"],
                condition=~Q(clause_text=""),
                name="clause_of_a_document_is_controlled_once",
                violation_error_message="Этот пункт документа уже на контроле.",
            ),
            together("plan", "activity_key", name="measure_of_a_decision_is_named_completely"),
            together("closed_at", "closed_by", name="decision_is_closed_completely_or_not_at_all"),
            models.CheckConstraint(
                condition=Q(state=DecisionState.CONTROLLED) | ~Q(result_text=""),
                name="decision_off_control_says_how",
                violation_error_message="Напишите, как исполнено или почему отменено.",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "state", "due_on"], name="decisions_under_control")]

    def __str__(self) -> str:
        return self.text[:120]

    @property
    def tone(self) -> str:
        return TONES[DecisionState(self.state)]

    @property
    def who(self) -> str:
        """«Запольский Д.И., директор, МКУ ДПО МЦРО»: whose director he is, the post alone does not say."""
        if self.responsible is None:
            return self.responsible_text
        post = self.responsible
        place = post.organization.short_name if post.organization else ""
        return ", ".join(filter(None, (str(post.user), post.title_text, place)))

    def is_overdue(self, today: datetime.date) -> bool:
        return self.state == DecisionState.CONTROLLED and self.due_on < today


@tracked()
class OutsideEntry(MunicipalityOwned):
    """CY-08: «Mark that the indicator data were entered in outside systems (МИАС, КОЭРСО …): who, when»."""

    system_text = models.CharField("система", max_length=150)
    year = year_field()
    direction = linked(Direction, "направление")
    plan = plan_field(is_optional=True)
    activity_key = activity_key_field(is_optional=True)
    entered_on = models.DateField("когда внесены")
    person_text = models.CharField("кто внёс", max_length=200)
    note = models.CharField("примечание", max_length=500, blank=True)
    noted_at = models.DateTimeField("когда отмечено", auto_now_add=True)
    noted_by = person_field("кто отметил")

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = "отметка о внесении данных"
        verbose_name_plural = "отметки о внесении данных"
        ordering = ["-entered_on", "-pk"]
        constraints = [
            says("system_text", name="outside_entry_names_the_system", message="Назовите систему."),
            says("person_text", name="outside_entry_names_the_person", message="Укажите, кто внёс данные."),
            together("plan", "activity_key", name="measure_of_an_entry_is_named_completely"),
        ]

    def __str__(self) -> str:
        return f"{self.system_text}, {self.entered_on:%d.%m.%Y}"
