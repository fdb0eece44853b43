"""The six analyses of GU-06 on a tiny municipality, each counted by hand (`analysis_cast`)."""

from decimal import Decimal

import pytest

from monitoring.models import MonitoringPolicy
from monitoring.queries.analysis.measured import asked_about, sums
from monitoring.queries.analysis.six import SIX
from monitoring.queries.bases import totals
from tests.factories import IndicatorTargetFactory, ObjectivityFlagFactory, ObjectivityMarkerFactory
from tests.monitoring.analysis_cast import contexts, in_clusters, indicator, measured, schools, value


@pytest.fixture
def places(municipality):
    return measured(municipality)[1]


def made(municipality, word, **given):
    return SIX[word].make(asked_about(municipality.pk, {"year": "2026", **given}))


def test_without_a_single_value_nothing_is_asked(municipality):
    assert asked_about(municipality.pk, {}) is None


@pytest.mark.parametrize(
    ("given", "year"), [("2025", 2025), ("1999", 2024), ("2100", 2026), ("x²", 2026), ("", 2026)]
)
def test_an_unknown_year_becomes_the_nearest_known(municipality, places, given, year):
    assert asked_about(municipality.pk, {"year": given}).year == year


def test_years_of_the_municipality(municipality, places):
    """40/70 = 57,1; 22/30 = 73,3; 52/70 = 74,3: up by 17,1 points, which is 30,0 % of 57,14."""
    table, series = made(municipality, "years").tables

    assert table.text_rows() == [
        ("Показатель", "Ед.", "2024", "2025", "2026", "Изменение", "Изменение, %"),
        ("Базовый уровень", "%", "57,1", "73,3", "74,3", "17,1", "30,0"),
    ]
    assert series.text_rows()[-1] == ("2026", "74,3", "80,0", "–")


def test_years_of_one_organization_name_the_missing_year(municipality, places):
    report = made(municipality, "years", organization=str(places[1].pk))

    assert report.tables[0].text_rows()[1] == (
        "Базовый уровень",
        "%",
        "50,0",
        "данных нет",
        "75,0",
        "25,0",
        "50,0",
    )
    assert [one.points for one in report.chart.series] == [(50.0, None, 75.0), (None, None, 80.0)]


def test_objectivity(municipality, places):
    """Two markers in 2024, none in 2025, one in 2026: index 1, two years of three. Lifted ones are out."""
    marker, other = (
        ObjectivityMarkerFactory(municipality=municipality, code=code, name=f"Признак {code}", position=place)
        for place, code in enumerate(("M1", "M6"))
    )
    for row in (
        {"marker": marker, "year": 2024},
        {"marker": other, "year": 2024},
        {"marker": marker, "year": 2026},
    ):
        ObjectivityFlagFactory(municipality=municipality, organization=places[0], **row)
    lifted = {"state": "lifted", "decision_text": "Подтверждено комиссией."}
    ObjectivityFlagFactory(
        municipality=municipality, organization=places[1], marker=other, year=2026, **lifted
    )

    by_organization, by_marker = made(municipality, "objectivity").tables

    assert by_organization.rows == (("Школа № 1", 2, 0, 1, 1, 2, "M1 (выявлен)"),)
    assert by_marker.rows == (("M1. Признак M1", 1, 0, 0, 0, 1), ("M6. Признак M6", 0, 0, 0, 1, 1))


def test_group_against_the_municipality(municipality, places):
    """The town: 48/60 = 80,0 against 74,3; one green, one yellow."""
    town, _ = in_clusters(municipality, places)

    report = made(municipality, "groups", group=f"cluster-{town.pk}")

    assert report.tables[0].text_rows()[1:] == [
        ("Базовый уровень", "%", "80,0", "74,3", "5,7", "–", "1 / 1 / 0", "2", "0")
    ]
    assert report.chart.rows == (("Школа № 1", 1, 0, 0, 0), ("Школа № 2", 0, 1, 0, 0))


def test_organization_against_its_cluster(municipality, places):
    in_clusters(municipality, places)

    report = made(municipality, "groups", group=f"organization-{places[1].pk}")

    assert report.tables[0].text_rows()[1:] == [
        ("Базовый уровень", "%", "75,0", "74,3", "0,7", "80,0", "Ж (жёлтая)", "1", "0")
    ]


