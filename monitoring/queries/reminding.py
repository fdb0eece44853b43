"""What the planning of letters must know, and what the page of wishes shows."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from monitoring.letters import without_links
from monitoring.models import (
    Reminder,
    ReminderItem,
    ReminderKind,
    ReminderPreference,
    ReminderState,
    Task,
)
from monitoring.reminding import LONGEST_NOTICE, SLACK, Log, Owed, Sent, Wish
from monitoring.states import TaskState
from msoko.lib.calendar_ru import WorkingCalendar
from msoko.people.models import Municipality, Position, User
from msoko.people.roles import Role
from plans.due_queries import due_settings

LETTERS_SHOWN = 10
LETTER_TONES = {ReminderState.QUEUED: "grey", ReminderState.SENT: "green", ReminderState.FAILED: "red"}


def calendar_of(municipality: Municipality) -> WorkingCalendar:
    """Working days on which letters go: the production calendar as the administrator keeps it."""
    return due_settings(municipality.pk).calendar


@dataclass(frozen=True)
class Recipients:
    """Who answers for an organisation on a day, and who reviews for a department; by organisation."""

    answering: Mapping[int, Sequence[Position]]
    specialists: Mapping[int, Sequence[Position]]

    def position(self, person_id: int, organization_id: int) -> Position | None:
        """As whom this person is reminded of a task of this organisation."""
        held = (*self.answering.get(organization_id, ()), *self.specialists.get(organization_id, ()))
        return next((one for one in held if one.user_id == person_id), None)

    def reviewers(self, author_id: int, owner_id: int) -> tuple[int, ...]:
        """The specialist who leads the plan; has he gone, the specialists of the department."""
        people = {one.user_id for held in self.specialists.values() for one in held}
        if author_id in people:
            return (author_id,)
        return tuple(one.user_id for one in self.specialists.get(owner_id, ()))


def recipients(municipality_id: int, day: datetime.date) -> Recipients:
    """Positions held on `day` by people with an address; whoever is replaced («и.о.») rests."""
    acting = Position.objects.filter(acts_for=OuterRef("pk"), user__is_active=True).held_on(day)
    held = (
        Position.objects.filter(
            municipality=municipality_id,
            role__in=(Role.SCHOOL_HEAD, Role.SPECIALIST),
            organization__isnull=False,
            user__is_active=True,
        )
        .held_on(day)
        .filter(~Exists(acting))
        .select_related("user", "organization")
        .order_by("pk")
    )
    answering: dict[int, list[Position]] = defaultdict(list)
    specialists: dict[int, list[Position]] = defaultdict(list)
    for position in held:
        if mail_address(position):
            by_role = answering if position.role == Role.SCHOOL_HEAD else specialists
            by_role[position.organization_id].append(position)
    return Recipients(answering, specialists)


def mail_address(position: Position) -> str:
    """The own work address, else that of the organisation."""
    return position.user.email or (position.organization.email if position.organization else "")


def owed_tasks(municipality_id: int, day: datetime.date, people: Recipients) -> list[Owed]:
    """Tasks somebody could be reminded of on `day`."""
    near = Q(due_on__lte=day + LONGEST_NOTICE + SLACK) | Q(state=TaskState.RETURNED)
    rows = (
        Task.objects.filter(near, municipality=municipality_id)
        .owed()
        .order_by("pk")
        .values_list(
            "pk",
            "due_on",
            "state",
            "round",
            "organization_id",
            "activity__edition__plan__created_by_id",
            "activity__edition__plan__owner_id",
        )
    )
    found = []
    for pk, due_on, state, number, organization_id, author_id, owner_id in rows:
        held = people.answering.get(organization_id) or people.specialists.get(organization_id, ())
        returned = number if state == TaskState.RETURNED else None
        persons = tuple(dict.fromkeys(one.user_id for one in held))
        found.append(Owed(pk, due_on, persons, people.reviewers(author_id, owner_id), returned))
    return found


def sent_log(municipality_id: int, day: datetime.date, tasks: Iterable[int]) -> Log:
    items = ReminderItem.objects.filter(municipality=municipality_id, task__in=list(tasks))
    digests = Reminder.objects.filter(
        municipality=municipality_id, planned_on=day, kind=ReminderKind.DIGEST
    ).values_list("person_id", flat=True)
    rows = items.values_list("person_id", "task_id", "step", "due_on")
    return Log(frozenset(Sent(*row) for row in rows), frozenset(digests))


def wishes(municipality_id: int) -> dict[int, Wish]:
    rows = ReminderPreference.objects.filter(municipality=municipality_id)
    return {row.person_id: wish_of(row) for row in rows}


def wish_of(row: ReminderPreference) -> Wish:
    return Wish(row.is_on, frozenset(row.steps), row.hour, row.quiet_since_on, row.quiet_until_on)


def preference_of(user: User) -> ReminderPreference:
    """The row of the acting person, or one that is not saved yet."""
    municipality_id = user.position.municipality_id if user.position else None
    place = {"municipality_id": municipality_id, "person_id": user.pk}
    return ReminderPreference.objects.filter(**place).first() or ReminderPreference(**place)


@dataclass(frozen=True)
class ToldLetter:
    """One row of the list of letters."""

    reminder: Reminder
    tone: str
    words: str


def own_letters(user: User) -> list[ToldLetter]:
    """The last letters to the acting person, as they are read: without the keys to tasks."""
    rows = Reminder.objects.visible_to(user).filter(person=user.pk)[:LETTERS_SHOWN]
    return [ToldLetter(row, LETTER_TONES[row.state], without_links(row.body_text)) for row in rows]
