"""What a picture of data shows, as plain values: five kinds of charts, how they are kept and parted.

Decided here: the record of a chart in JSON, which outlives the library that draws it. A number comes back as
it was, so that the same record gives the same picture. Drawing is the business of `charts`.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from math import ceil
from typing import Any


@dataclass(frozen=True)
class Series:
    """`None` is a gap: a year without data is not joined over."""

    name: str
    points: tuple[float | None, ...]


@dataclass(frozen=True)
class Lines:
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


@dataclass(frozen=True)
class ZoneBars:
    """For each row how many are green, yellow, red and without a zone."""

    title: str
    rows: tuple[tuple[str, int, int, int, int], ...]


@dataclass(frozen=True)
class Strip:
    """A rating from the first place down; `marked` is the row to look at."""

    title: str
    rows: tuple[tuple[str, float], ...]
    marked: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Scatter:
    title: str
    x_name: str
    y_name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class HeatMap:
    """`zones` has one tuple of zone keys for each row."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    zones: tuple[tuple[str, ...], ...]


Chart = Lines | ZoneBars | Strip | Scatter | HeatMap
#: the name in a record -> what it was made of
_KINDS: dict[str, type[Any]] = {
    "lines": Lines,
    "zone_bars": ZoneBars,
    "strip": Strip,
    "scatter": Scatter,
    "heat_map": HeatMap,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def chart_record(chart: Chart) -> dict[str, Any]:
    """The chart as it lies in the database: words, numbers and lists of them."""
    record: dict[str, Any] = json.loads(json.dumps(asdict(chart)))
    return {"kind": _NAMES[type(chart)], **record}


def chart_of(record: Mapping[str, Any]) -> Chart:
    """The chart of a record that `chart_record` wrote; an unknown kind is a KeyError."""
    fields = {name: _frozen(value) for name, value in record.items() if name != "kind"}
    chart: Chart = _KINDS[record["kind"]](**fields)
    return chart


def chart_sheets(chart: Chart, most_rows: int) -> tuple[Chart, ...]:
    """Part a chart of more rows than a page can hold, as evenly as it goes; another stays whole."""
    if not isinstance(chart, HeatMap | ZoneBars | Strip) or len(chart.rows) <= most_rows:
        return (chart,)
    count = ceil(len(chart.rows) / most_rows)
    size = ceil(len(chart.rows) / count)
    return tuple(_cut(chart, slice(start, start + size)) for start in range(0, len(chart.rows), size))


def _cut(chart: HeatMap | ZoneBars | Strip, rows: slice) -> Chart:
    if isinstance(chart, HeatMap):
        return replace(chart, rows=chart.rows[rows], zones=chart.zones[rows])
    if isinstance(chart, ZoneBars):
        return replace(chart, rows=chart.rows[rows])
    return replace(chart, rows=chart.rows[rows])


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return Series(**{name: _frozen(one) for name, one in value.items()})  # type: ignore[arg-type]
    return value
