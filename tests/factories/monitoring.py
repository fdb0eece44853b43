import datetime

import factory
from factory.django import DjangoModelFactory

from monitoring.models import (
    CalendarFeed,
    Evidence,
    EvidenceKind,
    ListPage,
    Postponement,
    Review,
    SavedView,
    Task,
    Verdict,
)
from tests.factories.people import (
    MunicipalityFactory,
    OrganizationFactory,
    PositionFactory,
    StoredFileFactory,
    UserFactory,
)
from tests.factories.plans import ActivityFactory


class TaskFactory(DjangoModelFactory):
    class Meta:
        model = Task

    activity = factory.SubFactory(ActivityFactory)
    municipality = factory.SelfAttribute("activity.municipality")
    activity_key = factory.SelfAttribute("activity.key")
    organization = factory.SubFactory(
        OrganizationFactory, municipality=factory.SelfAttribute("..municipality")
    )
    starts_on = datetime.date(2026, 3, 1)
    due_on = datetime.date(2026, 3, 31)


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    task = factory.SubFactory(TaskFactory)
    municipality = factory.SelfAttribute("task.municipality")
    kind = EvidenceKind.FILE
    file = factory.SubFactory(StoredFileFactory, municipality=factory.SelfAttribute("..municipality"))
    filename = "справка.pdf"
    added_by = factory.SubFactory(UserFactory)


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = Review

    task = factory.SubFactory(TaskFactory)
    municipality = factory.SelfAttribute("task.municipality")
    round = 1
    verdict = Verdict.ACCEPTED
    reviewed_by = factory.SubFactory(UserFactory)


class SavedViewFactory(DjangoModelFactory):
    class Meta:
        model = SavedView

    person = factory.SubFactory(UserFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    page = ListPage.TASKS
    name = factory.Sequence(lambda n: f"Вид {n + 1}")
    query_text = "show=overdue"


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = CalendarFeed

    position = factory.SubFactory(PositionFactory)
    person = factory.SelfAttribute("position.user")
    token_hash = factory.Sequence(lambda n: f"{n:064x}")
class PostponementFactory(DjangoModelFactory):
    class Meta:
        model = Postponement

    task = factory.SubFactory(TaskFactory)
    municipality = factory.SelfAttribute("task.municipality")
    due_on = factory.SelfAttribute("task.due_on")
    wanted_on = datetime.date(2026, 4, 15)
    reason = "Ремонт в школе закончится только в апреле."
    asked_by = factory.SubFactory(UserFactory)
