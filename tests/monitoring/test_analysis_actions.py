"""Ratings, clusters, lists, markers, problems: what actions write, refuse and leave alone."""

import datetime
from decimal import Decimal

import pytest

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.models import (
    ClusterMembership,
    LowPerformance,
    ObjectivityFlag,
    RatingRow,
    SchoolSubject,
    Weakness,
)
from monitoring.queries.analysis.measured import asked_about
from monitoring.queries.analysis.rating import lines_of, visible_ratings
from monitoring.queries.analysis.why import why_indicator, why_track
from monitoring.queries.analysis.zones import zones_of_year
from monitoring.states import ForbiddenTransition
from monitoring.zoning import Zone
from tests.factories import (
    AssessmentProcedureFactory,
    ClusterFactory,
    ClusterSetFactory,
    ContextProfileFactory,
    DeviationFactory,
    IndicatorTargetFactory,
    ObjectivityFlagFactory,
    ObjectivityMarkerFactory,
    PrimaryFieldFactory,
    PrimaryValueFactory,
    ProcedureScopeFactory,
    WeaknessFactory,
)
from tests.monitoring.analysis_cast import in_clusters, indicator, measured, value

NOW = datetime.datetime(2026, 11, 25, 9, tzinfo=datetime.UTC)


@pytest.fixture
def places(municipality):
    return measured(municipality)[1]


def table_of(municipality, year="2026"):
    asked = asked_about(municipality.pk, {"year": year})
    return asked, zones_of_year(asked)


def test_zones_of_a_year(municipality, places):
    _, table = table_of(municipality)

    assert {one.short_name: table.zone(one.pk, table.columns[0].key) for one in table.organizations} == {
        "Школа № 1": Zone.GREEN,
        "Школа № 2": Zone.YELLOW,
        "Школа № 3": Zone.RED,
    }


def test_a_year_without_a_target_has_no_zones(municipality, places):
    _, table = table_of(municipality, "2024")

    assert {cell.zone for cell in table.cells.values()} == {Zone.NONE}


def test_why_names_values_gap_move_and_history(municipality, places):
    asked, table = table_of(municipality)

    why = why_indicator(asked, table, places[1], table.columns[0])

    assert why.sentences == (
        "Жёлтая зона: 75,0\u00a0% (30 из 40) при цели не меньше 80,0\u00a0%, не хватает 5,0\u00a0%: "
        "в пределах допуска 10,0\u00a0%. Для зелёной зоны нужно 80,0\u00a0%: ещё 2 (32 из 40).",
    )
    assert [(one.year, one.words, one.zone) for one in why.history] == [
        (2024, "50,0", Zone.NONE),
        (2025, "нет данных", Zone.NONE),
        (2026, "Ж 75,0", Zone.YELLOW),
    ]


def test_track_is_weighed_and_held_by_a_critical_red(municipality, places):
    """Green 2·1, red critical 0·1: 2 of 4 points are 50 %, yellow; the second indicator lifts it."""
    direction = table_of(municipality)[1].columns[0].indicator.direction
    other = indicator(
        municipality, code="KEY", name="Ключевой", is_critical=True, direction=direction, position=1
    )
    value(other, places[0], 2026, (10, 100))
    IndicatorTargetFactory(municipality=municipality, indicator=other, target_value=80)
    asked, table = table_of(municipality)

    why = why_track(asked, table, places[0], "Качество подготовки")

    assert (why.zone, [term.zone for term in why.terms]) == (Zone.YELLOW, [Zone.GREEN, Zone.RED])
    assert why.sentences[1] == "До следующей зоны: в зелёную должны перейти «Ключевой»."


def rating(municipality, specialist, **details):
    one = table_of(municipality)[1].columns[0].indicator
    given = {"title": "Рейтинг", "year": 2026, "weights": {one: Decimal(1)}} | details
    return actions.add_rating(municipality.pk, by=specialist, **given)


def test_rating_is_share_of_the_best_and_its_terms_add_up(municipality, places, specialist):
    """90 is the best: 100; 75/90 = 83,33; 40/90 = 44,44."""
    lines = lines_of(rating(municipality, specialist))

    assert [(one.rank, one.name, one.total) for one in lines] == [
        ("1", "Школа № 1", Decimal("100.00")),
        ("2", "Школа № 2", Decimal("83.33")),
        ("3", "Школа № 3", Decimal("44.44")),
    ]
    assert [one.terms[0]["term"] for one in lines] == ["100,00", "83,33", "44,44"]


