"""Writing letters down: what is due at a moment becomes rows of the log, each once.

A municipality is planned by one process at a time (its row is locked); the constraints of the log hold even
where that would fail. Nothing leaves here: `monitoring.tasks` asks for the sending in the same transaction.
"""

import datetime
import zoneinfo
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse

from monitoring import letters
from monitoring.actions.linking import LINK_LIFE, issue_link, issue_links
from monitoring.letters import Composed, Frame, Line, link_mark
from monitoring.link_tokens import absolute
from monitoring.models import PersonalLink, Reminder, ReminderItem, ReminderKind, ReminderPreference, Task
from monitoring.queries import reminding as questions
from monitoring.queries.tasks import answers_prefetch, ask, last_return, place, reviews_prefetch, with_plan
from monitoring.reminding import RETURNED, Item, Letter, plan_letters, without_doubles
from msoko.lib.calendar_ru import WorkingCalendar
from msoko.people.models import Municipality, Position, User
from msoko.people.roles import Role


class EveryHour:
    """The calendar of somebody who wants the letters of the day now, whatever the day."""

    def is_working_day(self, day: datetime.date) -> bool:
        return True


def local_moment(municipality: Municipality, now: datetime.datetime) -> datetime.datetime:
    return now.astimezone(zoneinfo.ZoneInfo(municipality.time_zone))


def due_letters(
    municipality: Municipality, *, now: datetime.datetime, is_anytime: bool = False
) -> tuple[tuple[Letter, ...], questions.Recipients]:
    """What is to be sent at `now`; `is_anytime` puts working hours and days off aside."""
    moment = local_moment(municipality, now)
    calendar: WorkingCalendar = questions.calendar_of(municipality)
    if is_anytime:
        moment, calendar = moment.replace(hour=17), EveryHour()
    today = moment.date()
    people = questions.recipients(municipality.pk, today)
    owed = questions.owed_tasks(municipality.pk, today, people)
    log = questions.sent_log(municipality.pk, today, [one.task for one in owed])
    wishes = questions.wishes(municipality.pk)
    return plan_letters(owed, log=log, wishes=wishes, moment=moment, calendar=calendar), people


