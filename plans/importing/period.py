"""The period of a plan, from its title or the heading of its order; never from the deadlines.

Decided here: «на 2024 год», «на 2022-2024 годы», «на 2021/2022 учебный год». A date («27.07.2022 года») is no
period. When the document does not name its period, nothing is chosen: the caller gets a suggestion to show.
"""

import re
from collections.abc import Iterable

from plans.importing.parsed import PeriodKind, PrintedPeriod

_DASH = r"\s*(?:[-–—/]|\bи\b|гг?\.?\s*[-–—])\s*"
_YEAR = r"(20\d\d)"
_SCHOOL_YEAR = re.compile(rf"{_YEAR}{_DASH}(20\d\d|\d\d)\s*(?:гг?\.?\s*)?уч(?:ебн\w*|\.)\s*г", re.IGNORECASE)
_SPAN = re.compile(rf"(?<![\d.]){_YEAR}\s*(?:год[ауы]?|г\.)?{_DASH}{_YEAR}\s*(?:год|гг?\b)", re.IGNORECASE)
_FROM_TO = re.compile(rf"с\s+{_YEAR}\s+по\s+{_YEAR}\s*год", re.IGNORECASE)
_YEAR_ALONE = re.compile(rf"(?:\bна|\bв|\bза)\s+{_YEAR}\s*(?:год|г\b)", re.IGNORECASE)


def period_of(text: str) -> PrintedPeriod:
    """Read the period out of one text; unknown when it names none."""
    school = _SCHOOL_YEAR.search(text)
    if school:
        first = int(school[1])
        last = int(school[2]) if len(school[2]) == 4 else first // 100 * 100 + int(school[2])
        if last == first + 1:
            return PrintedPeriod(PeriodKind.SCHOOL_YEAR, first, last)
    span = _SPAN.search(text) or _FROM_TO.search(text)
    if span and int(span[1]) < int(span[2]) <= int(span[1]) + 15:
        return PrintedPeriod(PeriodKind.SPAN, int(span[1]), int(span[2]))
    alone = _YEAR_ALONE.search(text)
    if alone:
        return PrintedPeriod(PeriodKind.CALENDAR_YEAR, int(alone[1]), int(alone[1]))
    return PrintedPeriod()


def first_period(texts: Iterable[str]) -> PrintedPeriod:
    for text in texts:
        period = period_of(text)
        if period.kind != PeriodKind.UNKNOWN:
            return period
    return PrintedPeriod()


def suggested_period(text: str) -> str:
    """Name what the rest of the document speaks of most, as a hint for the person who decides."""
    schools = _SCHOOL_YEAR.findall(text)
    if schools:
        first, last = max(set(schools), key=schools.count)
        return f"{first}-{last} учебный год"
    years = re.findall(r"(?<![\d.])20\d\d(?=\s*(?:год|г\.|г\b))", text)
    return f"{max(sorted(set(years)), key=years.count)} год" if years else ""
