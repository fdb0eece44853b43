"""Latest editions, sizes of groups, the search."""

import datetime

import pytest
from django.utils import timezone

from msoko.people.models.body import BodyKind
from msoko.people.models.organization import OrganizationKind
from plans import queries
from tests.factories import (
    ActivityFactory,
    BodyFactory,
    BodyMemberFactory,
    EditionFactory,
    OrganizationFactory,
    PlanFactory,
)

DAY = datetime.date(2026, 5, 1)


@pytest.fixture
def plan(authority, specialist):
    return PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)


@pytest.fixture
def approved(plan, official):
    return EditionFactory(
        plan=plan,
        state="approved",
        order_number_text="7",
        order_on=DAY,
        approved_at=timezone.now(),
        approved_by=official,
    )


def test_the_department_sees_the_draft_and_the_school_what_is_in_force(
    plan, approved, specialist, school_head
):
    draft = EditionFactory(plan=plan, number=2)

    assert queries.latest_editions(specialist).get() == draft
    assert queries.latest_editions(school_head).get() == approved


def test_plans_to_list_counts_the_rows_of_the_newest_visible_edition(plan, approved, specialist, school_head):
    ActivityFactory(edition=approved, section=None)
    draft = EditionFactory(plan=plan, number=2)
    ActivityFactory.create_batch(2, edition=draft, section=None)

    listed = {person: queries.plans_to_list(person).get() for person in (specialist, school_head)}

    assert (listed[specialist].activity_count, listed[specialist].edition_state) == (2, "draft")
    assert (listed[school_head].activity_count, listed[school_head].order_number_text) == (1, "7")


def test_a_group_by_kind_means_the_organisations_that_work_that_day(municipality, school, other_school):
    OrganizationFactory(municipality=municipality, kind=OrganizationKind.KINDERGARTEN)
    OrganizationFactory(municipality=municipality, closed_on=DAY)
    OrganizationFactory(municipality=municipality, opened_on=DAY + datetime.timedelta(1))
    schools = BodyFactory(municipality=municipality, kind=BodyKind.GROUP, group_kinds=["school"])

    assert queries.group_sizes([schools.pk], day=DAY) == {schools.pk: 2}


def test_a_group_by_members_looks_at_their_dates_and_counts_each_once(municipality, school, other_school):
    group = BodyFactory(municipality=municipality, kind=BodyKind.GROUP)
    BodyMemberFactory(body=group, organization=school, until_on=DAY)
    BodyMemberFactory(body=group, organization=school, since_on=datetime.date(2026, 1, 1))
    BodyMemberFactory(body=group, organization=other_school, until_on=DAY - datetime.timedelta(1))

    assert queries.group_sizes([group.pk], day=DAY) == {group.pk: 1}


def test_sizes_of_all_groups_are_one_query(municipality, school, django_assert_num_queries):
    groups = [
        BodyFactory(municipality=municipality, kind=BodyKind.GROUP, group_kinds=["school"]).pk
        for _ in range(3)
    ]

    with django_assert_num_queries(1):
        assert queries.group_sizes(groups, day=DAY) == dict.fromkeys(groups, 1)
    with django_assert_num_queries(0):
        assert queries.group_sizes([], day=DAY) == {}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("справка", True),
        ("аналитические справки", True),
        ("совещаниями", True),
        ("2.", True),
        ("приказ", False),
        ("справка приказ", False),
        ('" - or (', False),
    ],
)
def test_the_search_knows_the_forms_of_words(plan, text, is_found):
    edition = EditionFactory(plan=plan)
    ActivityFactory(
        edition=edition,
        section=None,
        number_text="2.1",
        title="Совещание директоров",
        deliverables_text="Аналитическая справка",
    )

    assert [row.is_found for row in queries.activities_of(edition, text=text)] == [is_found]
