"""The chain from recommendation to effect, cycles of tracks, criteria."""

import datetime
import uuid

import factory
from factory.django import DjangoModelFactory

from reports import models
from tests.factories.measurements import (
    YEAR,
    IndicatorFactory,
    IndicatorValueFactory,
    InMunicipality,
    beside,
)
from tests.factories.people import OrganizationFactory, UserFactory
from tests.factories.plans import DirectionFactory, PlanFactory


class OfMeasure(InMunicipality):
    class Meta:
        abstract = True

    plan = beside(PlanFactory)
    activity_key = factory.LazyFunction(uuid.uuid4)


class TargetedRecommendationFactory(InMunicipality):
    class Meta:
        model = models.TargetedRecommendation

    direction = factory.SubFactory(DirectionFactory)
    year = YEAR
    organization = beside(OrganizationFactory)
    indicator_value = beside(IndicatorValueFactory)
    text = "Разобрать на педсовете задания, с которыми не справилась треть класса."
    expected_text = "Доля справившихся вырастет на 5 процентных пунктов."
    due_on = datetime.date(2026, 12, 20)
    made_by = factory.SubFactory(UserFactory)


class RecommendationAnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.RecommendationAnswer

    recommendation = factory.SubFactory(TargetedRecommendationFactory)
    municipality = factory.SelfAttribute("recommendation.municipality")
    organization = factory.SelfAttribute("recommendation.organization")


class RecommendedMeasureFactory(OfMeasure):
    class Meta:
        model = models.RecommendedMeasure

    recommendation = beside(TargetedRecommendationFactory)
    linked_by = factory.SubFactory(UserFactory)


class ManagementDecisionFactory(InMunicipality):
    class Meta:
        model = models.ManagementDecision

    kind = models.DecisionKind.HELP
    text = "Закрепить за школой методиста."
    ground_text = "Результаты мониторинга."
    responsible_text = "Методический центр"
    due_on = datetime.date(2026, 12, 1)
    made_by = factory.SubFactory(UserFactory)


class OutsideEntryFactory(InMunicipality):
    class Meta:
        model = models.OutsideEntry

    system_text = "МИАС"
    year = YEAR
    entered_on = datetime.date(2026, 9, 30)
    person_text = "Специалист отдела"
    noted_by = factory.SubFactory(UserFactory)


class EffectivenessReviewFactory(InMunicipality):
    class Meta:
        model = models.EffectivenessReview

    recommendation = beside(TargetedRecommendationFactory)
    year_before = YEAR - 1
    year_after = YEAR
    judgement = models.Judgement.EARLY
    text = "Значений за следующий год ещё нет."
    reviewed_by = factory.SubFactory(UserFactory)


class EffectChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.EffectChange

    review = factory.SubFactory(EffectivenessReviewFactory)
    municipality = factory.SelfAttribute("review.municipality")
    indicator = beside(IndicatorFactory)
    value_before = 60
    value_after = 75


class ActivityIndicatorFactory(OfMeasure):
    class Meta:
        model = models.ActivityIndicator

    indicator = beside(IndicatorFactory)
    linked_by = factory.SubFactory(UserFactory)


class ManagementCycleFactory(InMunicipality):
    class Meta:
        model = models.ManagementCycle

    plan = beside(PlanFactory)
    title = factory.Sequence(lambda n: f"Трек {n + 1}")
    started_by = factory.SubFactory(UserFactory)


class CycleStageFactory(DjangoModelFactory):
    class Meta:
        model = models.CycleStage

    cycle = factory.SubFactory(ManagementCycleFactory)
    municipality = factory.SelfAttribute("cycle.municipality")
    position = factory.Sequence(lambda n: n + 1)
    title = "Анализ значений показателей"
    activity_key = factory.LazyFunction(uuid.uuid4)


class CriterionSetFactory(DjangoModelFactory):
    class Meta:
        model = models.CriterionSet

    key = factory.Sequence(lambda n: f"criteria-{n}")
    title = factory.Sequence(lambda n: f"Критерии {n + 1}")
    # Before the years of the reference content, which a test may have loaded.
    first_year = factory.Sequence(lambda n: 2001 + n % 20)


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = models.Criterion

    criterion_set = factory.SubFactory(CriterionSetFactory)
    direction = factory.SubFactory(DirectionFactory)
    step = 5
    question_text = "Есть ли анализ по каждому показателю?"
    proof_text = "Аналитический отчёт"


class CriterionScoreFactory(InMunicipality):
    class Meta:
        model = models.CriterionScore

    criterion = factory.SubFactory(CriterionFactory)
    year = YEAR
    points = 0
    confirmed_by = factory.SubFactory(UserFactory)
