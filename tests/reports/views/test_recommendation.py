"""Recommendations on pages: list, filters, spreadsheet, writing, the answer of a school."""

import datetime
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.actions import answering
from reports.gap_queries import chain_gaps, gap_counts
from reports.models import RecommendationAnswer, TargetedRecommendation
from tests.factories import (
    DeviationFactory,
    DirectionFactory,
    DocumentFactory,
    IndicatorValueFactory,
    RecommendationAnswerFactory,
    TargetedRecommendationFactory,
    WeaknessFactory,
)

TOLD = {"measures_text": "Разобрали", "evidence": None, "proof_url": "https://school.example.org/p"}
SCHOOL_LIST_QUERIES = 10
LIST = reverse("reports:recommendation-list")
NEW = reverse("reports:recommendation-new")
PAST, FUTURE = datetime.date(2020, 1, 1), datetime.date(2099, 1, 1)


def made(organization, **fields) -> TargetedRecommendation:
    own = organization.municipality
    return TargetedRecommendationFactory(
        municipality=own,
        organization=organization,
        indicator_value=IndicatorValueFactory(municipality=own, organization=organization),
        **fields,
    )


def sent(organization, specialist, **fields) -> RecommendationAnswer:
    order = DocumentFactory(
        edition=None,
        municipality=organization.municipality,
        kind="order_on_recommendations",
        created_by=specialist,
    )
    one = made(organization, state="sent", order=order, sent_on=PAST, made_by=specialist, **fields)
    return RecommendationAnswerFactory(recommendation=one, organization=organization)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(school, specialist, enter_as, count):
    for _ in range(count):
        made(school)
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(LIST)

    assert len(response.context["rows"]) == count
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 11


@pytest.mark.parametrize("count", [1, 3])
def test_detail_costs_the_same_for_any_number_of_answers(school, other_school, specialist, enter_as, count):
    one = sent(school, specialist).recommendation
    for place in range(count):
        RecommendationAnswerFactory(
            recommendation=one,
            organization=type(school).objects.create(
                municipality=school.municipality, kind="school", name=f"Ш{place}", short_name=f"Ш{place}"
            ),
        )
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("reports:recommendation-detail", args=[one.pk])).status_code == 200

    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 17


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["late", "draft"]),
        ("?state=overdue", ["late"]),
        ("?state=draft", ["draft"]),
        ("?year=2025", ["draft"]),
        ("?year=1999", ["late", "draft"]),
    ],
)
def test_list_is_filtered(school, other_school, specialist, enter_as, query, found):
    rows = {
        "late": sent(school, specialist, due_on=PAST).recommendation,
        "draft": made(other_school, due_on=FUTURE, year=2025),
    }

    response = enter_as(specialist).get(LIST + query)

    assert [one.pk for one, *_ in response.context["rows"]] == [rows[name].pk for name in found]


def test_spreadsheet_says_what_the_page_shows(school, specialist, enter_as):
    answer = sent(school, specialist, due_on=FUTURE)

    response = enter_as(specialist).get(reverse("reports:recommendation-list-xlsx"))

    rows = list(openpyxl.load_workbook(io.BytesIO(response.content)).active.values)
    assert len(rows[4:]) == 1
    assert rows[4][2] == "Школа № 101"
    assert rows[4][4] == answer.recommendation.text
    assert rows[4][7:] == ("направлена", "01.01.2020", "0 из 1")


def test_new_one_takes_its_ground_from_the_address(school, specialist, enter_as):
    deviation = DeviationFactory(
        municipality=school.municipality,
        indicator_value=IndicatorValueFactory(municipality=school.municipality, organization=school),
    )
    weakness = WeaknessFactory(municipality=school.municipality, organization=school)
    client = enter_as(specialist)

    initial = client.get(f"{NEW}?deviation={deviation.pk}").context["form"].initial
    assert (initial["deviation"], initial["organization"]) == (deviation.pk, school.pk)
    initial = client.get(f"{NEW}?weakness={weakness.pk}").context["form"].initial
    assert (initial["weakness"], initial["direction"]) == (weakness.pk, weakness.direction_id)
    assert client.get(f"{NEW}?value=9{'9' * 12}").status_code == 404


def test_without_a_ground_nothing_is_saved(school, specialist, enter_as):
    words = {
        "direction": DirectionFactory().pk,
        "year": 2026,
        "addressee_kind": "organization",
        "organization": school.pk,
        "text": "Разобрать задания",
        "due_on": "2026-12-01",
    }

    response = enter_as(specialist).post(NEW, words)

    assert response.status_code == 422
    assert "Нужно основание" in response.content.decode()
    assert TargetedRecommendation.objects.count() == 0


def test_order_of_nothing_is_refused_with_a_sentence(school, specialist, enter_as):
    response = enter_as(specialist).post(
        reverse("reports:recommendation-order"), {"subject": "качество"}, follow=True
    )

    assert "Отметьте черновики" in response.content.decode()


