"""The words for a period after «за»: «первое полугодие 2026 года», «2025/2026 учебный год»."""

import datetime

from msoko.lib.calendar_ru import MONTHS_NOMINATIVE
from msoko.lib.language_ru import date_in_figures

QUARTERS = ("первый", "второй", "третий", "четвёртый")


def period_words(starts_on: datetime.date | None, ends_on: datetime.date | None) -> str:
    """Name a month, a quarter, a half-year, nine months, a year, a school year; else both dates."""
    if starts_on is None or ends_on is None:
        return ""
    first, last = starts_on, ends_on
    begins = first.day == 1
    ends = (last + datetime.timedelta(days=1)).day == 1
    if not (begins and ends):
        return f"период с {date_in_figures(first)} по {date_in_figures(last)}"
    if (first.month, last.month, last.year - first.year) == (9, 8, 1):
        return f"{first.year}/{last.year} учебный год"
    if (first.month, last.month) == (1, 12):
        years = f"{first.year}–{last.year} годы"
        return f"{first.year} год" if first.year == last.year else years
    if first.year == last.year:
        return _within_year(first, last)
    return f"период с {date_in_figures(first)} по {date_in_figures(last)}"


def _within_year(first: datetime.date, last: datetime.date) -> str:
    year = first.year
    named = {
        (1, 6): f"первое полугодие {year} года",
        (7, 12): f"второе полугодие {year} года",
        (1, 9): f"девять месяцев {year} года",
    }
    if (first.month, last.month) in named:
        return named[first.month, last.month]
    if first.month == last.month:
        return f"{MONTHS_NOMINATIVE[first.month - 1]} {year} года"
    if first.month % 3 == 1 and last.month == first.month + 2:
        return f"{QUARTERS[first.month // 3]} квартал {year} года"
    return f"{MONTHS_NOMINATIVE[first.month - 1]}–{MONTHS_NOMINATIVE[last.month - 1]} {year} года"
