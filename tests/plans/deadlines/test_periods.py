"""The period of a plan as people write it, and its years of work."""

from datetime import date

import pytest

from plans.deadlines import PlanPeriod

READABLE = (
    ("2024", date(2024, 1, 1), date(2024, 12, 31), "calendar_year"),
    ("2024 год", date(2024, 1, 1), date(2024, 12, 31), "calendar_year"),
    ("2021/2022", date(2021, 9, 1), date(2022, 8, 31), "school_year"),
    ("2021/22 учебный год", date(2021, 9, 1), date(2022, 8, 31), "school_year"),
    ("2023-2024 учебный год", date(2023, 9, 1), date(2024, 8, 31), "school_year"),
    ("2022-2024", date(2022, 1, 1), date(2024, 12, 31), "years"),
    ("2022 – 2024 годы", date(2022, 1, 1), date(2024, 12, 31), "years"),
    ("2021/2022-2023/2024", date(2021, 9, 1), date(2024, 8, 31), "years"),
    ("01.08.2022-30.09.2023", date(2022, 8, 1), date(2023, 9, 30), "dates"),
    ("с 01.08.2022 по 30.09.2023", date(2022, 8, 1), date(2023, 9, 30), "dates"),
)


@pytest.mark.parametrize(("text", "start", "end", "kind"), READABLE)
def test_period_is_read(text: str, start: date, end: date, kind: str) -> None:
    assert PlanPeriod.from_text(text) == PlanPeriod(start, end, kind)


@pytest.mark.parametrize("text", ["", "скоро", "2021/2024", "31.02.2022-30.09.2023", "01.01.2022"])
def test_unreadable_period_says_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"Напишите год \(2024\), учебный год \(2021/2022\)"):
        PlanPeriod.from_text(text)


def test_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"заканчивается \(31.12.2022\) раньше, чем начинается \(01.01.2024\)"
    ):
        PlanPeriod.from_text("2024-2022")


def test_fourteen_months_are_one_year_of_work() -> None:
    period = PlanPeriod.from_text("01.08.2022-30.09.2023")

    assert period.plan_years() == ((date(2022, 8, 1), date(2023, 9, 30)),)


def test_three_years_are_three_years_of_work() -> None:
    period = PlanPeriod.from_text("2022-2024")

    assert period.plan_years() == tuple((date(year, 1, 1), date(year, 12, 31)) for year in (2022, 2023, 2024))
