"""Charts as plain values: kept as JSON and read back, parted over sheets."""

import json
from dataclasses import replace

import pytest

from msoko.lib.chart_shapes import (
    HeatMap,
    Lines,
    Scatter,
    Series,
    Strip,
    ZoneBars,
    chart_of,
    chart_record,
    chart_sheets,
)

CHARTS = [
    Lines("Динамика", ("2024", "2025"), (Series("Факт", (71.5, None)), Series("План", (70, 0.1 + 0.2))), "%"),
    ZoneBars("Зоны", (("Школа № 1", 3, 2, 1, 0),)),
    Strip("Рейтинг", (("Школа № 1", 98.5),), "Школа № 1", "баллов"),
    Scatter("Связь", "Доля, %", "Результат, %", ((1.0, 1e-7),)),
    HeatMap("Карта", ("Школа № 1",), ("Уровень", "Объективность"), (("green", "red"),)),
]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: type(one).__name__)
def test_chart_comes_back_from_its_record_as_it_was(chart):
    record = json.loads(json.dumps(chart_record(chart)))

    assert chart_of(record) == chart
    assert repr(chart_of(record)) == repr(chart)


def test_record_names_its_kind_and_no_class():
    assert chart_record(CHARTS[2]) == {
        "kind": "strip",
        "title": "Рейтинг",
        "rows": [["Школа № 1", 98.5]],
        "marked": "Школа № 1",
        "unit": "баллов",
    }


def test_record_of_an_unknown_kind_is_refused():
    with pytest.raises(KeyError):
        chart_of({"kind": "pie", "title": "Доли"})


@pytest.mark.parametrize(
    ("count", "sizes"), [(25, [25]), (32, [32]), (33, [17, 16]), (60, [30, 30]), (65, [22, 22, 21])]
)
def test_heat_map_is_parted_evenly(count, sizes):
    names = tuple(f"Школа № {number}" for number in range(count))
    chart = HeatMap(
        "Карта", names, ("Трек",), tuple(("green" if number % 2 else "red",) for number in range(count))
    )

    sheets = chart_sheets(chart, 32)

    assert [len(one.rows) for one in sheets] == sizes
    assert tuple(name for one in sheets for name in one.rows) == names
    assert tuple(zone for one in sheets for zone in one.zones) == chart.zones


@pytest.mark.parametrize("chart", [CHARTS[1], CHARTS[2]], ids=lambda one: type(one).__name__)
def test_bars_are_parted_and_keep_the_rest(chart):
    long = replace(chart, rows=chart.rows * 3)

    assert chart_sheets(long, 2) == (replace(chart, rows=chart.rows * 2), chart)


@pytest.mark.parametrize("chart", [CHARTS[0], CHARTS[3]], ids=lambda one: type(one).__name__)
def test_what_has_no_rows_stays_whole(chart):
    assert chart_sheets(chart, 1) == (chart,)