def test_rating_inside_clusters(municipality, places, specialist):
    town, _ = in_clusters(municipality, places)

    lines = lines_of(rating(municipality, specialist, cluster_set=town.cluster_set))

    assert [one.cluster_rank for one in lines] == ["1 из 2", "2 из 2", "1 из 1"]


def test_approved_rating_is_frozen(municipality, places, specialist, official):
    """RT-03: «later data do not change it»."""
    row = rating(municipality, specialist)
    order = {"order_number": "214", "order_on": datetime.date(2026, 12, 20)}
    approved = actions.approve_rating(row, by=official, now=NOW, **order)
    before = [(one.rank, one.name, one.total) for one in lines_of(approved)]
    one = table_of(municipality)[1].columns[0].indicator
    one.values.filter(year=2026).update(value=1, numerator=1, denominator=100)

    assert [(one.rank, one.name, one.total) for one in lines_of(approved)] == before
    assert RatingRow.objects.get(rank=2).terms[0]["step"] == "75 / 90 · 100 = 83,33; · вес 1 / 1 = 83,33"
    with pytest.raises(ForbiddenTransition):
        actions.approve_rating(approved, by=official, now=NOW, **order)


def test_rating_that_compares_nothing_is_refused(municipality, places, specialist, official):
    with pytest.raises(NotPossible, match="хотя бы один показатель"):
        rating(municipality, specialist, weights={})
    empty = rating(municipality, specialist, year=2020)
    with pytest.raises(NotPossible, match="утверждать нечего"):
        actions.approve_rating(
            empty, order_number="1", order_on=datetime.date(2026, 1, 1), by=official, now=NOW
        )


def test_school_sees_approved_ratings_only(municipality, places, specialist, school_head):
    draft = rating(municipality, specialist)

    assert list(visible_ratings(specialist)) == [draft]
    assert list(visible_ratings(school_head)) == []


def test_clusters_by_rules_by_hand_and_who_waits(municipality, places, specialist):
    """«rule “rural and < 100” assigns»; 2 has no number of pupils; 3 was moved by hand."""
    division = actions.add_cluster_set(municipality.pk, title="Контекст", year=2026, by=specialist)
    rural = [{"field": "is_rural", "is": "да"}, {"field": "pupils", "high": "100"}]
    village = actions.add_cluster(division, name="Малые сельские", rule=rural, by=specialist)
    town = actions.add_cluster(division, name="Прочие", rule=[], by=specialist)
    for place, count in zip(places, (60, None, 500), strict=True):
        ContextProfileFactory(
            municipality=municipality, organization=place, year=2026, is_rural=True, pupil_count=count
        )
    actions.move_to_cluster(town, organization=places[2], reason="Опорная школа.", by=specialist)

    found = actions.assign_clusters(division, by=specialist)

    assert (found.by_rule, found.by_hand) == (1, 1)
    assert found.waiting == ((places[1], "Кластер не определён: нет данных: «Обучающихся»."),)
    members = ClusterMembership.objects.order_by("pk").values_list("organization", "cluster", "is_manual")
    assert set(members) == {(places[0].pk, village.pk, False), (places[2].pk, town.pk, True)}


def test_clusters_refuse_what_says_nothing(municipality, specialist):
    division = ClusterSetFactory(municipality=municipality)
    with pytest.raises(NotPossible, match="Ни у одного"):
        actions.assign_clusters(division, by=specialist)
    with pytest.raises(NotPossible, match="ничего не ограничивает"):
        actions.add_cluster(division, name="Все", rule=[{"field": "pupils"}], by=specialist)
    cluster = ClusterFactory(
        municipality=municipality, cluster_set=division, rule=[{"field": "pupils", "low": "1"}]
    )
    with pytest.raises(NotPossible, match="Контекста организаций"):
        actions.assign_clusters(division, by=specialist)
    with pytest.raises(NotPossible, match="почему"):
        actions.move_to_cluster(cluster, organization=None, reason=" ", by=specialist)


@pytest.fixture
def works(municipality, places):
    """ВПР in Russian and mathematics: 1 fails in both (4 of 10), 2 in one only."""
    vpr = AssessmentProcedureFactory(municipality=municipality, code="vpr")
    fields = [PrimaryFieldFactory(municipality=municipality, code=code) for code in ("vpr_two", "vpr_total")]
    failed = {"russian": (4, 4, 1), "mathematics": (4, 1, 1)}
    for key, numbers in failed.items():
        subject = SchoolSubject.objects.get(key=key)
        scope = ProcedureScopeFactory(municipality=municipality, procedure=vpr, subject=subject)
        for place, number in zip(places, numbers, strict=True):
            for field, count in zip(fields, (number, 10), strict=True):
                PrimaryValueFactory(
                    municipality=municipality, organization=place, field=field, scope=scope, value=count
                )


