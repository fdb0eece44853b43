"""Due days of their own, days counted from a date, a year and a half: with the settings of a department."""

from datetime import date

import pytest

from plans.deadlines import DueSettings, EveryNYears, PlanPeriod, due_from, explain, parse, windows

YEAR = PlanPeriod.from_text("2024")
SCHOOL = PlanPeriod.from_text("2024/2025")


def dues(text: str, period: PlanPeriod, settings: DueSettings | None = None) -> list[str]:
    found = windows(parse(text, period), period, settings or DueSettings())
    return [f"{window.due_on:%d.%m.%Y}" if window.due_on else "-" for window in found]


def test_own_due_day_moves_off_a_day_off_and_takes_no_lag() -> None:
    settings = DueSettings(report_lag_days=5, period_lag_days=10, day_off="next")

    assert dues("I полугодие – до 14 июля", YEAR, settings) == ["15.07.2024"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("IV квартал – до 20 декабря", "20.12.2024"),
        ("IV квартал – до 10 января", "10.01.2025"),
        ("IV квартал – до 10 января 2026", "10.01.2026"),
        ("год – до 1 февраля", "01.02.2025"),
    ],
)
def test_own_due_day_without_a_year_is_the_next_after_the_middle(text: str, due: str) -> None:
    assert dues(text, YEAR) == [due]


def test_working_days_before_a_date_leave_out_days_off() -> None:
    assert dues("за 3 рабочих дня до 9 марта", YEAR) == ["05.03.2024"]


def test_days_of_the_first_school_day_follow_the_working_calendar() -> None:
    assert dues("первый учебный день", SCHOOL) == ["02.09.2024"]


def test_a_year_and_a_half_is_counted_from_the_last_fact() -> None:
    rule = parse("раз в полтора года", YEAR)

    assert isinstance(rule, EveryNYears)
    assert due_from(rule, date(2023, 3, 15)).due_on == date(2024, 9, 15)


def test_the_sentence_names_both_school_years_of_a_calendar_plan() -> None:
    assert explain(parse("в течение учебного года", YEAR), YEAR) == (
        "1 января – 31 декабря 2024, отчёт до 31.12.2024 (части учебных годов 2023/2024 и 2024/2025)"
    )
