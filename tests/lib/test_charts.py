"""The door to the plotting library: SVG that stands under a strict policy and is the same every time."""

import pytest
from lxml import etree

from msoko.lib import charts

CHARTS = [
    charts.Lines(
        "Динамика", ("2024", "2025"), (charts.Series("Факт", (71.5, None)), charts.Series("План", (70, 75)))
    ),
    charts.ZoneBars("Зоны", (("Школа № 1", 3, 2, 1, 0), ("Школа № 2", 0, 0, 0, 4))),
    charts.Strip("Рейтинг", (("Школа № 1", 98.5), ("Школа № 2", 40.0)), "Школа № 2", "баллов"),
    charts.Scatter("Связь", "Доля, %", "Результат, %", ((1.0, 2.0), (3.0, 5.5))),
    charts.HeatMap("Карта", ("Школа № 1",), ("Базовый уровень", "Объективность"), (("green", "red"),)),
]


@pytest.fixture(autouse=True)
def _fresh():
    charts.svg.cache_clear()


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: type(one).__name__)
def test_picture_is_named_without_styles_and_without_outside_addresses(chart):
    root = etree.fromstring(charts.svg(chart))

    tags = {etree.QName(node).localname for node in root.iter() if isinstance(node.tag, str)}
    assert root[0].text == chart.title
    assert tags & {"style", "script", "image", "foreignObject", "text"} == set()
    assert [node.get("style") for node in root.iter() if node.get("style")] == []
    links = [value for node in root.iter() for name, value in node.attrib.items() if name.endswith("href")]
    assert [link for link in links if not link.startswith("#")] == []


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: type(one).__name__)
def test_same_data_give_the_same_bytes(chart):
    first = charts.svg(chart)
    charts.svg.cache_clear()

    assert charts.svg(chart) == first


def test_picture_is_drawn_once_for_the_same_data():
    first = charts.svg(CHARTS[0])

    assert charts.svg(charts.Lines(**vars(CHARTS[0]))) is first


def test_red_and_yellow_are_told_apart_in_grey_by_their_hatch():
    drawn = charts.svg(charts.ZoneBars("Зоны", (("Школа № 1", 1, 1, 1, 0),)))

    hatches = {node.get("id") for node in etree.fromstring(drawn).iter("{*}pattern")}
    assert len(hatches) == 2