def test_lists_by_the_rule_and_by_hand(municipality, places, works, specialist):
    actions.add_to_list(places[2], year=2026, kind="low_results", reason="Решение комиссии.", by=specialist)
    for _ in range(2):
        actions.make_lists(municipality.pk, year=2026, by=specialist)

    rows = LowPerformance.objects.order_by("organization__short_name")
    assert list(rows.values_list("organization__short_name", "kind", "is_manual")) == [
        ("Школа № 1", "low_results", False),
        ("Школа № 3", "low_results", True),
    ]
    assert sorted(rows[0].ground, reverse=True) == [
        "ВПР, Русский язык, 5\u00a0кл., 2026\u00a0г.: 40,0\u00a0%",
        "ВПР, Математика, 5\u00a0кл., 2026\u00a0г.: 40,0\u00a0%",
    ]
    assert rows[0].rule["least_low"] == 2


def test_hard_conditions_by_the_social_index(municipality, places, specialist):
    """Weights 2 and 1 of the known: (10·2 + 30·1) / 3 would be 16,7, but 60 % of 6 must be known: all are."""
    ContextProfileFactory(
        municipality=municipality, organization=places[0], year=2026, pupil_count=100,
        educated_parents_count=10, one_parent_count=70, register_count=20, other_language_count=30,
        special_needs_count=20,
    )  # fmt: skip

    actions.make_lists(municipality.pk, year=2026, by=specialist)

    row = LowPerformance.objects.get()
    # 10·2/6 + 30/6 + 80/6 + 70/6 + 80/6 = 46,7
    assert (row.organization, row.kind) == (places[0], "hard_conditions")
    assert row.reason.startswith("Социальный индекс 46,7 при границе 60,0")


def test_flags_are_raised_once(municipality, places, specialist):
    """M6: 1 of 4 medallists; M8: 40 of 50 works are 80 %, less than 90."""
    markers = {
        code: ObjectivityMarkerFactory(municipality=municipality, code=code, threshold=bound)
        for code, bound in (("M6", 0), ("M8", 90))
    }
    given = {"medals": 4, "medals_unconfirmed": 1, "recheck_total": 50, "recheck_same": 40}
    for code, number in given.items():
        field = PrimaryFieldFactory(municipality=municipality, code=code)
        PrimaryValueFactory(municipality=municipality, organization=places[0], field=field, value=number)

    counts = [len(actions.raise_flags(municipality.pk, year=2026, by=specialist)) for _ in range(2)]

    assert counts == [2, 0]
    assert {one.marker.code: one.size for one in ObjectivityFlag.objects.all()} == {"M6": 25, "M8": 80}
    assert set(markers) == {"M6", "M8"}


def test_flag_goes_its_way(municipality, specialist):
    flag = ObjectivityFlagFactory(municipality=municipality)
    flag = actions.decide_flag(flag, verb="check", text="", by=specialist)
    with pytest.raises(NotPossible, match="почему"):
        actions.decide_flag(flag, verb="confirm", text=" ", by=specialist)

    assert actions.decide_flag(flag, verb="lift", text="Перепроверено.", by=specialist).state == "lifted"
    with pytest.raises(NotPossible, match="откуда известно"):
        actions.add_flag(flag.marker, organization=flag.organization, year=2026, text="", by=specialist)


def test_problem_of_a_deviation_is_made_once(municipality, specialist):
    deviation = DeviationFactory(municipality=municipality)

    made = [
        actions.weakness_of(deviation, text="Ниже плана.", kind="problem", by=specialist) for _ in range(2)
    ]

    assert made[0] == made[1] == Weakness.objects.get()
    assert (made[0].organization, made[0].year) == (deviation.organization, 2026)


def test_problem_is_settled_with_words(municipality, specialist):
    weakness = WeaknessFactory(municipality=municipality, state="in_work")
    with pytest.raises(NotPossible, match="чем закончилось"):
        actions.settle_weakness(weakness, verb="solve", text="", by=specialist)
    with pytest.raises(NotPossible, match="в чём проблема"):
        actions.add_weakness(
            municipality.pk, direction=weakness.direction, year=2026, text=" ", by=specialist
        )

    assert (
        actions.settle_weakness(weakness, verb="solve", text="Цель достигнута.", by=specialist).state
        == "solved"
    )
