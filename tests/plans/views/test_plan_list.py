import datetime

import pytest
from django.urls import reverse

from plans import actions
from plans.models import Plan
from tests.factories import EditionFactory, PlanFactory
from tests.plans.conftest import ASIDE

ADDRESS = "/plans/"


def test_the_first_step_when_there_is_nothing(enter_as, specialist, official):
    page = enter_as(specialist).get(ADDRESS).content.decode()
    assert "Загрузить план из Word" in page
    assert "Создать пустой план" in page
    assert "Создать пустой план" not in enter_as(official).get(ADDRESS).content.decode()


def test_a_plan_with_its_state_counts_and_order(draft, enter_as, specialist, official):
    actions.approve_edition(draft, order_number="512", order_on=datetime.date(2025, 12, 25), by=official)

    page = enter_as(specialist).get(ADDRESS).content.decode()

    assert reverse("plans:plan-detail", args=[draft.plan_id]) in page
    for words in ("утверждён", "от 25.12.2025 № 512", '<td class="number">4</td>', "01.01.2026"):
        assert words in page


def test_each_sees_the_own_plans(draft, enter_as, school_head, stranger, client):
    title = draft.plan.title

    assert title not in enter_as(school_head).get(ADDRESS).content.decode()
    assert title not in enter_as(stranger).get(ADDRESS).content.decode()
    assert client.get(ADDRESS).status_code == 302


@pytest.mark.parametrize("plans", [1, 3])
def test_queries(authority, specialist, enter_as, django_assert_num_queries, plans):
    for _ in range(plans):
        plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
        EditionFactory(plan=plan)
    client = enter_as(specialist)
    client.get(ADDRESS)

    with django_assert_num_queries(7 + ASIDE):
        client.get(ADDRESS)


WORDS = {
    "title": "Дорожная карта на 2026-2027 учебный год",
    "kind": "road_map",
    "period_kind": "school_year",
    "starts_on": "2026-09-01",
    "ends_on": "2027-08-31",
    "columns": "7",
}


def test_plan_add_makes_a_plan_of_the_department(enter_as, specialist, authority):
    answer = enter_as(specialist).post("/plans/add/", WORDS)

    plan = Plan.objects.get()
    assert answer.url == reverse("plans:plan-detail", args=[plan.pk])
    assert (plan.owner, plan.created_by, len(plan.columns)) == (authority, specialist, 7)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ends_on": "2026-09-01"}, "Окончание должно быть позже начала."),
        ({"ends_on": "2099-01-01"}, "Проверьте год окончания."),
        ({"title": " "}, "Обязательное поле."),
        ({"columns": "5"}, "Выберите корректный вариант"),
    ],
)
def test_plan_add_explains_what_is_wrong(enter_as, specialist, change, sentence):
    answer = enter_as(specialist).post("/plans/add/", {**WORDS, **change})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Plan.objects.exists()


def test_only_a_specialist_adds_a_plan(enter_as, client, official, school_head):
    assert client.get("/plans/add/").status_code == 302
    for person in (official, school_head):
        assert enter_as(person).post("/plans/add/", WORDS).status_code == 403
    assert not Plan.objects.exists()
