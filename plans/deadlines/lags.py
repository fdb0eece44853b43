"""A day counted from another: «10 рабочих дней после», «за две недели до», «в течение 24 часов»."""

from datetime import date, timedelta

from msoko.lib.calendar_ru import WorkingCalendar, add_months, add_working_days
from plans.deadlines.rule import HOUR, MONTHS, WEEK, WORKING_DAY

HOURS_A_DAY = 24


def lagged(day: date, lag: int, unit: str, calendar: WorkingCalendar) -> date:
    if unit == WORKING_DAY:
        return add_working_days(day, lag, calendar)
    if unit == MONTHS:
        return add_months(day, lag)
    if unit == HOUR:
        # A day that has begun counts whole: 36 hours end on the second day.
        return day + timedelta(days=-(-lag // HOURS_A_DAY) if lag > 0 else lag // HOURS_A_DAY)
    return day + timedelta(days=lag * (7 if unit == WEEK else 1))
