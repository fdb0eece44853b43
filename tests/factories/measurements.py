"""Indicators, values, rounds and what follows from them; what a row needs is made in its municipality."""

import datetime
import uuid
import zlib

import factory
from factory.django import DjangoModelFactory

from monitoring import models
from msoko.lib import plain_data
from tests.factories.people import MunicipalityFactory, OrganizationFactory, StoredFileFactory, UserFactory
from tests.factories.plans import DirectionFactory, PlanFactory

MOMENT = datetime.datetime(2026, 10, 1, 9, tzinfo=datetime.UTC)
YEAR = 2026


class InMunicipality(DjangoModelFactory):
    class Meta:
        abstract = True

    municipality = factory.SubFactory(MunicipalityFactory)


def beside(made_by: type[DjangoModelFactory]) -> factory.SubFactory:
    """A row of the same municipality as this one."""
    return factory.SubFactory(made_by, municipality=factory.SelfAttribute("..municipality"))


class OfOrganization(InMunicipality):
    class Meta:
        abstract = True

    organization = beside(OrganizationFactory)
    year = YEAR


class SchoolSubjectFactory(DjangoModelFactory):
    class Meta:
        model = models.SchoolSubject

    key = factory.Sequence(lambda n: f"subject-{n}")
    name = factory.Sequence(lambda n: f"Предмет {n + 1}")


class AssessmentProcedureFactory(InMunicipality):
    class Meta:
        model = models.AssessmentProcedure

    code = factory.Sequence(lambda n: f"procedure-{n}")
    name = "Всероссийские проверочные работы"
    short_name = "ВПР"
    kind = models.ProcedureKind.CHECK_WORK
    level = models.ProcedureLevel.FEDERAL


class ProcedureScopeFactory(InMunicipality):
    class Meta:
        model = models.ProcedureScope

    procedure = beside(AssessmentProcedureFactory)
    subject = factory.SubFactory(SchoolSubjectFactory)
    grade = 5


class PrimaryFieldFactory(InMunicipality):
    class Meta:
        model = models.PrimaryField

    code = factory.Sequence(lambda n: f"field_{n}")
    name = factory.Sequence(lambda n: f"Поле {n + 1}")


class IndicatorSetFactory(InMunicipality):
    class Meta:
        model = models.IndicatorSet

    title = "Показатели мониторинга"
    number = factory.Sequence(lambda n: n + 1)


class IndicatorFactory(InMunicipality):
    class Meta:
        model = models.Indicator

    indicator_set = beside(IndicatorSetFactory)
    direction = factory.SubFactory(DirectionFactory)
    code = factory.Sequence(lambda n: f"I-{n}")
    name = factory.Sequence(lambda n: f"Показатель {n + 1}")
    formula_text = "m / N * 100"


class ClusterSetFactory(InMunicipality):
    class Meta:
        model = models.ClusterSet

    title = factory.Sequence(lambda n: f"Разбиение {n + 1}")
    year = YEAR


class ClusterFactory(InMunicipality):
    class Meta:
        model = models.Cluster

    cluster_set = beside(ClusterSetFactory)
    name = factory.Sequence(lambda n: f"Кластер {n + 1}")


class ClusterMembershipFactory(InMunicipality):
    class Meta:
        model = models.ClusterMembership

    cluster = beside(ClusterFactory)
    cluster_set = factory.SelfAttribute("cluster.cluster_set")
    organization = beside(OrganizationFactory)
    assigned_by = factory.SubFactory(UserFactory)


class ContextProfileFactory(OfOrganization):
    class Meta:
        model = models.ContextProfile

    pupil_count = 240
    updated_by = factory.SubFactory(UserFactory)


class IndicatorTargetFactory(InMunicipality):
    class Meta:
        model = models.IndicatorTarget

    indicator = beside(IndicatorFactory)
    year = YEAR
    target_value = 80


class CollectionRoundFactory(InMunicipality):
    class Meta:
        model = models.CollectionRound

    indicator_set = beside(IndicatorSetFactory)
    title = "Сбор за год"
    year = YEAR
    opens_on = datetime.date(2026, 10, 1)
    closes_on = datetime.date(2026, 10, 20)
    created_by = factory.SubFactory(UserFactory)


class RoundFieldFactory(InMunicipality):
    class Meta:
        model = models.RoundField

    round = beside(CollectionRoundFactory)
    field = beside(PrimaryFieldFactory)


class SubmissionFactory(InMunicipality):
    class Meta:
        model = models.Submission

    round = beside(CollectionRoundFactory)
    organization = beside(OrganizationFactory)


class RoundExtensionFactory(InMunicipality):
    class Meta:
        model = models.RoundExtension

    round = beside(CollectionRoundFactory)
    organization = beside(OrganizationFactory)
    closes_on = datetime.date(2026, 10, 31)
    reason = "Школа была на карантине."
    granted_by = factory.SubFactory(UserFactory)


