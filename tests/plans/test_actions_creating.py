"""A plan by hand, and a plan filled from what an import has read."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from msoko.people.models.body import BodyKind
from plans import actions
from plans.columns import column_set
from plans.models import Activity, Assignment, Direction, Plan, Section
from plans.models.activity import AssignmentRole
from tests.factories import (
    BodyFactory,
    BodySpellingFactory,
    DeliverableKindFactory,
)
from tests.plans.parsed_plans import parsed_plan


@pytest.fixture
def department(municipality):
    return BodyFactory(municipality=municipality, name="Отдел оценки качества", short_name="Отдел оценки")


@pytest.fixture
def heads(municipality):
    group = BodyFactory(municipality=municipality, kind=BodyKind.GROUP, name="Все школы")
    BodySpellingFactory(body=group, text="Руководители ОО")
    return group


def new_plan(by, owner) -> Plan:
    return actions.create_plan(
        title="План на 2026 год",
        kind="plan",
        period_kind="calendar_year",
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 12, 31),
        columns=column_set("4"),
        owner=owner,
        by=by,
    )


def test_create_plan_makes_an_empty_draft(specialist, authority):
    plan = new_plan(specialist, authority)

    edition = plan.editions.get()
    assert (edition.number, edition.state, edition.municipality) == (1, "draft", authority.municipality)
    assert plan.column_keys == ["number", "title", "due", "executors"]


def test_add_parsed_content_keeps_tree_order_and_understanding(specialist, authority, department, heads):
    direction = Direction.objects.get_or_create(key="training_quality")[0]
    kind = DeliverableKindFactory(name="Свиток")
    edition = new_plan(specialist, authority).editions.get()

    actions.add_parsed_content(edition, parsed_plan(rows=2), by=specialist)

    part, section = Section.objects.order_by("position")
    loose, first, _ = Activity.objects.order_by("position")
    assert (part.direction, section.direction, section.parent) == (None, direction, part)
    assert (loose.section, first.section) == (None, section)
    assert loose.position < part.position < section.position < first.position
    assert first.unknown_executors_text == "Совет отцов"
    assert first.due_rule["kind"] == "month"
    assert list(first.assignments.values_list("body", "role")) == [
        (department.pk, AssignmentRole.LEADING),
        (heads.pk, AssignmentRole.PARTICIPANT),
    ]
    assert list(first.deliverables.values_list("text", "kind")) == [("Свиток", kind.pk), ("Нечто иное", None)]


@pytest.mark.parametrize("rows", [1, 91])
def test_add_parsed_content_costs_the_same_for_any_number_of_rows(
    specialist, authority, department, heads, rows
):
    edition = new_plan(specialist, authority).editions.get()

    with CaptureQueriesContext(connection) as queries:
        actions.add_parsed_content(edition, parsed_plan(rows=rows), by=specialist)

    statements = [query for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) == 12
    assert Assignment.objects.count() == 2 * (rows + 1)


def test_add_parsed_content_takes_the_answers_of_the_preview(specialist, authority):
    edition = new_plan(specialist, authority).editions.get()

    actions.add_parsed_content(
        edition,
        parsed_plan(rows=1),
        by=specialist,
        answers={"таблица 1, строка 3": {"due_text": "Апрель", "key": "ignored"}},
    )

    assert list(Activity.objects.order_by("position").values_list("due_text", flat=True)) == [
        "Март",
        "Апрель",
    ]


def test_add_parsed_content_goes_behind_what_is_there(specialist, authority):
    edition = new_plan(specialist, authority).editions.get()
    actions.add_parsed_content(edition, parsed_plan(rows=1), by=specialist)
    last = Activity.objects.order_by("position").last()

    added = actions.add_parsed_content(edition, parsed_plan(rows=1), by=specialist)

    assert min(activity.position for activity in added) > last.position


def test_add_parsed_content_refuses_an_approved_edition(specialist, authority):
    edition = new_plan(specialist, authority).editions.get()
    edition = actions.approve_edition(
        edition, order_number="1", order_on=datetime.date(2026, 1, 9), by=specialist
    )

    with pytest.raises(actions.Refused, match="«утверждён»"):
        actions.add_parsed_content(edition, parsed_plan(rows=1), by=specialist)