def test_school_sees_its_own_answers_and_is_heard(school, other_school, specialist, school_head, enter_as):
    answer, other = sent(school, specialist), sent(other_school, specialist)
    made(school)
    client = enter_as(school_head)

    assert [one.pk for one, *_ in client.get(LIST).context["rows"]] == [answer.recommendation_id]
    assert (
        client.get(reverse("reports:recommendation-detail", args=[other.recommendation_id])).status_code
        == 404
    )
    report = reverse("reports:answer-report", args=[answer.pk])
    client.post(reverse("reports:answer-accept", args=[answer.pk]))
    refused = client.post(report, {"measures_text": "Разобрали"}, follow=True)
    assert "Приложите подтверждение" in refused.content.decode()
    client.post(report, {"measures_text": "Разобрали", "proof_url": "https://school.example.org/p"})
    answer.recommendation.refresh_from_db()
    assert answer.recommendation.state == "done"


def own_state(client) -> tuple[str, str]:
    [(_, _, tone, words)] = client.get(LIST).context["rows"]
    return tone, words


def test_school_sees_what_it_has_still_to_do_itself(school, other_school, specialist, school_head, enter_as):
    """The other school has not answered: the recommendation stays «направлена» whatever this one does."""
    answer = sent(school, specialist)
    RecommendationAnswerFactory(recommendation=answer.recommendation, organization=other_school)
    client = enter_as(school_head)

    states = [own_state(client)]
    answer = answering.accept_recommendation(answer, by=school_head)
    states.append(own_state(client))
    answer = answering.answer_recommendation(
        answer,
        by=school_head,
        **TOLD,
    )
    states.append(own_state(client))
    answering.return_answer(answer, reason="Нет протокола", by=specialist)
    states.append(own_state(client))

    assert states == [
        ("amber", "примите к исполнению"),
        ("amber", "принята, ждём ответа"),
        ("green", "ответ отправлен"),
        ("red", "вернули: ответьте снова"),
    ]
    assert own_state(enter_as(specialist)) == ("amber", "направлена")


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_a_school_costs_the_same_for_any_number(school, specialist, school_head, enter_as, count):
    for _ in range(count):
        sent(school, specialist)
    client = enter_as(school_head)

    with CaptureQueriesContext(connection) as queries:
        assert len(client.get(LIST).context["rows"]) == count

    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == SCHOOL_LIST_QUERIES


def test_home_of_a_school_tells_what_waits(school, specialist, school_head, enter_as):
    answer = sent(school, specialist)
    client = enter_as(school_head)

    assert "Рекомендации: 1 ждёт ответа" in client.get("/").content.decode()
    answering.answer_recommendation(
        answer,
        by=school_head,
        **TOLD,
    )
    assert "Рекомендации: " not in client.get("/").content.decode()


def test_draft_that_stands_in_an_order_says_so(school, specialist, enter_as):
    order = DocumentFactory(edition=None, municipality=school.municipality, kind="order_on_recommendations")
    made(school, order=order)

    assert "· в проекте приказа" in enter_as(specialist).get(LIST).content.decode()


def test_school_may_not_write_recommendations(school_head, enter_as):
    assert enter_as(school_head).get(NEW).status_code == 403
    assert enter_as(school_head).get(reverse("reports:chain-gap-list")).status_code == 403


def test_gap_page_leads_to_what_is_missing(school, specialist, enter_as):
    weakness = WeaknessFactory(municipality=school.municipality)

    page = enter_as(specialist).get(reverse("reports:chain-gap-list")).content.decode()

    assert "Проблемы без рекомендации: 1" in page
    assert f"{NEW}?weakness={weakness.pk}" in page


def test_gaps_are_counted_in_one_query_as_the_page_counts_them(
    school, specialist, enter_as, django_assert_num_queries
):
    for _ in range(2):
        WeaknessFactory(municipality=school.municipality)
    sent(school, specialist)

    with django_assert_num_queries(1):
        counted = gap_counts(specialist, FUTURE)

    assert counted == [(gap.key, gap.title, gap.count) for gap in chain_gaps(specialist, FUTURE)]
    assert [(key, count) for key, _, count in counted] == [
        ("weaknesses", 2),
        ("overdue", 1),
        ("measures", 1),
        ("without-decision", 1),
    ]
    shown = enter_as(specialist).get("/").content.decode()
    assert 'href="/reports/gaps/#gap-weaknesses">Проблемы без рекомендации</a><span>2</span>' in shown


def test_ground_from_the_address_is_said_in_words(school, specialist, enter_as):
    weakness = WeaknessFactory(municipality=school.municipality, text="Мало высоких результатов")

    page = enter_as(specialist).get(f"{NEW}?weakness={weakness.pk}").content.decode()

    assert "Основание: Мало высоких результатов" in page
