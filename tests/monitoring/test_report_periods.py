from datetime import date

import pytest

from monitoring.periods import report_periods

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SCHOOL = (date(2025, 9, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("plan", "today", "half"),
    [
        (YEAR, date(2026, 3, 1), (date(2026, 1, 1), date(2026, 6, 30))),
        (YEAR, date(2026, 7, 1), (date(2026, 7, 1), date(2026, 12, 31))),
        (YEAR, date(2025, 11, 1), (date(2026, 1, 1), date(2026, 6, 30))),
        (YEAR, date(2027, 11, 1), (date(2026, 7, 1), date(2026, 12, 31))),
        (SCHOOL, date(2026, 4, 1), (date(2026, 3, 1), date(2026, 8, 31))),
    ],
)
def test_half_year_around_today_and_the_whole_plan(plan, today, half):
    first, whole = report_periods(*plan, today)

    assert (first.label, first.first, first.last) == ("за полугодие", *half)
    assert (whole.label, whole.first, whole.last) == ("за весь период", *plan)


def test_short_plan_is_reported_as_a_whole():
    (whole,) = report_periods(date(2026, 1, 1), date(2026, 5, 31), date(2026, 3, 1))

    assert whole.label == "за весь период"
