import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from msoko.people.models.organization import OrganizationKind
from plans.models import (
    Activity,
    Assignment,
    CalendarDay,
    CalendarEvent,
    Deliverable,
    DeliverableKind,
    Direction,
    DueDecision,
    DuePolicy,
    Edition,
    Gesture,
    Plan,
    PlanAttachment,
    PlanImport,
    Presence,
    SavedFilter,
    Section,
)
from plans.models.section import SectionLevel
from tests.factories.people import (
    BodyFactory,
    MunicipalityFactory,
    OrganizationFactory,
    StoredFileFactory,
    UserFactory,
)

COLUMNS = [
    {"key": "number", "header": "№"},
    {"key": "title", "header": "Мероприятие"},
    {"key": "due", "header": "Сроки проведения"},
    {"key": "executors", "header": "Ответственный исполнитель"},
    {"key": "conduct_format", "header": "Форма проведения"},
    {"key": "deliverables", "header": "Представление результатов"},
]


class DirectionFactory(DjangoModelFactory):
    class Meta:
        model = Direction
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"direction-{n + 1}")
    name = factory.Sequence(lambda n: f"Система № {n + 1}")
    short_name = factory.SelfAttribute("name")


class DeliverableKindFactory(DjangoModelFactory):
    class Meta:
        model = DeliverableKind
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"kind-{n + 1}")
    name = factory.Sequence(lambda n: f"Документ вида {n + 1}")


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = Plan

    municipality = factory.SubFactory(MunicipalityFactory)
    title = "План мероприятий управления качеством образования на 2026 год"
    period_kind = "calendar_year"
    starts_on = datetime.date(2026, 1, 1)
    ends_on = datetime.date(2026, 12, 31)
    owner = factory.SubFactory(
        OrganizationFactory,
        municipality=factory.SelfAttribute("..municipality"),
        kind=OrganizationKind.AUTHORITY,
    )
    columns = factory.LazyFunction(lambda: [dict(column) for column in COLUMNS])
    created_by = factory.SubFactory(UserFactory)


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = Edition

    plan = factory.SubFactory(PlanFactory)
    municipality = factory.SelfAttribute("plan.municipality")


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    level = SectionLevel.DIRECTION
    number_text = "1"
    title = "Система оценки качества подготовки обучающихся"
    position = factory.Sequence(lambda n: n * 1000)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    section = factory.SubFactory(SectionFactory, edition=factory.SelfAttribute("..edition"))
    number_text = factory.Sequence(lambda n: f"1.{n + 1}")
    title = factory.Sequence(lambda n: f"Мероприятие {n + 1}")
    due_text = "Март"
    executors_text = "Управление образования"
    position = factory.Sequence(lambda n: n * 1000)


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    activity = factory.SubFactory(ActivityFactory)
    municipality = factory.SelfAttribute("activity.municipality")
    body = factory.SubFactory(BodyFactory, municipality=factory.SelfAttribute("..municipality"))


class DeliverableFactory(DjangoModelFactory):
    class Meta:
        model = Deliverable

    activity = factory.SubFactory(ActivityFactory)
    municipality = factory.SelfAttribute("activity.municipality")
    text = "Справка"


class PlanImportFactory(DjangoModelFactory):
    class Meta:
        model = PlanImport

    municipality = factory.SubFactory(MunicipalityFactory)
    file = factory.SubFactory(StoredFileFactory, municipality=factory.SelfAttribute("..municipality"))
    filename = "план.docx"
    created_by = factory.SubFactory(UserFactory)


class CalendarDayFactory(DjangoModelFactory):
    class Meta:
        model = CalendarDay
        django_get_or_create = ("day",)

    day = factory.Sequence(lambda n: datetime.date(2030, 1, 1) + datetime.timedelta(days=n))
    is_working = False
    reason = "перенос выходного"


class CalendarEventFactory(DjangoModelFactory):
    class Meta:
        model = CalendarEvent

    municipality = factory.SubFactory(MunicipalityFactory)
    title = "Всероссийские проверочные работы"
    starts_on = datetime.date(2026, 4, 15)
    ends_on = datetime.date(2026, 5, 20)
    document_text = "приказ министерства от 20.01.2026 № 12"


class DueDecisionFactory(DjangoModelFactory):
    class Meta:
        model = DueDecision

    plan = factory.SubFactory(PlanFactory)
    municipality = factory.SelfAttribute("plan.municipality")
    activity_key = factory.Faker("uuid4")
    starts_on = datetime.date(2026, 4, 15)
    due_on = datetime.date(2026, 5, 20)
    document_text = "приказ министерства от 20.01.2026 № 12"
    decided_by = factory.SubFactory(UserFactory)


class DuePolicyFactory(DjangoModelFactory):
    class Meta:
        model = DuePolicy
        django_get_or_create = ("municipality",)

    municipality = factory.SubFactory(MunicipalityFactory)


class PlanAttachmentFactory(DjangoModelFactory):
    class Meta:
        model = PlanAttachment

    plan = factory.SubFactory(PlanFactory)
    municipality = factory.SelfAttribute("plan.municipality")
    kind = "regulation"
    title = "Положение о муниципальной системе оценки качества"
    position = factory.Sequence(lambda n: n)


class GestureFactory(DjangoModelFactory):
    class Meta:
        model = Gesture

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    person = factory.SubFactory(UserFactory)
    title = "новая строка"
    changes = factory.LazyFunction(lambda: [{"kind": "activity", "pk": 1, "before": None, "after": {}}])


class PresenceFactory(DjangoModelFactory):
    class Meta:
        model = Presence

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    person = factory.SubFactory(UserFactory)
    seen_at = factory.LazyFunction(timezone.now)


class SavedFilterFactory(DjangoModelFactory):
    class Meta:
        model = SavedFilter

    plan = factory.SubFactory(PlanFactory)
    municipality = factory.SelfAttribute("plan.municipality")
    person = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Отбор {n + 1}")
    query_text = "questions=all"