@transaction.atomic
def write_reminders(
    municipality: Municipality, *, now: datetime.datetime, is_anytime: bool = False
) -> list[Reminder]:
    """Write down every letter that is due: its row, what it reminds of, the links it will carry."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    planned, people = due_letters(municipality, now=now, is_anytime=is_anytime)
    tasks = _tasks_of(planned)
    return [_write(municipality, letter, tasks, people, now) for letter in planned]


def preview_reminders(
    municipality: Municipality, *, now: datetime.datetime, is_anytime: bool = False
) -> list[tuple[Position, Composed]]:
    """The letters of `write_reminders` without writing anything; every link is link 0."""
    planned, people = due_letters(municipality, now=now, is_anytime=is_anytime)
    tasks = _tasks_of(planned)
    today = local_moment(municipality, now).date()
    found = []
    for letter in planned:
        held = _positions(letter, tasks, people)
        lines = [_line(item, tasks[item.task], link=None) for item in without_doubles(letter.items)]
        found.append((held, letters.compose(lines, _frame(municipality, held, today))))
    return found


def _tasks_of(planned: Sequence[Letter]) -> dict[int, Task]:
    wanted = {item.task for letter in planned for item in letter.items}
    found = with_plan(Task.objects.filter(pk__in=wanted))
    return found.prefetch_related(*answers_prefetch(), reviews_prefetch()).in_bulk()


def _positions(letter: Letter, tasks: dict[int, Task], people: questions.Recipients) -> Position:
    """Any position by which this person is written to: it gives the name and the address."""
    for item in letter.items:
        position = people.position(letter.person, tasks[item.task].organization_id)
        if position is not None:
            return position
    held = (one for held in people.specialists.values() for one in held)
    return next(one for one in held if one.user_id == letter.person)


def _write(
    municipality: Municipality,
    letter: Letter,
    tasks: dict[int, Task],
    people: questions.Recipients,
    now: datetime.datetime,
) -> Reminder:
    held = _positions(letter, tasks, people)
    today = local_moment(municipality, now).date()
    links = _links_of(letter, tasks, people, now)
    lines = [
        _line(item, tasks[item.task], link=links.get(item.task)) for item in without_doubles(letter.items)
    ]
    composed = letters.compose(lines, _frame(municipality, held, today))
    kind = ReminderKind.DIGEST if letter.is_digest else ReminderKind.RETURNED
    reminder = _keep(municipality, held, composed, kind=kind, now=now)
    ReminderItem.objects.bulk_create(
        ReminderItem(
            municipality=municipality,
            reminder=reminder,
            person_id=letter.person,
            task_id=item.task,
            step=item.step,
            due_on=item.due_on,
        )
        for item in letter.items
    )
    return reminder


def _links_of(
    letter: Letter, tasks: dict[int, Task], people: questions.Recipients, now: datetime.datetime
) -> dict[int, PersonalLink]:
    """Links for the tasks of the schools that this person leads; whoever works in the department signs in."""
    wanted = []
    for item in without_doubles(letter.items):
        position = people.position(letter.person, tasks[item.task].organization_id)
        if position is not None and position.role == Role.SCHOOL_HEAD and not item.is_copy:
            wanted.append((position, tasks[item.task]))
    return {link.task_id: link for link in issue_links(wanted, now=now)}


def _keep(
    municipality: Municipality, held: Position, composed: Composed, *, kind: str, now: datetime.datetime
) -> Reminder:
    return Reminder.objects.create(
        municipality=municipality,
        person=held.user,
        kind=kind,
        planned_on=local_moment(municipality, now).date(),
        subject=composed.subject,
        body_text=composed.body,
        to_text=questions.mail_address(held),
        queued_at=now,
    )


def _line(item: Item, task: Task, *, link: PersonalLink | None) -> Line:
    returned = last_return(task) if item.step.startswith(RETURNED) else None
    plain = absolute(reverse("monitoring:task-detail", args=[task.pk]))
    return Line(
        title=task.activity.title,
        place=place(task),
        ask=ask(task),
        due_on=task.due_on,
        address=link_mark(link.pk) if link else plain,
        organization=task.organization.short_name,
        returned_reason=returned.reason if returned else "",
        is_returned=returned is not None,
        is_copy=item.is_copy,
    )


def _frame(municipality: Municipality, held: Position, today: datetime.date) -> Frame:
    return Frame(
        name=greeting_name(held.user),
        municipality=municipality.name,
        settings_address=absolute(reverse("monitoring:reminder-preferences")),
        list_address=absolute(f"{reverse('monitoring:task-list')}?show=overdue"),
        today=today,
        link_days=LINK_LIFE.days,
    )


def greeting_name(person: User) -> str:
    """«Вера Павловна»."""
    return f"{person.first_name} {person.patronymic}".strip()


@transaction.atomic
def write_link_letter(link: PersonalLink, *, now: datetime.datetime) -> Reminder:
    """Write down the letter with a new link for the person and the task of an old one."""
    task = with_plan(Task.objects.filter(pk=link.task_id)).prefetch_related(*answers_prefetch()).get()
    municipality = link.position.municipality
    fresh = issue_link(link.position, task, now=now)
    line = Line(task.activity.title, place(task), ask(task), task.due_on, link_mark(fresh.pk))
    frame = _frame(municipality, link.position, local_moment(municipality, now).date())
    composed = letters.compose_link(line, frame)
    return _keep(municipality, link.position, composed, kind=ReminderKind.LINK, now=now)


def set_reminders(preference: ReminderPreference, *, by: User, **wishes: object) -> ReminderPreference:
    """Keep what a person wishes of his own letters."""
    for name, value in wishes.items():
        setattr(preference, name, value)
    preference.save()
    return preference
