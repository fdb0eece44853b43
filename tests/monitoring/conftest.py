"""People with addresses and tasks of Школа № 101, a year that stands still, and the mail server."""

import datetime

import pytest

from plans.states import EditionState
from tests.factories import ActivityFactory, EditionFactory, PlanFactory, SectionFactory, TaskFactory
from tests.mail import postbox

__all__ = ["postbox"]


@pytest.fixture
def reminded(school_head):
    """The head of Школа № 101 with an address."""
    school_head.email = "head@school101.example.ru"
    school_head.save(update_fields=["email"])
    return school_head


@pytest.fixture
def owed_task(authority, specialist, school):
    """`owed_task(due_on=...)`: a task of an approved plan which the specialist leads."""
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)
    edition = EditionFactory(
        plan=plan,
        state=EditionState.APPROVED,
        order_number_text="12",
        order_on="2026-01-10",
        approved_at="2026-01-10T10:00Z",
        approved_by=specialist,
    )
    section = SectionFactory(edition=edition)

    def make(*, title="Справка о тренировочных экзаменах", organization=None, **fields):
        fields.setdefault("due_on", datetime.date(2026, 3, 31))
        activity = ActivityFactory(edition=edition, section=section, title=title)
        return TaskFactory(activity=activity, organization=organization or school, **fields)

    return make
