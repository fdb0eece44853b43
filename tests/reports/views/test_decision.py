"""Decisions on pages: the list, one step from a recommendation, clauses of minutes (MD-01, MD-02)."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reports.models import ManagementDecision
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    EditionFactory,
    ManagementDecisionFactory,
    PlanFactory,
    TargetedRecommendationFactory,
)

LIST = reverse("reports:decision-list")
PAST = datetime.date(2020, 1, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(municipality, specialist, enter_as, count):
    ManagementDecisionFactory.create_batch(count, municipality=municipality)
    client = enter_as(specialist)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(LIST)

    assert len(response.context["rows"]) == count
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 9


def test_overdue_ones_are_found(municipality, specialist, enter_as):
    late = ManagementDecisionFactory(municipality=municipality, due_on=PAST)
    ManagementDecisionFactory(municipality=municipality, due_on=datetime.date(2099, 1, 1))

    rows = enter_as(specialist).get(f"{LIST}?state=overdue").context["rows"]

    assert rows == [(late, True)]


def test_recommendation_fills_the_form(municipality, specialist, enter_as):
    one = TargetedRecommendationFactory(municipality=municipality)

    page = enter_as(specialist).get(f"{reverse('reports:decision-new')}?recommendation={one.pk}")

    assert page.context["form"].initial == {
        "recommendation": one.pk,
        "document": None,
        "direction": one.direction_id,
        "due_on": one.due_on,
    }


def minutes(municipality, specialist):
    decided = [f"Решение {n}. Ответственный: методист. Срок: до 20.12.2026" for n in range(1, 6)]
    return DocumentFactory(
        edition=None, municipality=municipality, kind="minutes", state="registered", number_text="3",
        dated_on=datetime.date(2026, 9, 1), registered_at=timezone.now(), registered_by=specialist,
        created_by=specialist, texts={"agenda": [{"title": "Итоги", "decided": "\n".join(decided)}]},
    )  # fmt: skip


def test_five_decisions_of_minutes_come_under_control(municipality, specialist, enter_as):
    page = reverse("reports:document-control", args=[minutes(municipality, specialist).pk])
    client = enter_as(specialist)
    lines = [line for line, _, _ in client.get(page).context["rows"]]
    given: dict[str, object] = {"chosen": [one.number for one in lines]}
    for one in lines:
        given |= {f"kind-{one.number}": "help", f"who-{one.number}": one.who, f"due-{one.number}": one.due_on}

    client.post(page, given)
    client.post(page, given)

    made = ManagementDecision.objects.order_by("clause_text")
    assert [(one.clause_text, one.responsible_text, one.due_on) for one in made] == [
        (f"1.{n}", "методист", datetime.date(2026, 12, 20)) for n in range(1, 6)
    ]


def test_clause_without_a_person_is_refused(municipality, specialist, enter_as):
    page = reverse("reports:document-control", args=[minutes(municipality, specialist).pk])

    response = enter_as(specialist).post(page, {"chosen": ["1.1"], "due-1.1": "2026-12-20"})

    assert response.status_code == 422
    assert "Пункт 1.1: укажите, кто отвечает" in response.content.decode()
    assert ManagementDecision.objects.count() == 0


def test_decision_is_reported_and_closed(municipality, specialist, official, enter_as):
    decision = ManagementDecisionFactory(municipality=municipality)
    page = reverse("reports:decision-move", args=[decision.pk])

    refused = enter_as(specialist).post(page, {"verb": "report", "text": ""}, follow=True)
    assert "Напишите, как исполнено" in refused.content.decode()
    enter_as(specialist).post(page, {"verb": "report", "text": "Сделано"})
    enter_as(official).post(page, {"verb": "close"})

    decision.refresh_from_db()
    assert (decision.state, decision.result_text, decision.closed_by) == ("closed", "Сделано", official)


def test_school_sees_no_decisions(school_head, enter_as):
    assert enter_as(school_head).get(LIST).status_code == 403


def test_decision_names_the_measure_that_carries_it_out(municipality, authority, specialist, enter_as):
    plan = PlanFactory(municipality=municipality, owner=authority)
    edition = EditionFactory(
        plan=plan, state="approved", order_number_text="1", order_on="2026-01-12",
        approved_at=timezone.now(), approved_by=specialist,
    )  # fmt: skip
    activity = ActivityFactory(edition=edition, section=None)
    decision = ManagementDecisionFactory(municipality=municipality)
    page = reverse("reports:decision-measure", args=[decision.pk])

    enter_as(specialist).post(page, {"activity": activity.pk})

    decision.refresh_from_db()
    assert (decision.plan, decision.activity_key) == (plan, activity.key)
