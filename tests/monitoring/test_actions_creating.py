"""Tasks of an approved edition: each occurrence, each organisation, once."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring import actions
from monitoring.actions import TaskChanges
from monitoring.models import Task
from msoko.people.models.body import BodyKind
from plans.deadlines import parse, rule_to_dict
from tests.factories import (
    ActivityFactory,
    AssignmentFactory,
    BodyFactory,
    BodyMemberFactory,
    EditionFactory,
    OrganizationFactory,
    PlanFactory,
)

TODAY = datetime.date(2026, 2, 10)


@pytest.fixture
def edition(authority, specialist):
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    return EditionFactory(plan=plan)


@pytest.fixture
def heads(municipality):
    return BodyFactory(
        municipality=municipality, kind=BodyKind.GROUP, name="Руководители школ", group_kinds=["school"]
    )


def add_activity(edition, due_text, *bodies, **fields):
    rule = rule_to_dict(parse(due_text, edition.plan.period))
    activity = ActivityFactory(edition=edition, section=None, due_text=due_text, due_rule=rule, **fields)
    for place, body in enumerate(bodies):
        AssignmentFactory(activity=activity, body=body, position=place)
    return activity


def create(edition, by, today=TODAY):
    return actions.create_tasks(edition, by=by, today=today)


def test_each_occurrence_and_each_organization_of_a_group_is_a_task(
    edition, heads, school, other_school, specialist
):
    activity = add_activity(edition, "март, июнь", heads)

    assert create(edition, specialist) == TaskChanges(made=4)

    assert set(Task.objects.values_list("organization", "due_on", "occurrence_text", "activity_key")) == {
        (one.pk, due, text, activity.key)
        for one in (school, other_school)
        for due, text in (
            (datetime.date(2026, 3, 31), "март 2026"),
            (datetime.date(2026, 6, 30), "июнь 2026"),
        )
    }


def test_an_organization_named_twice_has_one_task(edition, heads, school, specialist):
    itself = BodyFactory(municipality=school.municipality, kind=BodyKind.ORGANIZATION, organization=school)
    add_activity(edition, "март", heads, itself)

    create(edition, specialist)

    assert list(Task.objects.values_list("organization", flat=True)) == [school.pk]


def test_role_and_working_group_answer_by_their_organization(edition, authority, specialist):
    for kind in (BodyKind.ROLE, BodyKind.WORKING_GROUP):
        body = BodyFactory(municipality=authority.municipality, kind=kind, organization=authority)
        add_activity(edition, "март", body)

    create(edition, specialist)

    assert list(Task.objects.values_list("organization", flat=True)) == [authority.pk, authority.pk]


def test_outside_body_gives_no_task_and_is_reported(edition, specialist):
    outside = BodyFactory(municipality=edition.municipality, kind=BodyKind.OUTSIDE)
    lonely = add_activity(edition, "март", outside)
    nobody = add_activity(edition, "март")

    assert create(edition, specialist) == TaskChanges(unaddressed=(lonely.pk, nobody.pk))


def test_members_of_a_group_are_asked_while_they_are_members(edition, school, other_school, specialist):
    group = BodyFactory(municipality=school.municipality, kind=BodyKind.GROUP, name="Базовые площадки")
    BodyMemberFactory(body=group, organization=school, until_on=datetime.date(2026, 3, 31))
    BodyMemberFactory(body=group, organization=other_school, since_on=datetime.date(2026, 4, 1))
    add_activity(edition, "март, июнь", group)

    create(edition, specialist)

    assert set(Task.objects.values_list("organization", "due_on__month")) == {
        (school.pk, 3),
        (other_school.pk, 6),
    }


def test_school_closed_in_summer_is_not_asked_in_autumn(edition, heads, school, specialist):
    school.closed_on = datetime.date(2026, 6, 1)
    school.save()
    add_activity(edition, "май, сентябрь", heads)

    create(edition, specialist)

    assert list(Task.objects.values_list("due_on__month", flat=True)) == [5]


@pytest.mark.parametrize("words", ["постоянно", "по запросу", "по итогам мониторинга", "по графику", ""])
def test_what_has_no_date_gives_one_task_that_is_never_overdue(words, edition, heads, school, specialist):
    add_activity(edition, words, heads)

    create(edition, specialist)

    task = Task.objects.get()
    assert task.due_on is None
    assert not Task.objects.overdue(datetime.date(2099, 1, 1)).exists()


def test_the_second_run_makes_nothing(edition, heads, school, other_school, specialist):
    add_activity(edition, "ежеквартально", heads)
    create(edition, specialist)
    before = list(Task.objects.values())

    assert create(edition, specialist, today=datetime.date(2026, 9, 1)) == TaskChanges(kept=8)
    assert list(Task.objects.values()) == before


def test_a_new_school_is_added_by_the_next_run(edition, heads, school, specialist):
    add_activity(edition, "март", heads)
    create(edition, specialist)
    OrganizationFactory(municipality=edition.municipality)

    assert create(edition, specialist) == TaskChanges(made=1, kept=1)


def test_a_later_edition_takes_the_tasks_over_and_moves_only_what_is_owed(
    edition, heads, school, other_school, school_head, specialist
):
    key = uuid.uuid4()
    add_activity(edition, "март", heads, key=key)
    create(edition, specialist)
    answered = Task.objects.get(organization=school)
    actions.add_link(answered, by=school_head, url="https://school.example/a", client_key=uuid.uuid4())
    actions.submit_task(answered, by=school_head)
    edition.state = "amended"
    edition.order_number_text, edition.order_on = "7", TODAY
    edition.approved_at, edition.approved_by = "2026-01-10T10:00Z", specialist
    edition.save()
    later = EditionFactory(plan=edition.plan, number=2)
    row = add_activity(later, "апрель", heads, key=key)

    assert create(later, specialist) == TaskChanges(kept=2, moved=2)

    assert set(Task.objects.values_list("organization", "activity", "due_on")) == {
        (school.pk, row.pk, datetime.date(2026, 3, 31)),
        (other_school.pk, row.pk, datetime.date(2026, 4, 30)),
    }


def test_queries_do_not_grow_with_the_plan(edition, heads, specialist):
    for _ in range(27):
        OrganizationFactory(municipality=edition.municipality)
    for _ in range(60):
        add_activity(edition, "март", heads)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        made = create(edition, specialist)

    assert made.made == 60 * 27
    # savepoint, lock, four reads, told dates, organisations, settings, known tasks, four batches, release
    assert len(queries) == 15, [query["sql"][:80] for query in queries]
