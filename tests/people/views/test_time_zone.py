"""The day on a page is the day of the municipality, not of the server."""

import datetime

import time_machine

MIDNIGHT_IN_MOSCOW = datetime.datetime(2026, 3, 31, 21, 30, tzinfo=datetime.UTC)


def day_of(client) -> datetime.date:
    with time_machine.travel(MIDNIGHT_IN_MOSCOW, tick=False):
        return client.get("/").context["today"]


def test_today_is_the_day_of_the_municipality(enter_as, specialist, municipality):
    assert day_of(enter_as(specialist)) == datetime.date(2026, 4, 1)

    municipality.time_zone = "Europe/Kaliningrad"
    municipality.save(update_fields=["time_zone"])

    assert day_of(enter_as(specialist)) == datetime.date(2026, 3, 31)
