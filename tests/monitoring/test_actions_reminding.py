"""Writing letters down and sending them, against a real mail server."""

import datetime
import json
import re

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from monitoring import actions, tasks
from monitoring.models import PersonalLink, Reminder, ReminderItem, ReminderKind, ReminderState
from monitoring.states import TaskState
from msoko.lib import row_security
from tests.factories import (
    CalendarDayFactory,
    PositionFactory,
    ReminderItemFactory,
    ReminderPreferenceFactory,
    UserFactory,
)

#: Tuesday 31 March 2026, 9:30 in Moscow
NOW = datetime.datetime(2026, 3, 31, 6, 30, tzinfo=datetime.UTC)


def days(count: int) -> datetime.timedelta:
    return datetime.timedelta(days=count)


def remind(municipality, now=NOW, **options):
    written = tasks.remind(municipality, now=now, **options)
    row_security.enter(municipality.pk)
    return written


def deliver(reminder):
    return actions.deliver_reminder(reminder.pk, now=NOW)


def queued_jobs() -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'send_reminder' ORDER BY id")
        return [json.loads(row[0]) for row in cursor.fetchall()]


def test_letter_is_written_down_with_its_job(municipality, reminded, owed_task):
    task = owed_task()
    (reminder,) = remind(municipality)
    assert (reminder.to_text, reminder.kind, reminder.state) == (reminded.email, "digest", "queued")
    assert reminder.planned_on == datetime.date(2026, 3, 31)
    item = reminder.items.get()
    assert (item.task, item.person, item.step, item.due_on) == (task, reminded, "day", task.due_on)
    assert queued_jobs() == [{"reminder_id": reminder.pk, "municipality_id": municipality.pk}]


def test_second_run_writes_nothing(municipality, reminded, owed_task):
    owed_task()
    assert [len(remind(municipality)) for _ in range(3)] == [1, 0, 0]
    assert len(queued_jobs()) == 1


def test_missed_runs_are_caught_up(municipality, reminded, owed_task):
    owed_task()
    remind(municipality, NOW - days(7))
    assert [item.step for item in ReminderItem.objects.all()] == ["before-7"]
    remind(municipality, NOW + days(20))
    assert [item.step for item in ReminderItem.objects.order_by("pk")][1] == "weekly-14"


def test_clock_that_goes_back(municipality, reminded, owed_task):
    owed_task()
    remind(municipality)
    assert remind(municipality, NOW - days(1)) == []


def test_time_zone_of_the_municipality(municipality, reminded, owed_task):
    owed_task()
    municipality.time_zone = "Asia/Vladivostok"
    assert remind(municipality, datetime.datetime(2026, 3, 31, 10, tzinfo=datetime.UTC)) == []
    (reminder,) = remind(municipality, datetime.datetime(2026, 3, 30, 23, 30, tzinfo=datetime.UTC))
    assert reminder.planned_on == datetime.date(2026, 3, 31)


def test_day_off_of_the_edited_calendar(municipality, reminded, owed_task):
    CalendarDayFactory(day=NOW.date(), is_working=False)
    owed_task()
    assert remind(municipality) == []
    (reminder,) = remind(municipality, NOW + days(1))
    assert reminder.items.get().step == "after-1"


def test_the_database_itself_refuses_doubles(municipality, reminded, owed_task):
    owed_task()
    (reminder,) = remind(municipality)
    item = reminder.items.get()
    with pytest.raises(IntegrityError, match="step_of_a_task_is_reminded_once"), transaction.atomic():
        ReminderItemFactory(reminder=reminder, task=item.task, step=item.step)
    reminder.pk = None
    with pytest.raises(IntegrityError, match="person_gets_one_digest_a_day"), transaction.atomic():
        reminder.save(force_insert=True)


