"""The only door to icalendar: days with a duty become a calendar that phones and mail programs read.

Decided here: every entry is a whole day (a deadline has no hour and no time zone), it leaves the day free for
other things, and reminds a week and a day before at nine in the morning. Escaping, folding of long lines and
line ends are the work of the package (RFC 5545). The same events give the same bytes: that is what lets a
program ask «has anything changed?».
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event, vText

CONTENT_TYPE = "text/calendar; charset=utf-8"
#: the hour of reminders, counted from the first minute of the day of the deadline
_AT_NINE = datetime.timedelta(hours=9)
_DAYS_BEFORE = (7, 1)
#: how often programs are asked to look again
_REFRESH = "PT4H"


@dataclass(frozen=True)
class CalendarDay:
    """One duty. `uid` stays while the duty exists; `changed_at` and `version` grow with its changes."""

    uid: str
    day: datetime.date
    title: str
    text: str
    url: str
    changed_at: datetime.datetime
    version: int
    is_reminded: bool = True


def write_calendar(name: str, days: Iterable[CalendarDay], *, time_zone: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//МСОКО//Сроки//RU")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", time_zone)
    calendar.add("refresh-interval", vText(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", _REFRESH)
    for one in days:
        calendar.add_component(_event(one))
    return calendar.to_ical()


def _event(one: CalendarDay) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.changed_at.astimezone(datetime.UTC))
    event.add("last-modified", one.changed_at.astimezone(datetime.UTC))
    event.add("sequence", one.version)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + datetime.timedelta(days=1))
    event.add("summary", one.title)
    event.add("description", one.text)
    event.add("url", one.url)
    event.add("transp", "TRANSPARENT")
    if one.is_reminded:
        for days in _DAYS_BEFORE:
            event.add_component(_alarm(one, days))
    return event


def _alarm(one: CalendarDay, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", _AT_NINE - datetime.timedelta(days=days))
    return alarm
