"""Targets and forecasts of a set: indicators × years, for everybody or for one cluster (CY-05)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitoring.models import Better, Cluster, Indicator, IndicatorSet, IndicatorTarget
from monitoring.models.measuring import FIRST_YEAR, LAST_YEAR
from monitoring.table_reading import Subject
from monitoring.targets import Target, target_words
from monitoring.values import exact_words

YEARS_SHOWN = 3
HEADS = ("Код", "Показатель", "Единица")
INDICATORS = Subject(
    frozenset({"код", "код показателя", "показатель"}),
    "В таблице нет строки заголовков со столбцом «Код» или «Показатель». Скачайте таблицу и заполните её.",
    "показателя «{}» в наборе нет.",
    "не указан показатель.",
    "столбец «{}» не понят. Столбцы называются «План 2026» и «Прогноз 2026».",
    frozenset({"единица", "направление", "что лучше"}),
    "В таблице нет ни одной строки с показателем.",
)

#: indicator and year -> its row
Targets = Mapping[tuple[int, int], IndicatorTarget]


@dataclass(frozen=True)
class Column:
    """`key` is what a cell of the form and of a table is called by."""

    year: int
    is_forecast: bool

    @property
    def key(self) -> int:
        return self.year * 2 + self.is_forecast

    @property
    def title(self) -> str:
        return f"{'Прогноз' if self.is_forecast else 'План'} {self.year}"

    @classmethod
    def of_key(cls, key: int) -> "Column":
        return cls(key // 2, bool(key % 2))


def columns_from(first: int) -> tuple[Column, ...]:
    years = range(first, min(first + YEARS_SHOWN, LAST_YEAR + 1))
    return tuple(Column(year, is_forecast) for year in years for is_forecast in (False, True))


def targets_of(indicator_set: IndicatorSet, cluster: Cluster | None) -> Targets:
    rows = IndicatorTarget.objects.filter(
        indicator__indicator_set=indicator_set, cluster=cluster, organization=None
    )
    return {(one.indicator_id, one.year): one for one in rows}


def clusters_of(municipality_id: int) -> list[Cluster]:
    own = Cluster.objects.filter(municipality=municipality_id).select_related("cluster_set")
    return list(own.order_by("-cluster_set__year", "cluster_set__title", "position"))


def cell_words(one: IndicatorTarget | None, column: Column) -> str:
    if one is None:
        return ""
    if column.is_forecast:
        return "" if one.forecast_value is None else exact_words(one.forecast_value)
    return target_words(Target(one.target_value, one.corridor_low, one.corridor_high))


def is_corridor(indicator: Indicator) -> bool:
    return indicator.better == Better.CORRIDOR


def spellings_of_indicators(indicators: Sequence[Indicator]) -> dict[str, int]:
    """Code and name; a name that two indicators share names neither."""
    names = [one.name for one in indicators]
    by_name = {one.name: one.pk for one in indicators if names.count(one.name) == 1}
    return by_name | {one.code: one.pk for one in indicators}


def spellings_of_columns() -> dict[str, int]:
    """«План 2026», «2026 план», «2026, прогноз»; a year alone is the plan."""
    spelled = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        spelled[str(year)] = Column(year, is_forecast=False).key
        for word, is_forecast in (("план", False), ("цель", False), ("прогноз", True)):
            for title in (f"{word} {year}", f"{year} {word}", f"{year}, {word}", f"{word}, {year}"):
                spelled[title] = Column(year, is_forecast).key
    return spelled
