"""The period a plan covers: a calendar year, a school year, several years, or any two dates.

«A month without a year takes its year from the period of the plan» (domain 0.2): every rule is unfolded
inside one of these. A slash means a school year (2021/2022), a dash means calendar years (2022-2024).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from msoko.lib.calendar_ru import add_months, school_year_bounds

CALENDAR_YEAR = "calendar_year"
SCHOOL_YEAR = "school_year"
YEARS = "years"
DATES = "dates"

YEAR = r"((?:19|20)\d\d)"
TAIL = r"\s*(?:г\.?|гг\.?|год|года|годы|годов)?"
SCHOOL = r"\s*(?:уч\.?|учебный|учебного)\s*(?:г\.?|год|года)"
DAY = r"(\d{1,2}\.\d{1,2}\.\d{4})"
DASH = r"\s*[-\u2010-\u2015]\s*"
ONE_YEAR = re.compile(YEAR + TAIL)
SCHOOL_YEARS = re.compile(rf"{YEAR}\s*/\s*((?:20)?\d\d)(?:{SCHOOL})?|{YEAR}{DASH}{YEAR}{SCHOOL}")
MANY_SCHOOL_YEARS = re.compile(rf"{YEAR}/{YEAR}{DASH}{YEAR}/{YEAR}")
MANY_YEARS = re.compile(rf"{YEAR}{DASH}{YEAR}{TAIL}")
TWO_DATES = re.compile(rf"(?:с\s*)?{DAY}(?:{DASH}|\s*по\s*){DAY}")
# A remainder shorter than this joins the last year of the plan (01.08.2022-30.09.2023 is one year of work).
SHORTEST_PLAN_YEAR = 6


@dataclass(frozen=True)
class PlanPeriod:
    start: date
    end: date
    kind: str = DATES

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"Период плана заканчивается ({self.end:%d.%m.%Y}) раньше, чем начинается"
            raise ValueError(f"{message} ({self.start:%d.%m.%Y}). Поменяйте даты местами.")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read «2024», «2021/2022», «2022-2024» or «01.08.2022-30.09.2023»; else a ValueError in Russian."""
        clean = " ".join(text.lower().replace("\xa0", " ").split())
        found = _bounds(clean)
        if found is None:
            raise ValueError(
                f"Период плана «{text}» не понят. Напишите год (2024), учебный год (2021/2022), "
                "годы (2022-2024) или две даты (01.08.2022-30.09.2023)."
            )
        return cls(*found)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def overlaps(self, start: date, end: date) -> bool:
        return start <= self.end and end >= self.start

    def years(self) -> tuple[int, ...]:
        return tuple(range(self.start.year, self.end.year + 1))

    def plan_years(self) -> tuple[tuple[date, date], ...]:
        """The period cut into years of work, counted from its first day."""
        slices: list[tuple[date, date]] = []
        start = self.start
        while start <= self.end:
            following = add_months(start, 12)
            if add_months(following, SHORTEST_PLAN_YEAR) > self.end + timedelta(days=1):
                following = self.end + timedelta(days=1)
            slices.append((start, following - timedelta(days=1)))
            start = following
        return tuple(slices)

    def clip(self, start: date, end: date) -> tuple[date, date]:
        return max(start, self.start), min(end, self.end)


def _bounds(clean: str) -> tuple[date, date, str] | None:
    for pattern, build in READERS:
        found = pattern.fullmatch(clean)
        if found:
            return build([group for group in found.groups() if group])
    return None


def _one_year(groups: list[str]) -> tuple[date, date, str]:
    return date(int(groups[0]), 1, 1), date(int(groups[0]), 12, 31), CALENDAR_YEAR


def _school_year(groups: list[str]) -> tuple[date, date, str] | None:
    first = int(groups[0])
    if int(groups[1]) % 100 != (first + 1) % 100:
        return None
    return (*school_year_bounds(first), SCHOOL_YEAR)


def _many_school_years(groups: list[str]) -> tuple[date, date, str]:
    return date(int(groups[0]), 9, 1), date(int(groups[3]), 8, 31), YEARS


def _many_years(groups: list[str]) -> tuple[date, date, str]:
    return date(int(groups[0]), 1, 1), date(int(groups[1]), 12, 31), YEARS


def _two_dates(groups: list[str]) -> tuple[date, date, str] | None:
    try:
        start, end = (_day(text) for text in groups)
    except ValueError:
        return None
    return start, end, DATES


def _day(text: str) -> date:
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))


READERS = (
    (ONE_YEAR, _one_year),
    (SCHOOL_YEARS, _school_year),
    (MANY_SCHOOL_YEARS, _many_school_years),
    (MANY_YEARS, _many_years),
    (TWO_DATES, _two_dates),
)
