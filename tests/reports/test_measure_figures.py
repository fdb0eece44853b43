"""What papers take from the analysis: the rows of the screen, as a table is typed."""

import datetime

import pytest

from reports.about import About
from reports.figures import FIGURES
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
