"""The Russian civil calendar."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from msoko.lib.calendar_ru import (
    ProductionCalendar,
    add_months,
    add_working_days,
    date_short,
    date_words,
    half_year_bounds,
    month_bounds,
    next_working_day,
    quarter_bounds,
    quarter_of,
    range_words,
    school_year_bounds,
    school_year_of,
)

CALENDAR = ProductionCalendar()
TRANSFERS = Path(__file__).parents[2] / "fixtures" / "reference" / "calendar_days.json"


def test_bounds_of_months_quarters_and_halves() -> None:
    assert month_bounds(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert quarter_bounds(2024, 4) == (date(2024, 10, 1), date(2024, 12, 31))
    assert half_year_bounds(2024, 1) == (date(2024, 1, 1), date(2024, 6, 30))


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (12, 4)])
def test_quarter_of_a_day(month: int, quarter: int) -> None:
    assert quarter_of(date(2024, month, 15)) == quarter


def test_school_year_begins_on_the_first_of_september() -> None:
    assert school_year_of(date(2024, 8, 31)) == 2023
    assert school_year_of(date(2024, 9, 1)) == 2024
    assert school_year_bounds(2024) == (date(2024, 9, 1), date(2025, 8, 31))


def test_months_are_added_to_the_last_day_that_exists() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 1, 31), -2) == date(2023, 11, 30)
    assert add_months(date(2024, 11, 15), 14) == date(2026, 1, 15)


def test_dates_are_written_as_in_papers() -> None:
    assert date_short(date(2024, 9, 5)) == "05.09.2024"
    assert date_words(date(2024, 9, 5)) == "5 сентября 2024 г."


@pytest.mark.parametrize(("year", "working"), [(2024, 248), (2025, 247), (2026, 247), (2027, 247)])
def test_known_transfers_give_the_official_number_of_working_days(year: int, working: int) -> None:
    """The norms of a five-day week as published with the decrees of these years."""
    known = json.loads(TRANSFERS.read_text(encoding="utf-8"))
    off, on = (
        frozenset(date.fromisoformat(day["day"]) for day in known if day["is_working"] is is_working)
        for is_working in (False, True)
    )
    calendar = ProductionCalendar(off, on)
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days

    days = [date(year, 1, 1) + timedelta(days=step) for step in range(length)]

    assert sum(calendar.is_working_day(day) for day in days) == working


RANGES = (
    (date(2026, 3, 1), date(2026, 4, 30), "1 марта – 30 апреля 2026"),
    (date(2026, 3, 1), date(2026, 3, 31), "1–31 марта 2026"),
    (date(2026, 12, 1), date(2027, 1, 31), "1 декабря 2026 – 31 января 2027"),
    (date(2026, 3, 8), date(2026, 3, 8), "8 марта 2026"),
)


@pytest.mark.parametrize(("start", "end", "words"), RANGES)
def test_range_is_written_without_repeating(start: date, end: date, words: str) -> None:
    assert range_words(start, end) == words


DAYS_OFF = (
    date(2024, 1, 8),
    date(2024, 2, 23),
    date(2024, 3, 9),
    date(2025, 3, 10),  # 8 March 2025 was a Saturday
    date(2022, 5, 2),  # 1 May 2022 was a Sunday
    date(2026, 5, 11),  # 9 May 2026 was a Saturday
    date(2024, 11, 4),
)


@pytest.mark.parametrize("day", DAYS_OFF)
def test_holiday_weekend_and_replaced_day_are_off(day: date) -> None:
    assert not CALENDAR.is_working_day(day)


@pytest.mark.parametrize("day", [date(2024, 1, 9), date(2024, 3, 11), date(2023, 1, 9), date(2025, 3, 11)])
def test_other_weekday_is_a_working_one(day: date) -> None:
    assert CALENDAR.is_working_day(day)


def test_transfers_of_a_year_are_given_as_data() -> None:
    calendar = ProductionCalendar(
        days_off=frozenset({date(2024, 4, 29)}), working_days=frozenset({date(2024, 4, 27)})
    )

    assert calendar.is_working_day(date(2024, 4, 27))
    assert not calendar.is_working_day(date(2024, 4, 29))


def test_day_off_moves_forward_or_back() -> None:
    assert next_working_day(date(2024, 3, 8), CALENDAR) == date(2024, 3, 11)
    assert next_working_day(date(2024, 3, 8), CALENDAR, step=-1) == date(2024, 3, 7)
    assert next_working_day(date(2024, 3, 7), CALENDAR) == date(2024, 3, 7)


def test_working_days_are_counted_both_ways() -> None:
    assert add_working_days(date(2024, 3, 6), 2, CALENDAR) == date(2024, 3, 11)
    assert add_working_days(date(2024, 3, 11), -2, CALENDAR) == date(2024, 3, 6)
    assert add_working_days(date(2024, 3, 9), 0, CALENDAR) == date(2024, 3, 9)
