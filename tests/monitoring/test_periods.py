"""The stretches of time of the calendar."""

import datetime

import pytest

from monitoring.periods import Scale, day_from, period_of

DAY = datetime.date(2026, 4, 27)


def day(year, month, number):
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    ("scale", "first", "last", "title", "months"),
    [
        ("month", day(2026, 4, 1), day(2026, 4, 30), "Апрель 2026", 1),
        ("quarter", day(2026, 4, 1), day(2026, 6, 30), "II квартал 2026 года", 3),
        ("year", day(2026, 1, 1), day(2026, 12, 31), "2026 год", 12),
        ("school_year", day(2025, 9, 1), day(2026, 8, 31), "2025/26 учебный год", 12),
        ("century", day(2026, 4, 1), day(2026, 4, 30), "Апрель 2026", 1),
    ],
)
def test_period_of_a_day(scale, first, last, title, months):
    period = period_of(scale, DAY)

    assert (period.first, period.last, period.title, len(period.months)) == (first, last, title, months)


@pytest.mark.parametrize("scale", list(Scale))
def test_periods_follow_each_other_without_a_gap(scale):
    period = period_of(scale, DAY)
    later = period_of(scale, period.later)

    assert later.first == period.last + datetime.timedelta(days=1)
    assert period_of(scale, later.earlier) == period


def test_school_year_begins_in_september():
    assert period_of("school_year", day(2026, 9, 1)).first == day(2026, 9, 1)
    assert period_of("school_year", day(2026, 8, 31)).first == day(2025, 9, 1)


def test_weeks_are_whole_and_touch_the_month():
    weeks = period_of("month", day(2026, 2, 10)).weeks

    assert (weeks[0][0], weeks[-1][-1]) == (day(2026, 1, 26), day(2026, 3, 1))
    assert {len(week) for week in weeks} == {7}


def test_place_of_a_day_when_months_are_equally_wide():
    year = period_of("year", DAY)

    assert year.place_of(day(2026, 1, 1)) == 0
    assert year.place_of(day(2026, 4, 1)) == 3 / 12
    assert year.place_of(day(2026, 2, 28), is_end=True) == 2 / 12
    assert year.place_of(day(2027, 5, 1), is_end=True) == 1
    assert year.place_of(day(2025, 5, 1)) == 0


@pytest.mark.parametrize("text", ["", "вчера", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_what_is_no_day_is_today(text):
    assert day_from(text, DAY) == DAY


def test_day_is_read():
    assert day_from("2025-12-31", DAY) == day(2025, 12, 31)
