"""Who reviews what, and the municipality's own reasons for returning."""

import datetime

import pytest

from monitoring.models import ReturnPhrase, ReviewDuty
from monitoring.phrases import RETURN_REASONS
from monitoring.queries.reviewers import reviewers_by_direction
from plans.models import Direction
from tests.factories import PositionFactory, ReviewDutyFactory

DUTIES, PHRASES = "/monitoring/review/duties/", "/monitoring/review/phrases/"


@pytest.fixture
def directions(municipality):
    return list(Direction.objects.order_by("position")[:2])


def test_duties_are_set_and_taken_away(enter_as, specialist, directions):
    client = enter_as(specialist)
    post = specialist.position
    client.post(DUTIES, {"duty": [f"{post.pk}:{directions[0].pk}", "rubbish", f"{post.pk + 99}:1"]})
    assert list(ReviewDuty.objects.values_list("position", "direction")) == [(post.pk, directions[0].pk)]

    client.post(DUTIES, {"duty": [f"{post.pk}:{directions[1].pk}"]})
    assert list(ReviewDuty.objects.values_list("position", "direction")) == [(post.pk, directions[1].pk)]


def test_page_says_how_many_directions_are_nobodys(enter_as, specialist, directions):
    ReviewDutyFactory(position=specialist.position, direction=directions[0])
    page = enter_as(specialist).get(DUTIES)

    assert page.context["nobodys"] == Direction.objects.count() - 1
    assert page.content.decode().count(" checked>") == 1


def test_school_page_may_ask_who_accepts(specialist, directions):
    ReviewDutyFactory(position=specialist.position, direction=directions[0])
    gone = PositionFactory(municipality=specialist.position.municipality, until_on="2020-01-01")
    ReviewDutyFactory(position=gone, direction=directions[0])

    found = reviewers_by_direction(specialist.position.municipality_id, datetime.date(2026, 3, 1))

    assert found == {directions[0].pk: [str(specialist)]}


def test_standard_phrases_are_offered_until_there_are_own_ones(enter_as, specialist):
    client = enter_as(specialist)
    assert len(client.get(PHRASES).context["lines"]) == len(RETURN_REASONS) + 3

    post = {"label": ["Нет печати", "", ""], "text": ["Поставьте печать.", "", ""]}
    page = client.post(PHRASES, post, follow=True)

    assert list(ReturnPhrase.objects.values_list("label", "text")) == [("Нет печати", "Поставьте печать.")]
    assert page.context["is_standard"] is False


@pytest.mark.parametrize(
    ("label", "text", "sentence"),
    [
        (["Нет печати"], [""], "Заполните обе ячейки строки «Нет печати»"),
        (["Да", "да"], ["а", "б"], "Названия кнопок должны различаться"),
        ([f"к{n}" for n in range(31)], ["а"] * 31, "Причин больше 30"),
    ],
)
def test_bad_phrases_change_nothing(enter_as, specialist, label, text, sentence):
    page = enter_as(specialist).post(PHRASES, {"label": label, "text": text})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert ReturnPhrase.objects.count() == 0


@pytest.mark.parametrize("address", [DUTIES, PHRASES])
def test_others_are_refused(enter_as, official, school_head, address):
    assert [enter_as(one).get(address).status_code for one in (official, school_head)] == [403, 403]


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, authority, django_assert_num_queries):
    for _ in range(count - 1):
        PositionFactory(municipality=authority.municipality, organization=authority, role="specialist")
    client = enter_as(specialist)
    with django_assert_num_queries(11):
        client.get(DUTIES)
