"""DV-02: request → justification → returned or accepted → closed, each step with its person."""

import datetime

import pytest

from monitoring import actions
from monitoring.models import Deviation, DeviationMessage
from monitoring.states import ForbiddenTransition
from tests.factories import DeviationFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 2)


@pytest.fixture
def deviation(municipality, school):
    return DeviationFactory(indicator_value__organization=school)


def test_whole_way_to_the_accepted_justification(deviation, specialist, school_head):
    actions.request_justifications([deviation], by=specialist, today=TODAY)
    assert Deviation.objects.get().answer_due_on == datetime.date(2026, 11, 12)
    actions.justify_deviation(deviation, text="Карантин.", by=school_head, today=TODAY)
    actions.return_deviation(deviation, text="Какой?", by=specialist, due_on=datetime.date(2026, 11, 20))
    actions.justify_deviation(deviation, text="По приказу № 5.", by=school_head, today=TODAY)
    actions.accept_deviation(deviation, by=specialist)
    actions.close_deviation(deviation, by=specialist)

    told = DeviationMessage.objects.values_list("state", "text", "is_of_organization", "written_by__username")
    assert list(told) == [
        ("requested", "", False, "specialist"),
        ("justified", "Карантин.", True, "school_head"),
        ("returned", "Какой?", False, "specialist"),
        ("justified", "По приказу № 5.", True, "school_head"),
        ("accepted", "", False, "specialist"),
        ("closed", "", False, "specialist"),
    ]


def test_silent_justification_and_early_acceptance_are_refused(deviation, specialist, school_head):
    with pytest.raises(actions.NotPossible, match="Напишите обоснование"):
        actions.justify_deviation(deviation, text=" ", by=school_head, today=TODAY)
    with pytest.raises(ForbiddenTransition, match="«зафиксировано»"):
        actions.accept_deviation(deviation, by=specialist)
