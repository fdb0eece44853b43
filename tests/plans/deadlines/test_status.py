"""The state of a window on a day; what has no date is never overdue (DL-05)."""

from datetime import date

import pytest

from plans.deadlines import DueStatus, PlanPeriod, Window, due_status, parse, windows

MARCH = Window(date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 5), "март 2024")
ALL_YEAR = Window(date(2024, 1, 1), date(2024, 12, 31), None, "в работе весь период")
STATES = (
    (MARCH, None, date(2024, 2, 29), DueStatus.NOT_STARTED),
    (MARCH, None, date(2024, 3, 1), DueStatus.IN_PROGRESS),
    (MARCH, None, date(2024, 4, 5), DueStatus.IN_PROGRESS),
    (MARCH, None, date(2024, 4, 6), DueStatus.OVERDUE),
    (MARCH, date(2024, 4, 5), date(2024, 9, 1), DueStatus.DONE),
    (MARCH, date(2024, 4, 6), date(2024, 9, 1), DueStatus.DONE_LATE),
    (ALL_YEAR, None, date(2030, 1, 1), DueStatus.UNDATED),
    (ALL_YEAR, date(2024, 5, 1), date(2030, 1, 1), DueStatus.DONE),
)


@pytest.mark.parametrize(("window", "done_on", "today", "expected"), STATES)
def test_window_has_its_state_on_a_day(
    window: Window, done_on: date | None, today: date, expected: DueStatus
) -> None:
    assert due_status(window, done_on, today) == expected


@pytest.mark.parametrize("text", ["постоянно", "в течение года", "по отдельному графику"])
def test_kind_without_a_date_is_not_red_inside_the_plan(text: str) -> None:
    period = PlanPeriod.from_text("2022")

    (window,) = windows(parse(text, period), period)

    assert due_status(window, None, date(2022, 12, 31)) != DueStatus.OVERDUE
