"""What pages ask: few queries, and no value of another school (RO-02)."""

import datetime

import pytest

from monitoring import actions
from monitoring.models import IndicatorValue, PrimaryValue, Submission
from monitoring.queries.forms_of_rounds import form_of
from monitoring.queries.reporting import not_reported, progress
from tests.factories import PrimaryFieldFactory, RoundFieldFactory
from tests.monitoring.collection.conftest import NOW

pytestmark = pytest.mark.django_db


def test_form_asks_the_same_queries_for_two_cells_and_five(collection, give, django_assert_num_queries):
    give(m="18", N="24")
    submission = Submission.objects.select_related("round", "organization").get(pk=collection.own.pk)
    with django_assert_num_queries(5):
        assert len(form_of(submission).cells) == 2
    for _ in range(3):
        RoundFieldFactory(round=collection.round, field=PrimaryFieldFactory())
    with django_assert_num_queries(5):
        assert len(form_of(submission).cells) == 5


def test_school_sees_its_own_line_and_the_department_all(collection, give, specialist, school_head, school):
    give(m="18", N="24")
    give(collection.other, m="0", N="0")

    own, everybody = (IndicatorValue.objects.visible_to(user) for user in (school_head, specialist))

    assert [(one.organization, one.indicator, one.value) for one in own] == [
        (school, collection.indicator, 75)
    ]
    assert {str(one.organization) for one in everybody} == {"Школа № 101", "Школа № 102"}
    assert [one.organization for one in PrimaryValue.objects.visible_to(school_head)] == [school, school]


def test_who_has_not_reported_and_how_late(collection, give, specialist, school_head, other_school):
    give(m="18", N="24")
    actions.submit_submission(collection.own, by=school_head, now=NOW)
    actions.extend_round(
        collection.round,
        organization=other_school,
        closes_on=datetime.date(2026, 10, 25),
        reason="Ремонт.",
        by=specialist,
    )

    late = not_reported(collection.round, today=datetime.date(2026, 10, 28))

    assert [(one.organization, one.late_day_count) for one in late] == [(other_school, 3)]
    assert progress([collection.round]) == {collection.round.pk: {"sent": 1, "filling": 1}}
