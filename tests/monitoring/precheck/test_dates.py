import datetime

import pytest

from monitoring.precheck.dates import advice_on_dates, dates_in, years_in

MARCH, END = datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)


def test_dates_of_each_writing():
    text = "от 05.03.2026, «12» марта 2026 г., 1 апреля 2026 года, 31.02.2026, п. 4.11.2026.1"

    assert dates_in(text) == [
        datetime.date(2026, 3, 5),
        datetime.date(2026, 3, 12),
        datetime.date(2026, 4, 1),
    ]


def test_years_of_each_writing():
    assert years_in("за 2024/25 и 2025-2026 учебный год, приказ № 20261, ГОСТ 1999") == {
        2024,
        2025,
        2026,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Справка от 12.03.2025, приказ от 1 февраля 2024 г.",
            "Самая поздняя дата в документе – 12.03.2025, а в задании – 2026 год.",
        ),
        (
            "Отчёт за 2024-2025 учебный год составлен",
            None,  # within 90 days before March 2026 lies 2025
        ),
        ("Отчёт за 2023-2024 учебный год", "В документе назван 2024 год, а в задании – 2026 год."),
        ("Справка от 12.03.2026 по приказу от 12.03.2025", None),
        ("Приказ от 25.12.2025 о подготовке", None),
        ("План на 2026 год утверждён приказом от 01.02.2025", None),
        ("Справка без дат", None),
    ],
)
def test_last_years_document(text, said):
    found = advice_on_dates(text, MARCH, END)

    assert (found and found.text) == said


def test_task_without_dates_says_nothing():
    assert advice_on_dates("Справка от 12.03.2015", None, None) is None


def test_window_over_two_years_is_named_whole():
    found = advice_on_dates("Справка от 12.03.2024", datetime.date(2025, 9, 1), datetime.date(2026, 5, 31))

    assert found is not None
    assert found.text.endswith("а в задании – 2025–2026 годы.")
