"""What papers take from the analysis: the rows of the screen, as a table is typed."""

import datetime

import pytest

from monitoring.models import IndicatorValue
from msoko.lib.chart_shapes import HeatMap, Lines, Series
from reports.about import About
from reports.figures import DRAWN, FIGURES, Taking
from reports.papers.pictures import drawings_of
from reports.papers.texts import Part, PartKind
from tests.monitoring.analysis_cast import measured

BOUND = [bound for bound in FIGURES if bound.startswith("monitoring.")]


@pytest.fixture
def about(municipality, specialist):
    return About(municipality, None, specialist, datetime.date(2026, 11, 25))


@pytest.mark.parametrize("bound", BOUND)
def test_without_values_there_is_nothing_to_tell(about, bound):
    assert FIGURES[bound].write(about) == ""


def test_indicators_by_years(about, municipality):
    measured(municipality)

    assert FIGURES["monitoring.indicators"].write(about).splitlines() == [
        "Значения по годам",
        "Показатель | Ед. | 2024 | 2025 | 2026 | Изменение | Изменение, %",
        "Базовый уровень | % | 57,1 | 73,3 | 74,3 | 17,1 | 30,0",
    ]


def test_results_are_the_zones_of_tracks(about, municipality):
    measured(municipality)

    assert FIGURES["monitoring.results"].write(about).splitlines() == [
        "Зоны по трекам, 2026 год",
        "Организация | Качество подготовки",
        "Школа № 1 | З 100,0 %",
        "Школа № 2 | Ж 50,0 %",
        "Школа № 3 | К 0,0 %",
    ]


def test_paper_about_one_organization_takes_its_own_values(municipality, specialist):
    places = measured(municipality)[1]
    about = About(municipality, None, specialist, datetime.date(2026, 11, 25), organization=places[0])

    assert "Базовый уровень | % | 60,0 | 75,0 | 90,0" in FIGURES["monitoring.indicators"].write(about)


@pytest.mark.parametrize("bound", BOUND)
def test_source_is_a_page_that_opens(about, bound, enter_as, specialist):
    assert enter_as(specialist).get(FIGURES[bound].source(about)).status_code == 200


def picture(bound: str = "monitoring.results", **fields: str) -> Part:
    return Part(PartKind.PICTURE, fields.pop("text", "?"), bound, **fields)


@pytest.mark.parametrize("bound", sorted(DRAWN))
def test_without_values_there_is_nothing_to_draw(about, bound):
    taking = Taking(about)

    assert taking.part(picture(bound)) is None
    assert (
        taking.part(picture(bound, text="")).text
        == f"[[рисунок: {FIGURES[bound].label.lower()}: данных пока нет]]"
    )
    assert taking.pictures == {}


def test_picture_shows_what_the_table_beside_it_says(about, municipality):
    measured(municipality)
    taking = Taking(about)

    table, shown = taking.parts([Part(PartKind.TABLE, "", "monitoring.results"), picture()])

    drawing = drawings_of({"pictures": taking.pictures})[shown.picture]
    assert shown == Part(PartKind.PICTURE, "Зоны по трекам, 2026 год", "monitoring.results", drawing.key)
    assert drawing.chart == HeatMap(
        "Зоны по трекам, 2026 год",
        ("Школа № 1", "Школа № 2", "Школа № 3"),
        ("Качество подготовки",),
        (("green",), ("yellow",), ("red",)),
    )
    assert table.text.splitlines()[2:] == [
        "Школа № 1 | З 100,0 %",
        "Школа № 2 | Ж 50,0 %",
        "Школа № 3 | К 0,0 %",
    ]
    assert drawing.words == (
        "Буква – зона: З зелёная, Ж жёлтая, К красная; рядом – доля баллов трека. "
        "Ячеек 3: зелёных 1, жёлтых 1, красных 1, без зоны 0. Красных больше всего: Школа № 3 (1)."
    )


def test_dynamics_are_lines_with_the_words_of_the_analysis(about, municipality):
    measured(municipality)
    taking = Taking(about)

    shown = taking.part(picture("monitoring.dynamics"))

    drawing = drawings_of({"pictures": taking.pictures})[shown.picture]
    assert shown.text == "Динамика: Базовый уровень"
    assert drawing.chart == Lines(
        "Базовый уровень",
        ("2024", "2025", "2026"),
        (Series("Факт", (57.1, 73.3, 74.3)), Series("План", (None, None, 80.0))),
        "%",
    )
    assert "Базовый уровень. 2024\xa0г. – 57,1" in drawing.words


def test_analysis_is_asked_once_for_table_and_picture(about, municipality, django_assert_num_queries):
    measured(municipality)
    Taking(about).part(Part(PartKind.TABLE, "", "monitoring.results"))

    with django_assert_num_queries(0):
        assert Taking(about).part(picture()) is not None


def test_taken_anew_a_picture_follows_the_data_and_keeps_the_own_caption(municipality, specialist):
    measured(municipality)

    def asked() -> About:
        return About(municipality, None, specialist, datetime.date(2026, 11, 25))

    first = Taking(asked())
    offered = first.part(picture())
    own = Part(offered.kind, "Наши зоны", offered.bound, offered.picture)
    IndicatorValue.objects.filter(year=2026).update(value=90)

    again = Taking(asked(), drawings_of({"pictures": first.pictures}))

    assert again.part(offered).text == "Зоны по трекам, 2026 год"
    renamed = again.part(own)
    assert renamed.text == "Наши зоны"
    assert renamed.picture != own.picture
    assert drawings_of({"pictures": again.pictures})[renamed.picture].chart.zones == (("green",),) * 3


def test_table_has_no_picture_where_the_page_has_none():
    assert {bound for bound in FIGURES if bound.startswith("execution")} & DRAWN == set()
    assert "monitoring.indicators" not in DRAWN