def test_failure_in_the_middle_leaves_nothing(municipality, reminded, owed_task, monkeypatch):
    owed_task()
    monkeypatch.setattr(tasks, "defer_sending", lambda reminder: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.remind(municipality, now=NOW)
    row_security.enter(municipality.pk)
    assert Reminder.objects.count() == PersonalLink.objects.count() == 0


@pytest.mark.parametrize("state", [TaskState.SUBMITTED, TaskState.ACCEPTED])
def test_who_has_answered_is_left_alone(state, municipality, reminded, owed_task):
    owed_task(state=state, submitted_at=NOW, submitted_by=reminded)
    assert remind(municipality) == []


def test_organization_s_address_serves_who_has_none(municipality, school, school_head, owed_task):
    owed_task()
    assert remind(municipality) == []
    school.email = "school101@example.ru"
    school.save(update_fields=["email"])
    assert [one.to_text for one in remind(municipality)] == ["school101@example.ru"]


def test_wishes_of_the_person(municipality, reminded, owed_task):
    owed_task()
    ReminderPreferenceFactory(municipality=municipality, person=reminded, is_on=False)
    assert remind(municipality) == []


def test_acting_person_gets_the_letters_of_the_replaced(municipality, reminded, school, owed_task):
    owed_task()
    acting = UserFactory(email="zam@school101.example.ru")
    PositionFactory(
        user=acting,
        municipality=municipality,
        organization=school,
        role="school_head",
        title_text="И.о. директора",
        acts_for=reminded.position,
        since_on=datetime.date(2026, 3, 30),
        until_on=datetime.date(2026, 4, 3),
    )
    assert [one.person for one in remind(municipality)] == [acting]
    assert [one.person for one in remind(municipality, NOW + days(7))] == [reminded]


def test_weekly_copy_to_the_specialist_has_no_personal_link(municipality, reminded, specialist, owed_task):
    specialist.email = "specialist@example.ru"
    specialist.save(update_fields=["email"])
    owed_task()
    letters = {one.person: one for one in remind(municipality, NOW + days(14))}
    assert set(letters) == {reminded, specialist}
    assert "{link" not in letters[specialist].body_text
    assert "Школа № 101" in letters[specialist].body_text
    assert PersonalLink.objects.count() == 1


def test_returned_task_is_told_the_same_day(municipality, reminded, specialist, owed_task):
    task = owed_task(state=TaskState.SUBMITTED, submitted_at=NOW, submitted_by=reminded)
    owed_task(title="Другое")
    remind(municipality)
    actions.return_task(task, by=specialist, reason="Нет подписи.")
    (reminder,) = remind(municipality, NOW + datetime.timedelta(hours=2))
    assert (reminder.kind, reminder.subject) == (
        ReminderKind.RETURNED,
        "Вернули на доработку: Справка о тренировочных экзаменах",
    )
    assert "Нет подписи." in reminder.body_text
    assert remind(municipality, NOW + datetime.timedelta(hours=3)) == []


# Sending.
def test_letter_reaches_the_server(municipality, reminded, owed_task, postbox, settings):
    task = owed_task()
    settings.SITE_URL = "https://msoko.example.ru"
    (reminder,) = remind(municipality)
    reminder = deliver(reminder)
    assert (reminder.state, reminder.sent_at, reminder.tries_count) == (ReminderState.SENT, NOW, 1)
    (letter,) = postbox.letters
    assert letter["To"] == reminded.email
    assert letter["Subject"].strip() == "Сегодня, 31 марта: Справка о тренировочных экзаменах"
    assert f"<reminder-{municipality.pk}-{reminder.pk}@" in letter["Message-ID"]
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    (token,) = re.findall(r"https://msoko\.example\.ru/monitoring/links/([\w-]{43})/", postbox.text())
    assert task.activity.title in postbox.text()
    assert token not in f"{reminder.body_text}{list(PersonalLink.objects.values())}"


def test_job_that_runs_twice_sends_once(municipality, reminded, owed_task, postbox):
    owed_task()
    (reminder,) = remind(municipality)
    for _ in range(3):
        tasks.send_reminder(reminder_id=reminder.pk, municipality_id=municipality.pk)
    row_security.enter(municipality.pk)
    assert len(postbox.letters) == 1


def test_server_that_refuses_is_asked_five_times_then_the_administrator_sees_why(
    municipality, reminded, owed_task, postbox
):
    owed_task()
    postbox.refusal = "451 try later"
    (reminder,) = remind(municipality)
    for number in range(1, 5):
        with pytest.raises(tasks.LetterNotSent, match="try later"):
            tasks.send_reminder(reminder_id=reminder.pk, municipality_id=municipality.pk)
        row_security.enter(municipality.pk)
        reminder.refresh_from_db()
        assert (reminder.state, reminder.tries_count) == (ReminderState.QUEUED, number)
    tasks.send_reminder(reminder_id=reminder.pk, municipality_id=municipality.pk)
    row_security.enter(municipality.pk)
    reminder.refresh_from_db()
    assert (reminder.state, reminder.get_state_display()) == (ReminderState.FAILED, "не удалось")
    assert "try later" in reminder.error_text
    postbox.refusal = ""
    tasks.send_again(reminder)
    assert deliver(reminder).state == ReminderState.SENT
    assert len(postbox.letters) == 1


def test_failed_job_comes_back_with_growing_pauses():
    waits = [
        tasks.send_reminder.retry_strategy.get_retry_decision(
            exception=tasks.LetterNotSent(), job=type("Job", (), {"attempts": number})()
        ).retry_at
        for number in range(4)
    ]
    assert waits == sorted(waits)
    assert waits[3] - waits[0] > datetime.timedelta(hours=1)


def test_server_that_is_not_there(municipality, reminded, owed_task, settings, postbox):
    owed_task()
    settings.EMAIL_PORT = 1
    (reminder,) = remind(municipality)
    assert deliver(reminder).state == ReminderState.QUEUED
    assert reminder.error_text == "" != Reminder.objects.get().error_text


def test_without_a_server_letters_are_files(municipality, reminded, owed_task, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    owed_task()
    (reminder,) = remind(municipality)
    deliver(reminder)
    (file,) = tmp_path.iterdir()
    assert reminded.email in file.read_text()


# Planning of all municipalities, the command.
def test_periodic_job_goes_on_after_a_municipality_that_fails(
    municipality, stranger, reminded, owed_task, monkeypatch, time_machine
):
    time_machine.move_to(NOW, tick=False)
    owed_task()
    asked = []

    def broken_once(place, *, now, is_anytime=False):
        asked.append(place.code)
        if len(asked) == 1:
            raise ValueError("broken")
        return []

    monkeypatch.setattr(tasks, "remind", broken_once)
    with pytest.raises(RuntimeError, match="lesnoy"):
        tasks.plan_reminders(0)
    assert asked == ["lesnoy", "stepnoy"]


def test_command_shows_and_then_queues(municipality, reminded, owed_task, capsys, time_machine):
    time_machine.move_to(NOW, tick=False)
    owed_task()
    call_command("send_reminders", "--dry-run")
    row_security.enter(municipality.pk)
    shown = capsys.readouterr().out
    assert "писем 1" in shown
    assert "Справка о тренировочных экзаменах" in shown
    assert Reminder.objects.count() == PersonalLink.objects.count() == 0
    call_command("send_reminders", "--municipality", "lesnoy")
    row_security.enter(municipality.pk)
    assert Reminder.objects.count() == 1


def test_command_at_night(municipality, reminded, owed_task, capsys, time_machine):
    time_machine.move_to(NOW + datetime.timedelta(hours=13), tick=False)
    owed_task()
    call_command("send_reminders")
    row_security.enter(municipality.pk)
    assert Reminder.objects.count() == 0
    call_command("send_reminders", "--anytime")
    row_security.enter(municipality.pk)
    assert Reminder.objects.count() == 1


@pytest.mark.parametrize("count", [1, 20])
def test_planning_asks_the_same_number_of_questions_for_any_number_of_tasks(
    count, municipality, reminded, owed_task, django_assert_num_queries
):
    for number in range(count):
        owed_task(title=f"Справка {number}")
    with django_assert_num_queries(10):
        actions.preview_reminders(municipality, now=NOW)
