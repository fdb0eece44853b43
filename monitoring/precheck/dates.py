"""Last year's document: every date in it lies before the time that is asked about.

«last year's date in it». A document may quote old orders and laws, so one old date says nothing; what is said
is that there is none of the time asked for. Days first; years alone count when no day is written.
"""

import datetime
import re
from contextlib import suppress

from monitoring.precheck.advice import Advice
from msoko.lib.calendar_ru import MONTHS_GENITIVE
from msoko.lib.language_ru import plain

#: how long before the window the paper that belongs to it may have been written
EARLY = datetime.timedelta(days=90)
_MONTHS = {name: number for number, name in enumerate(MONTHS_GENITIVE, 1)}
_IN_DIGITS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\.?\d)")
_IN_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})[»\"”]?\s+({'|'.join(MONTHS_GENITIVE)})\s+((?:19|20)\d\d)", re.I)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:\s*[-–/]\s*(20\d\d|\d\d)(?!\d))?")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def dates_in(text: str) -> list[datetime.date]:
    """Every full date, in the order of the text of each way of writing."""
    text = plain(text)
    found = [(int(day), int(month), int(year)) for day, month, year in _IN_DIGITS.findall(text)]
    found += [(int(day), _MONTHS[month.lower()], int(year)) for day, month, year in _IN_WORDS.findall(text)]
    days = []
    for day, month, year in found:
        with suppress(ValueError):
            days.append(datetime.date(year, month, day))
    return days


def years_in(text: str) -> set[int]:
    """«2024», «2024/25», «2024-2025»."""
    years = set()
    for first, second in _YEAR.findall(plain(text)):
        years.add(int(first))
        if second:
            years.add(int(first[:2] + second[-2:]))
    return {year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR}


def advice_on_dates(
    text: str, starts_on: datetime.date | None, ends_on: datetime.date | None
) -> Advice | None:
    if starts_on is None:
        return None
    days = dates_in(text)
    asked = f"а в задании – {_span(starts_on, ends_on or starts_on)}"
    if days:
        latest = max(days)
        # A year named beside old dates («план на 2026 год») shows that the paper is of this time.
        if latest >= starts_on - EARLY or max(years_in(text), default=0) >= starts_on.year:
            return None
        return Advice("old_date", "amber", f"Самая поздняя дата в документе – {latest:%d.%m.%Y}, {asked}.")
    latest_year = max(years_in(text), default=None)
    if latest_year is None or latest_year >= (starts_on - EARLY).year:
        return None
    return Advice("old_date", "amber", f"В документе назван {latest_year} год, {asked}.")


def _span(start: datetime.date, end: datetime.date) -> str:
    return f"{start.year} год" if start.year == end.year else f"{start.year}–{end.year} годы"