class PrimaryValueFactory(OfOrganization):
    class Meta:
        model = models.PrimaryValue

    field = beside(PrimaryFieldFactory)
    value = 18
    entered_at = MOMENT
    entered_by = factory.SubFactory(UserFactory)


class IndicatorValueFactory(OfOrganization):
    class Meta:
        model = models.IndicatorValue

    indicator = beside(IndicatorFactory)
    value = 75
    numerator = 18
    denominator = 24
    formula_version = 1
    computed_at = MOMENT


class DataRemarkFactory(OfOrganization):
    class Meta:
        model = models.DataRemark

    field = beside(PrimaryFieldFactory)
    text = "Число участников меньше, чем в прошлом году, вдвое: проверьте."
    due_on = datetime.date(2026, 10, 15)
    made_by = factory.SubFactory(UserFactory)


class CheckRuleFactory(InMunicipality):
    class Meta:
        model = models.CheckRule

    name = "Обучающиеся в двух формах"
    field = beside(PrimaryFieldFactory)
    other_field = beside(PrimaryFieldFactory)


class MonitoringPolicyFactory(InMunicipality):
    class Meta:
        model = models.MonitoringPolicy
        django_get_or_create = ("municipality",)


class DeviationFactory(InMunicipality):
    class Meta:
        model = models.Deviation

    indicator_value = beside(IndicatorValueFactory)
    organization = factory.SelfAttribute("indicator_value.organization")
    kind = models.DeviationKind.PLAN
    value = 40
    compared_value = 55
    threshold = 0
    size = 15
    explanation_text = "Ниже планового значения на 15: 40 при плане 55."
    recorded_at = MOMENT


class DeviationMessageFactory(InMunicipality):
    class Meta:
        model = models.DeviationMessage

    deviation = beside(DeviationFactory)
    state = "requested"
    written_by = factory.SubFactory(UserFactory)


class ReportingFormFactory(InMunicipality):
    class Meta:
        model = models.ReportingForm

    code = factory.Sequence(lambda n: f"form-{n}")
    short_name = "ОО-1"
    title = "Сведения об организации, ведущей общее образование"
    due_text = "до 15 декабря"


class ReportFilingFactory(OfOrganization):
    class Meta:
        model = models.ReportFiling

    reporting_form = beside(ReportingFormFactory)
    due_on = datetime.date(2026, 12, 15)


class TableImportFactory(InMunicipality):
    class Meta:
        model = models.TableImport

    round = beside(CollectionRoundFactory)
    file = beside(StoredFileFactory)
    filename = "таблица.xlsx"
    kept = zlib.compress(plain_data.dumps(((1, ("Организация",)),)))
    given_by = factory.SubFactory(UserFactory)


class FilingMeasureFactory(InMunicipality):
    class Meta:
        model = models.FilingMeasure

    filing = beside(ReportFilingFactory)
    plan = beside(PlanFactory)
    activity_key = factory.LazyFunction(uuid.uuid4)
    linked_by = factory.SubFactory(UserFactory)


class RatingFactory(InMunicipality):
    class Meta:
        model = models.Rating

    title = "Рейтинг школ"
    year = YEAR
    created_by = factory.SubFactory(UserFactory)


class RatingIndicatorFactory(InMunicipality):
    class Meta:
        model = models.RatingIndicator

    rating = beside(RatingFactory)
    indicator = beside(IndicatorFactory)


class RatingRowFactory(InMunicipality):
    class Meta:
        model = models.RatingRow

    rating = beside(RatingFactory)
    organization = beside(OrganizationFactory)
    organization_text = factory.SelfAttribute("organization.short_name")
    total = 87
    rank = 1


class ObjectivityMarkerFactory(InMunicipality):
    class Meta:
        model = models.ObjectivityMarker

    code = factory.Sequence(lambda n: f"M{n}")
    name = "Результат заметно выше среднего"
    rule_text = "Средний результат организации заметно выше муниципального."


class ObjectivityFlagFactory(OfOrganization):
    class Meta:
        model = models.ObjectivityFlag

    marker = beside(ObjectivityMarkerFactory)
    found_by = factory.SubFactory(UserFactory)


class LowPerformanceFactory(OfOrganization):
    class Meta:
        model = models.LowPerformance

    kind = models.LowPerformanceKind.LOW_RESULTS
    listed_by = factory.SubFactory(UserFactory)


class WeaknessFactory(InMunicipality):
    class Meta:
        model = models.Weakness

    kind = models.WeaknessKind.PROBLEM
    direction = factory.SubFactory(DirectionFactory)
    year = YEAR
    text = "Треть школ ниже базового уровня по математике."
    found_by = factory.SubFactory(UserFactory)
