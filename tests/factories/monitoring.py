import datetime
import uuid

import factory
from factory.django import DjangoModelFactory

from monitoring.link_tokens import hash_of, token_of
from monitoring.models import (
    AnswerEffort,
    CalendarFeed,
    Disclosure,
    Evidence,
    EvidenceKind,
    ListPage,
    PersonalLink,
    Postponement,
    Reminder,
    ReminderItem,
    ReminderKind,
    ReminderPreference,
    ReturnPhrase,
    Review,
    ReviewDuty,
    SavedView,
    Task,
    TaskMessage,
    Verdict,
    Visibility,
)
from tests.factories.people import (
    MunicipalityFactory,
    OrganizationFactory,
    PositionFactory,
    StoredFileFactory,
    UserFactory,
)
from tests.factories.plans import ActivityFactory, DeliverableKindFactory, DirectionFactory


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


class PersonalLinkFactory(DjangoModelFactory):
    class Meta:
        model = PersonalLink

    task = factory.SubFactory(TaskFactory)
    municipality = factory.SelfAttribute("task.municipality")
    position = factory.SubFactory(
        PositionFactory,
        municipality=factory.SelfAttribute("..municipality"),
        organization=factory.SelfAttribute("..task.organization"),
        role="school_head",
    )
    key = factory.LazyFunction(uuid.uuid4)
    token_hash = factory.LazyAttribute(lambda it: hash_of(token_of(it.key)))
    issued_at = datetime.datetime(2026, 3, 24, 9, tzinfo=datetime.UTC)
    expires_at = factory.LazyAttribute(lambda it: it.issued_at + datetime.timedelta(days=14))


class ReminderFactory(DjangoModelFactory):
    class Meta:
        model = Reminder

    municipality = factory.SubFactory(MunicipalityFactory)
    person = factory.SubFactory(UserFactory)
    kind = ReminderKind.DIGEST
    planned_on = datetime.date(2026, 3, 24)
    subject = "2 задания ждут ответа"
    body_text = "Здравствуйте!"
    to_text = "school@example.ru"
    queued_at = datetime.datetime(2026, 3, 24, 9, tzinfo=datetime.UTC)


class ReminderItemFactory(DjangoModelFactory):
    class Meta:
        model = ReminderItem

    reminder = factory.SubFactory(ReminderFactory)
    municipality = factory.SelfAttribute("reminder.municipality")
    person = factory.SelfAttribute("reminder.person")
    task = factory.SubFactory(TaskFactory)
    step = "before-7"
    due_on = factory.SelfAttribute("task.due_on")


class ReminderPreferenceFactory(DjangoModelFactory):
    class Meta:
        model = ReminderPreference

    municipality = factory.SubFactory(MunicipalityFactory)
    person = factory.SubFactory(UserFactory)


class ReviewDutyFactory(DjangoModelFactory):
    class Meta:
        model = ReviewDuty

    position = factory.SubFactory(PositionFactory)
    municipality = factory.SelfAttribute("position.municipality")
    direction = factory.SubFactory(DirectionFactory)


class ReturnPhraseFactory(DjangoModelFactory):
    class Meta:
        model = ReturnPhrase

    municipality = factory.SubFactory(MunicipalityFactory)
    label = factory.Sequence(lambda n: f"Нет печати {n + 1}")
    text = "На документе нет печати."


class TaskMessageFactory(DjangoModelFactory):
    class Meta:
        model = TaskMessage

    task = factory.SubFactory(TaskFactory)
    municipality = factory.SelfAttribute("task.municipality")
    round = 1
    text = "За какой месяц нужны сведения?"
    is_of_organization = True
    written_by = factory.SubFactory(UserFactory)


class DisclosureFactory(DjangoModelFactory):
    class Meta:
        model = Disclosure

    evidence = factory.SubFactory(EvidenceFactory)
    municipality = factory.SelfAttribute("evidence.municipality")
    visibility = Visibility.SCHOOLS
    confirmed_at = datetime.datetime(2026, 4, 1, 9, tzinfo=datetime.UTC)
    confirmed_by = factory.SubFactory(UserFactory)


class AnswerEffortFactory(DjangoModelFactory):
    class Meta:
        model = AnswerEffort

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = factory.SubFactory(DeliverableKindFactory)
    minutes = 25
