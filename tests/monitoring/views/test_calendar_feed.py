"""The personal calendar by a secret link: made, read by programs, revoked."""

import datetime

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test import Client

from monitoring.models import CalendarFeed
from msoko.lib import row_security

PAGE = "/monitoring/calendar/feed/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 4, 27, 9, 0, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def link(enter_as, school_head):
    """The path of a fresh link of the head of Школа № 101."""
    return made(enter_as(school_head))


def made(client) -> str:
    response = client.post(f"{PAGE}make/")
    assert response.status_code == 200
    return response.context["link"].removeprefix("http://testserver")


def read(link, municipality=None, **headers):
    """As a program does: nobody is signed in, no municipality is known."""
    row_security.enter(None)
    response = Client().get(link, headers=headers)
    row_security.enter(municipality.pk if municipality else None)
    return response


def day(month, number):
    return datetime.date(2026, month, number)


def events(response) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")


def test_calendar_holds_the_own_deadlines(link, municipality, school, other_school, new_task):
    task = new_task(school, title="Справка; «итоги, выводы» и\nплан", due_on=day(5, 20), starts_on=day(5, 1))
    new_task(other_school, title="Чужое", due_on=day(5, 20))
    new_task(school, title="Без срока", due_on=None)
    new_task(school, title="Снято", due_on=day(5, 21), state="closed", closing_reason="Не нужно")
    new_task(school, title="Давно", due_on=day(2, 1))

    response = read(link, municipality)

    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    (event,) = events(response)
    assert event["SUMMARY"] == "Справка; «итоги, выводы» и план"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (day(5, 20), day(5, 21))
    assert event["UID"] == f"{task.activity_key}-{school.pk}-0@msoko"
    assert event["URL"] == f"http://testserver/monitoring/tasks/{task.pk}/"
    alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert alarms == [datetime.timedelta(days=-6, hours=-15), datetime.timedelta(hours=-15)]
    calendar = icalendar.Calendar.from_ical(response.content)
    assert calendar["X-WR-TIMEZONE"] == "Europe/Moscow"


def test_done_is_marked_and_rings_no_more(link, municipality, school, school_head, new_task):
    answered = {"submitted_at": "2026-04-01T09:00Z", "submitted_by": school_head}
    new_task(school, title="Готово", due_on=day(5, 20), state="accepted", **answered)

    (event,) = events(read(link, municipality))

    assert event["SUMMARY"] == "✓ Готово"
    assert event.walk("VALARM") == []


def test_lines_are_folded_as_the_standard_asks(link, municipality, school, new_task):
    title = "Очень длинное название мероприятия, " * 8
    new_task(school, title=title, due_on=day(5, 20))

    content = read(link, municipality).content

    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(b"\n" not in line for line in lines)
    # A second reader, written here: unfold, take the value, undo the escapes.
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")
    summary = next(line.partition(":")[2] for line in unfolded if line.startswith("SUMMARY"))
    assert summary.replace("\\,", ",").replace("\\;", ";") == title.strip()


def test_nothing_new_answers_304(link, municipality, school, new_task):
    task = new_task(school, due_on=day(5, 20))
    tag = read(link, municipality)["ETag"]

    assert read(link, municipality, if_none_match=tag).status_code == 304

    task.due_on = day(5, 25)
    task.version += 1
    task.save()
    assert read(link, municipality, if_none_match=tag).status_code == 200


def test_revoked_link_is_unknown(link, municipality, enter_as, school_head):
    client = enter_as(school_head)
    client.post(f"{PAGE}revoke/")

    assert read(link, municipality).status_code == 404
    page = client.get(PAGE).content.decode()
    assert "Ссылки пока нет" in page
    assert "больше не открывается" in page


def test_second_link_ends_the_first(link, municipality, enter_as, school_head):
    second = made(enter_as(school_head))

    assert read(link, municipality).status_code == 404
    assert read(second, municipality).status_code == 200
    assert CalendarFeed.objects.filter(revoked_at=None).count() == 1


def test_unknown_link_is_unknown(municipality):
    assert read("/monitoring/calendar/nothing.ics", municipality).status_code == 404


@pytest.mark.parametrize("change", ["left", "locked"])
def test_person_who_left_gets_nothing(link, municipality, school_head, change):
    if change == "left":
        school_head.position.until_on = day(4, 26)
        school_head.position.save()
    else:
        school_head.is_active = False
        school_head.save()

    assert read(link, municipality).status_code == 404


def test_link_is_kept_nowhere(link, municipality, enter_as, school_head):
    token = link.rpartition("/")[2].removesuffix(".ics")

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(f)::text FROM monitoring_calendarfeed f")
        kept = cursor.fetchall()
        cursor.execute("SELECT row_to_json(f)::text FROM monitoring_calendarfeedevent f")
        kept += cursor.fetchall()
    assert [row for row in kept if token in row[0]] == []
    assert len(kept) == 2
    page = enter_as(school_head).get(PAGE).content.decode()
    assert token not in page
    assert "Ссылка действует" in page


def test_feed_of_another_municipality_stays_inside_it(enter_as, stranger, municipality, school, new_task):
    new_task(school, title="Лесное", due_on=day(5, 20))
    link = made(enter_as(stranger))

    assert events(read(link, municipality)) == []


def test_observer_without_an_organisation_has_no_tasks_of_his_own(enter_as, observer):
    observer.position.organization = None
    observer.position.save()
    client = enter_as(observer)

    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}make/").status_code == 403


def test_making_and_revoking_need_a_post(enter_as, school_head):
    client = enter_as(school_head)

    assert client.get(f"{PAGE}make/").status_code == 405
    assert client.get(f"{PAGE}revoke/").status_code == 405
    assert client.post(f"{PAGE}revoke/").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, link, municipality, school, new_task, django_assert_num_queries):
    for _ in range(count):
        new_task(school, due_on=day(5, 20))
    row_security.enter(None)
    # feed, position, tasks, two set_config; the savepoint and its release belong to the test
    with django_assert_num_queries(7):
        Client().get(link)
    row_security.enter(municipality.pk)
