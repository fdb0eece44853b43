"""AN-01: dynamics by years.

«At least three years back where data exist; the report says «данных нет» for missing years ... change in
points and in %». The change is counted between the first and the last year that have a number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitoring.values import Absent, Value, number_words, ratio, tidy, value_words

_HUNDRED = Decimal(100)
_NBSP = "\u00a0"


@dataclass(frozen=True)
class YearPoint:
    """`change` is counted from the year before, when both years have a number."""

    year: int
    value: Value
    change: Decimal | None

    def words(self, decimals: int | None = None) -> str:
        return "данных нет" if self.value is Absent.NO_DATA else value_words(self.value, decimals)


@dataclass(frozen=True)
class Dynamics:
    points: tuple[YearPoint, ...]
    missing: tuple[int, ...]
    first_year: int | None = None
    last_year: int | None = None
    change: Decimal | None = None
    percent: Decimal | None = None

    def sentence(self, decimals: int | None = None) -> str:
        lacking = f" Данных нет: {_years(self.missing)}" if self.missing else ""
        if self.change is None:
            return f"Динамика не определена: нужны значения хотя бы двух лет.{lacking}"
        values = {point.year: point.words(decimals) for point in self.points}
        start = f"{self.first_year}{_NBSP}г. – {values[self.first_year or 0]}"
        end = f"{self.last_year}{_NBSP}г. – {values[self.last_year or 0]}"
        size = number_words(abs(self.change), decimals)
        if self.percent is not None:
            size = f"{size} ({number_words(abs(self.percent), 1)}{_NBSP}%)"
        words = (
            "без изменений" if not self.change else f"{'рост' if self.change > 0 else 'снижение'} на {size}"
        )
        return f"{start}, {end}: {words}.{lacking}"


def _years(years: Sequence[int]) -> str:
    return ", ".join(f"{year}{_NBSP}г." for year in years)


def last_years(year: int, count: int = 3) -> tuple[int, ...]:
    return tuple(range(year - count + 1, year + 1))


def dynamics(series: Mapping[int, Value], years: Sequence[int]) -> Dynamics:
    """A year that the series lacks is «данных нет»; in percent of nought nothing is said."""
    values = {year: series.get(year, Absent.NO_DATA) for year in sorted(years)}
    points = tuple(
        YearPoint(year, value, _change(values.get(year - 1), value)) for year, value in values.items()
    )
    missing = tuple(year for year, value in values.items() if value is Absent.NO_DATA)
    known = [(year, value) for year, value in values.items() if isinstance(value, Decimal)]
    if len(known) < 2:
        return Dynamics(points, missing)
    (first_year, first), (last_year, last) = known[0], known[-1]
    change = tidy(last - first)
    percent = ratio(change, abs(first), _HUNDRED)
    return Dynamics(
        points, missing, first_year, last_year, change, None if isinstance(percent, Absent) else percent
    )


def _change(before: Value | None, value: Value) -> Decimal | None:
    return tidy(value - before) if isinstance(before, Decimal) and isinstance(value, Decimal) else None
