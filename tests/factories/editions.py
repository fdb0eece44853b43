"""What goes on around an edition: visas, remarks, the library, the roll-over."""

import datetime

import factory
from factory.django import DjangoModelFactory

from plans.models import (
    CycleStep,
    CycleTemplate,
    FeedbackRemark,
    LibraryActivity,
    RollOver,
    StandardActivity,
    Visa,
)
from tests.factories.people import MunicipalityFactory, OrganizationFactory, PositionFactory, UserFactory
from tests.factories.plans import DirectionFactory, EditionFactory, PlanFactory


class VisaFactory(DjangoModelFactory):
    class Meta:
        model = Visa

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    post = factory.SubFactory(PositionFactory, municipality=factory.SelfAttribute("..municipality"))
    due_on = datetime.date(2026, 12, 1)


class FeedbackRemarkFactory(DjangoModelFactory):
    class Meta:
        model = FeedbackRemark

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    organization = factory.SubFactory(
        OrganizationFactory, municipality=factory.SelfAttribute("..municipality")
    )
    text = "Перенесите срок на апрель"
    written_by = factory.SubFactory(UserFactory)


class StandardActivityFactory(DjangoModelFactory):
    class Meta:
        model = StandardActivity

    key = factory.Sequence(lambda n: f"standard-{n + 1}")
    direction = factory.SubFactory(DirectionFactory)
    title = factory.Sequence(lambda n: f"Типовое мероприятие {n + 1}")


class CycleTemplateFactory(DjangoModelFactory):
    class Meta:
        model = CycleTemplate

    key = factory.Sequence(lambda n: f"cycle-{n + 1}")
    name = factory.Sequence(lambda n: f"Цикл {n + 1}")


class CycleStepFactory(DjangoModelFactory):
    class Meta:
        model = CycleStep

    template = factory.SubFactory(CycleTemplateFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Шаг {n + 1}")


class LibraryActivityFactory(DjangoModelFactory):
    class Meta:
        model = LibraryActivity

    municipality = factory.SubFactory(MunicipalityFactory)
    title = factory.Sequence(lambda n: f"Своё мероприятие {n + 1}")
    saved_by = factory.SubFactory(UserFactory)


class RollOverFactory(DjangoModelFactory):
    class Meta:
        model = RollOver

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    plan = factory.SubFactory(PlanFactory, municipality=factory.SelfAttribute("..municipality"))
    made_by = factory.SubFactory(UserFactory)
