from datetime import date

import pytest

from reports.papers.periods import period_words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026 год"),
        (date(2026, 1, 1), date(2026, 6, 30), "первое полугодие 2026 года"),
        (date(2026, 7, 1), date(2026, 12, 31), "второе полугодие 2026 года"),
        (date(2026, 1, 1), date(2026, 9, 30), "девять месяцев 2026 года"),
        (date(2026, 4, 1), date(2026, 6, 30), "второй квартал 2026 года"),
        (date(2024, 2, 1), date(2024, 2, 29), "февраль 2024 года"),
        (date(2026, 3, 1), date(2026, 4, 30), "март–апрель 2026 года"),
        (date(2025, 9, 1), date(2026, 8, 31), "2025/2026 учебный год"),
        (date(2024, 1, 1), date(2026, 12, 31), "2024–2026 годы"),
        (date(2026, 1, 1), date(2026, 6, 29), "период с 01.01.2026 по 29.06.2026"),
        (date(2025, 11, 1), date(2026, 2, 28), "период с 01.11.2025 по 28.02.2026"),
        (None, date(2026, 1, 1), ""),
    ],
)
def test_period_in_words(first, last, words):
    assert period_words(first, last) == words
