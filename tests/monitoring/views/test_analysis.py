"""Pages of the analysis: what they show, to whom, at how many questions to the database."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from monitoring.models import IndicatorValue, Rating, Weakness
from monitoring.queries.analysis.six import SIX
from tests.factories import (
    AssessmentProcedureFactory,
    ClusterFactory,
    ClusterSetFactory,
    DeviationFactory,
    DirectionFactory,
    IndicatorTargetFactory,
    LowPerformanceFactory,
    ObjectivityFlagFactory,
    OrganizationFactory,
    ProcedureScopeFactory,
    WeaknessFactory,
)
from tests.monitoring.analysis_cast import indicator, measured, value

ZONES, MAP = "/monitoring/analysis/", "/monitoring/analysis/map/"


@pytest.fixture
def places(municipality):
    return measured(municipality)[1]


def words(response) -> str:
    return " ".join(response.content.decode().split())


def read(one: str | int | Decimal) -> str | int | float | None:
    """As a workbook gives it back."""
    return float(one) if isinstance(one, Decimal) else None if one == "" else one


def cells(content: bytes) -> list[tuple]:
    return list(openpyxl.load_workbook(BytesIO(content)).active.values)


@pytest.mark.parametrize("address", [ZONES, MAP, *(f"{ZONES}{word}/" for word in SIX)])
def test_page_without_values_says_what_to_do(enter_as, specialist, address):
    assert "Значений показателей пока нет" in words(enter_as(specialist).get(address))


@pytest.mark.parametrize("address", [ZONES, MAP, *(f"{ZONES}{word}/" for word in SIX)])
def test_school_is_refused(enter_as, school_head, places, address):
    assert enter_as(school_head).get(address).status_code == 403


def test_zones_of_tracks_explain_themselves(enter_as, official, places):
    """One indicator: the yellow one gives 1 of 2 points, 50 %."""
    page = enter_as(official).get(ZONES, {"track": "Качество подготовки", "organization": places[1].pk})

    assert [cell[:2] for _, row in page.context["rows"] for cell in row] == [
        ("green", "● 100,0 З"),
        ("yellow", "▲ 50,0 Ж"),
        ("red", "■ 0,0 К"),
    ]
    assert "Жёлтая зона трека: 1 из 2 баллов (50,0\u00a0%)" in page.content.decode()


def test_map_explains_a_cell_and_makes_a_problem_in_two_clicks(enter_as, specialist, municipality, places):
    one = places[2]
    column = enter_as(specialist).get(MAP).context["rows"][2][1][0]
    found = one.pk, column[2].split("indicator=")[1].split("-")[0]
    deviation = DeviationFactory(
        municipality=municipality,
        indicator_value=value_of(municipality, *found),
    )
    client = enter_as(specialist)

    page = client.get(f"{MAP}?{column[2].split('#')[0]}")
    address = reverse("monitoring:weakness-from-deviation", args=[deviation.pk])
    assert address in page.content.decode()
    client.post(address, {"kind": "risk"})

    made = Weakness.objects.get()
    assert (made.kind, made.organization, made.deviation) == ("risk", one, deviation)


def value_of(municipality, organization, indicator_pk):
    return IndicatorValue.objects.get(organization=organization, indicator=indicator_pk, year=2026)


@pytest.mark.parametrize("word", SIX)
def test_numbers_of_the_screen_are_those_of_the_file(enter_as, specialist, places, word):
    client = enter_as(specialist)
    tables = client.get(f"{ZONES}{word}/").context["report"].tables

    rows = [row for row in cells(client.get(f"{ZONES}{word}/xlsx/").content) if any(row)]

    for table in tables:
        for row in table.rows:
            expected = tuple(read(one) for one in row)
            assert expected in [each[: len(expected)] for each in rows]


def test_picture_is_an_image_and_names_itself(enter_as, specialist, places):
    response = enter_as(specialist).get(f"{ZONES}years/picture/")

    assert response["Content-Type"] == "image/svg+xml"
    assert b"style=" not in response.content
    assert "<title>Базовый уровень</title>" in response.content.decode()


def test_annex_of_the_order_is_the_screen(enter_as, specialist, places):
    """RZ-05: «annex to the order equals the screen»."""
    rows = cells(enter_as(specialist).get("/monitoring/analysis/zones/xlsx/").content)

    assert [row[:2] for row in rows if str(row[0]).startswith("Школа")] == [
        ("Школа № 1", "З 100,0 %"),
        ("Школа № 2", "Ж 50,0 %"),
        ("Школа № 3", "К 0,0 %"),
    ]


def examined(municipality, organization, numbers):
    """ВПР, mathematics, class 5 in 2026 for this organisation and another one."""
    procedure = AssessmentProcedureFactory(municipality=municipality)
    one = indicator(municipality, code="VPR", name="Базовый уровень ВПР", procedure=procedure)
    scope = ProcedureScopeFactory(municipality=municipality, procedure=procedure)
    for place, given in zip(
        (organization, OrganizationFactory(municipality=municipality)), numbers, strict=True
    ):
        row = value(one, place, 2026, given)
        row.scope = scope
        row.save()
    return one


def test_school_reads_its_own_profile_without_small_numbers(
    enter_as, school_head, specialist, school, municipality
):
    """AN-08: the municipality has 6 + 2 pupils, fewer than 10."""
    examined(municipality, school, ((3, 6), (1, 2)))

    own = enter_as(school_head).get("/monitoring/profile/")
    of_department = enter_as(specialist).get(f"/monitoring/schools/{school.pk}/profile/")

    assert own.context["report"].tables[0].rows[0][-1] == "< 10"
    assert of_department.context["report"].tables[0].rows[0][-1] == 50


def test_school_cannot_read_the_profile_of_another(enter_as, school_head, other_school):
    assert enter_as(school_head).get(f"/monitoring/schools/{other_school.pk}/profile/").status_code == 404


def test_rating_from_the_form_to_the_order(enter_as, specialist, official, school_head, municipality, places):
    """RT-03 and RT-04: a draft is hidden from schools; others of an approved one are anonymous."""
    one = indicator(municipality, code="R")
    type(one.indicator_set).objects.filter(pk=one.indicator_set_id).update(
        state="in_force", starts_on="2026-01-01", order_number_text="1", order_on="2026-01-01",
        approved_at="2026-01-01T09:00Z", approved_by=specialist,
    )  # fmt: skip
    value(one, places[0], 2026, (9, 10))
    value(one, school_head.position.organization, 2026, (6, 10))
    form = {"title": "Рейтинг", "year": 2026, "normalising": "best", "missing_rule": "exclude",
            "ties_rule": "standard", "indicators": [one.pk], "weights": "R=2"}  # fmt: skip

    enter_as(specialist).post("/monitoring/ratings/add/", form)
    row = Rating.objects.get()
    address = f"/monitoring/ratings/{row.pk}/"
    assert enter_as(school_head).get(address).status_code == 404
    enter_as(official).post(f"{address}approve/", {"order_number": "214", "order_on": "2026-12-20"})

    page = enter_as(school_head).get(address)
    assert [(line.rank, line.name) for line in page.context["lines"]] == [("1", ""), ("2", "Школа № 101")]
    assert "Школа № 1<" not in page.content.decode()
    explained = enter_as(specialist).get(address, {"organization": places[0].pk})
    assert "лучшее значение (90): 100" in words(explained)


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [("X=1", "«X=1» не понято"), ("R=много", "«R=много» не понято"), ("R=0", "не понято")],
)
def test_weights_that_are_not_understood(enter_as, specialist, municipality, weights, sentence):
    form = {
        "title": "Рейтинг",
        "year": 2026,
        "normalising": "best",
        "missing_rule": "zero",
        "ties_rule": "dense",
    }
    page = enter_as(specialist).post("/monitoring/ratings/add/", form | {"weights": weights}, follow=True)

    assert sentence in words(page)
    assert Rating.objects.count() == 0


def test_clusters_are_made_on_the_pages(enter_as, specialist, municipality, places):
    client = enter_as(specialist)
    made = client.post("/monitoring/cluster-sets/", {"title": "Контекст", "year": 2026})
    given = {"name": "Малые", "field": "pupils", "high": "100", "field_2": "is_rural", "words_2": "да"}
    client.post(f"{made.url}add/", given)
    refused = client.post(f"{made.url}assign/", follow=True)

    assert "Контекста организаций за 2026 год нет" in words(refused)
    assert "Обучающихся меньше 100 и Сельская: да" in words(client.get(made.url))


def test_manual_moves_are_logged(enter_as, specialist, municipality, places):
    """Moved twice: the second place does not wipe the first out of the log."""
    division = ClusterSetFactory(municipality=municipality, year=2026)
    town, village = (ClusterFactory(municipality=municipality, cluster_set=division) for _ in range(2))
    client, address = enter_as(specialist), f"/monitoring/cluster-sets/{division.pk}/"
    for cluster, reason in ((town, "Окраина."), (village, "Закрыли филиал.")):
        given = {"organization": places[0].pk, "cluster": cluster.pk, "reason": reason}
        client.post(f"{address}move/", given)

    moves = client.get(address).context["moves"]

    assert [(one.organization, one.cluster, one.reason) for one in moves] == [
        ("Школа № 1", village.name, "Закрыли филиал."),
        ("Школа № 1", town.name, "Окраина."),
    ]
    assert {one.who for one in moves} == {"Ельникова В.П., Главный специалист"}


def test_lists_markers_and_problems_are_kept_by_hand(enter_as, specialist, municipality, places):
    client = enter_as(specialist)
    flag = ObjectivityFlagFactory(municipality=municipality, organization=places[0])
    weakness = WeaknessFactory(municipality=municipality)
    listed = {"organization": places[0].pk, "kind": "hard_conditions", "reason": "Решение комиссии."}
    own = {"marker": flag.marker.pk, "organization": places[1].pk, "text": "Федеральный перечень."}
    problem = {"kind": "risk", "direction": DirectionFactory().pk, "text": "Нет учителя физики."}

    pages = [
        client.post("/monitoring/low-performance/?year=2026", listed, follow=True),
        client.post("/monitoring/low-performance/?year=2026", {"make": ""}, follow=True),
        client.post("/monitoring/flags/?year=2026", own, follow=True),
        client.post("/monitoring/flags/?year=2026", {"look": ""}, follow=True),
        client.post(f"/monitoring/flags/{flag.pk}/decide/", {"verb": "confirm", "text": ""}, follow=True),
        client.post("/monitoring/weaknesses/", problem, follow=True),
        client.post(f"/monitoring/weaknesses/{weakness.pk}/settle/", {"verb": "take"}, follow=True),
    ]

    said = ["Внесено.", "Списки составлены по правилам. ШНОР: 0, ШНСУ: 0.", "Признак внесён.",
            "Проверено. Новых признаков: 0.", "Признак сейчас «выявлен»", "Внесено в список.",
            "Записано."]  # fmt: skip
    assert [sentence in words(page) for sentence, page in zip(said, pages, strict=True)] == [True] * 7
    rows = cells(client.get("/monitoring/low-performance/xlsx/?year=2026").content)
    assert rows[-1] == ("Школа № 1", "ШНСУ", "вручную", "Решение комиссии.")


def more(municipality, count):
    """So many indicators, organisations, flags, problems, lists, clusters."""
    measured(municipality)
    one = indicator(municipality, code="N")
    division = ClusterSetFactory(municipality=municipality, year=2026)
    for number in range(count):
        place = OrganizationFactory(municipality=municipality, kind="school")
        value(one, place, 2026, (number, 10))
        IndicatorTargetFactory(municipality=municipality, indicator=one, organization=place)
        ObjectivityFlagFactory(municipality=municipality, organization=place)
        WeaknessFactory(municipality=municipality, organization=place)
        LowPerformanceFactory(municipality=municipality, organization=place)
        ClusterFactory(municipality=municipality, cluster_set=division)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (ZONES, 15),
        (MAP, 16),
        (f"{ZONES}years/", 13),
        (f"{ZONES}objectivity/", 10),
        (f"{ZONES}groups/", 18),
        (f"{ZONES}context/", 13),
        (f"{ZONES}management/", 14),
        (f"{ZONES}risks/", 17),
        ("/monitoring/cluster-sets/", 11),
        ("/monitoring/flags/", 13),
        ("/monitoring/low-performance/", 17),
        ("/monitoring/weaknesses/", 10),
    ],
)
def test_queries(count, address, expected, enter_as, specialist, municipality, django_assert_num_queries):
    more(municipality, count)
    client = enter_as(specialist)
    # the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(expected):
        client.get(address)
