"""Submitting, returning, approving."""

import datetime

import pytest

from plans import actions
from plans.states import ForbiddenTransition
from tests.factories import EditionFactory

ORDER = {"order_number": "512", "order_on": datetime.date(2025, 12, 25)}


def test_submit_then_return_then_submit_again(draft, specialist, official):
    submitted = actions.submit_edition(draft, by=specialist)
    assert (submitted.state, submitted.submitted_by) == ("endorsement", specialist)

    returned = actions.return_edition(draft, reason=" Добавьте сроки ", by=official)
    assert (returned.state, returned.remark_text) == ("draft", "Добавьте сроки")
    assert (returned.submitted_at, returned.submitted_by) == (None, None)

    again = actions.submit_edition(draft, by=specialist)
    assert (again.state, again.remark_text) == ("endorsement", "")


def test_an_empty_plan_is_not_submitted(draft, specialist):
    draft.activities.all().delete()

    with pytest.raises(actions.Refused, match="ни одного мероприятия"):
        actions.submit_edition(draft, by=specialist)


def test_a_return_without_a_reason_is_refused(draft, specialist, official):
    actions.submit_edition(draft, by=specialist)

    with pytest.raises(actions.Refused, match="что нужно исправить"):
        actions.return_edition(draft, reason="  ", by=official)


def test_approve_freezes_the_edition_with_its_order(draft, official):
    approved = actions.approve_edition(draft, by=official, **ORDER)

    approved.refresh_from_db()
    assert (approved.state, approved.order_number_text, approved.approved_by) == ("approved", "512", official)
    assert approved.order_on == ORDER["order_on"]
    with pytest.raises(ForbiddenTransition):
        actions.approve_edition(draft, by=official, **ORDER)


def test_approve_needs_the_number_of_the_order(draft, official):
    with pytest.raises(actions.Refused, match="номер приказа"):
        actions.approve_edition(draft, order_number=" ", order_on=ORDER["order_on"], by=official)


def test_a_new_edition_in_force_makes_the_earlier_one_amended(draft, official):
    actions.approve_edition(draft, by=official, **ORDER)
    following = EditionFactory(plan=draft.plan, number=2)

    actions.approve_edition(following, order_number="7", order_on=datetime.date(2026, 3, 1), by=official)

    draft.refresh_from_db()
    assert draft.state == "amended"
