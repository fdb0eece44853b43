"""The door to the plotting library: SVG that stands under a strict policy and is the same every time."""

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

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
    charts.png.cache_clear()


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


def test_svg_carries_no_remarks_and_no_names_that_nothing_points_to():
    root = etree.fromstring(charts.svg(CHARTS[4]))

    names = {node.get("id") for node in root.iter() if node.get("id")}
    pointed_to = {
        value.partition("#")[2].rstrip(")")
        for node in root.iter()
        for value in node.attrib.values()
        if "#" in value
    }
    assert [node for node in root.iter() if not isinstance(node.tag, str)] == []
    assert names <= pointed_to


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: type(one).__name__)
def test_dots_are_those_of_print_and_the_same_each_time(chart):
    first = charts.png(chart)
    charts.png.cache_clear()

    picture = Image.open(BytesIO(first))
    width, height = charts.millimetres(chart)
    assert charts.png(chart) == first
    assert round(picture.info["dpi"][0]) == 200
    assert picture.width == pytest.approx(width / 25.4 * 200, abs=1)
    assert picture.height == pytest.approx(height / 25.4 * 200, abs=1)


#: a formula of the library, a sign that no font of ours has, an end of a remark, a control character
ODD = "$\\frac{1$ \U0001f600 --> <b>\x07 школа\n№ 1 " + "длинно" * 200


@pytest.mark.parametrize(
    "chart",
    [
        charts.Lines(ODD, (ODD, ODD), (charts.Series(ODD, (1.0, 2.0)),), ODD),
        charts.ZoneBars(ODD, ((ODD, 1, 1, 1, 1),)),
        charts.Strip(ODD, ((ODD, 1.0),), ODD, ODD),
        charts.Scatter(ODD, ODD, ODD, ((1.0, 2.0),)),
        charts.HeatMap(ODD, (ODD,) * 4, (ODD,) * 3, (("green", "red", "none"),) * 4),
    ],
    ids=lambda one: type(one).__name__,
)
def test_names_of_people_are_drawn_as_they_are(chart):
    """Warnings of the library are errors here: a missing letter, a place that is too small."""
    assert etree.fromstring(charts.svg(chart))[0].text.startswith("$\\frac{1$")
    assert charts.png(chart).startswith(b"\x89PNG")


def test_zones_explain_their_letters_in_the_picture():
    """The legend is drawn as outlines: without it the same map has fewer letters."""
    one = charts.HeatMap("Карта", ("Школа",), ("Трек",), (("green",),))
    letters = list(etree.fromstring(charts.svg(one)).iter("{*}use"))
    renamed = replace(one, rows=("",), columns=("",))

    rest = list(etree.fromstring(charts.svg(renamed)).iter("{*}use"))

    assert len(letters) - len(rest) == len("ШколаТрек")
    assert len(rest) >= len("З–зелёнаяЖ–жёлтаяК–краснаязонынет")