def test_context_warns_of_few_points(municipality, places):
    """Pupils 100, 200, 300 and results 90, 75, 40: the ranks run against each other: −1."""
    contexts(municipality, places)

    report = made(municipality, "context", feature="pupils")

    assert report.tables[0].rows[0][:3] == ("Обучающихся", 3, Decimal("-1.00"))
    assert report.tables[1].rows == (
        ("Школа № 1", Decimal("100.0"), Decimal("90.0")),
        ("Школа № 2", Decimal("200.0"), Decimal("75.0")),
        ("Школа № 3", Decimal("300.0"), Decimal("40.0")),
    )
    assert report.warnings == ("Точек меньше 10: выводы о связи ненадёжны.",)
    assert report.chart.points == ((100.0, 90.0), (200.0, 75.0), (300.0, 40.0))


def test_management(municipality, places):
    """Vacancies 10, 20 and 40 % against 90, 75, 40: on one straight line, r = −1."""
    contexts(municipality, places)

    report = made(municipality, "management", feature="vacancies")

    assert report.tables[0].rows[0][:4] == ("Вакансии, % ставок", 3, Decimal("-1.00"), Decimal("-1.00"))


def test_risks_use_the_norm_before_the_mean(municipality, places):
    """σ of 90, 75, 40 is 20,9: 75 is 5 below the norm of 80, 40 is 40 below it, which is more."""
    report = made(municipality, "risks")

    assert report.tables[1].text_rows()[1:] == [
        ("Школа № 3", "Базовый уровень", "40,0", "норма", "80,0", "40,0", "20,9")
    ]
    assert report.tables[0].rows == (("Школа № 3", 1),)


def test_risks_without_a_norm_use_the_mean(municipality):
    """Fewer is better: 10, 10, 40 with a mean of 20; the limit is 50 % of it, so 40 is 20 too many."""
    one = indicator(municipality, formula_text="m", better="down", unit="чел.", decimals=0)
    for place, number in zip(schools(municipality), (10, 10, 40), strict=True):
        value(one, place, 2026, (number, 100))
    MonitoringPolicy.objects.create(municipality=municipality, risk_size=50, is_risk_sigma=False)

    report = made(municipality, "risks")

    assert report.tables[1].text_rows()[1:] == [
        ("Школа № 3", "Базовый уровень", "40", "среднее", "20", "20", "10")
    ]


def test_sums_of_the_database_are_those_of_the_pure_rule(municipality, places):
    """What the database adds up is what `aggregates` says (AN-03), for a share, a mean and a sum."""
    mean = indicator(municipality, code="MEAN", formula_text="s / n", unit="балл")
    added = indicator(
        municipality, code="SUM", formula_text="m", fold="sum", indicator_set=mean.indicator_set
    )
    for one in (mean, added):
        for place, given in zip(places, ((9, 10), (1, 90), None), strict=True):
            value(one, place, 2026, given)
    indicators = [*mean.indicator_set.indicators.all()]

    found = sums(municipality.pk, [2026], codes=["MEAN", "SUM"])
    pure = totals(municipality.pk, year=2026, period="year", indicators=indicators, clusters={})

    assert {key[0][0]: total for key, total in found.items()} == {
        one.code: pure[(one.pk, None), None] for one in indicators
    }


def test_target_of_the_cluster_comes_before_the_common_one(municipality, places):
    _, village = in_clusters(municipality, places)
    one = indicator(municipality, code="OTHER", name="Другой", position=1)
    for place in places:
        value(one, place, 2026, (50, 100))
    IndicatorTargetFactory(municipality=municipality, indicator=one, target_value=80)
    IndicatorTargetFactory(municipality=municipality, indicator=one, target_value=40, cluster=village)

    report = made(municipality, "groups", group=f"cluster-{village.pk}")

    assert {row[0]: row[6] for row in report.tables[0].rows} == {
        "Базовый уровень": "К (красная)",
        "Другой": "З (зелёная)",
    }


@pytest.mark.parametrize("word", SIX)
@pytest.mark.parametrize(
    "given", [{}, {"indicator": "9-9", "group": "cluster-x", "feature": "?", "organization": "0"}]
)
def test_any_address_is_answered(municipality, places, word, given):
    assert made(municipality, word, **given).title != ""
