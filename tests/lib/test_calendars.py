"""The door to icalendar: the same days give the same bytes, and a reader gets back what was written."""

import datetime

import icalendar

from msoko.lib.calendars import CalendarDay, write_calendar

CHANGED = datetime.datetime(2026, 4, 1, 9, 30, tzinfo=datetime.UTC)


def one(**changes) -> CalendarDay:
    fields = {
        "uid": "one@msoko",
        "day": datetime.date(2026, 12, 31),
        "title": "Отчёт, план; итог",
        "text": "Первая строка\nВторая \\ строка",
        "url": "https://localhost/monitoring/tasks/1/",
        "changed_at": CHANGED,
        "version": 3,
    }
    return CalendarDay(**{**fields, **changes})


def test_reader_gets_back_what_was_written():
    content = write_calendar("Сроки", [one()], time_zone="Asia/Omsk")

    calendar = icalendar.Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert (calendar["VERSION"], calendar["X-WR-CALNAME"], calendar["X-WR-TIMEZONE"]) == (
        "2.0",
        "Сроки",
        "Asia/Omsk",
    )
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (
        "Отчёт, план; итог",
        "Первая строка\nВторая \\ строка",
    )
    assert event.decoded("DTEND") == datetime.date(2027, 1, 1)
    assert (event.decoded("DTSTAMP"), event["SEQUENCE"], event["TRANSP"]) == (CHANGED, 3, "TRANSPARENT")
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in content


def test_same_days_give_the_same_bytes():
    first, second = (write_calendar("Сроки", [one()], time_zone="Europe/Moscow") for _ in range(2))

    assert first == second
    assert first != write_calendar("Сроки", [one(version=4)], time_zone="Europe/Moscow")


def test_what_is_done_rings_no_more():
    content = write_calendar("Сроки", [one(is_reminded=False)], time_zone="Europe/Moscow")

    assert b"VALARM" not in content


def test_empty_calendar_is_a_calendar():
    assert (
        icalendar.Calendar.from_ical(write_calendar("Сроки", [], time_zone="Europe/Moscow")).walk("VEVENT")
        == []
    )
