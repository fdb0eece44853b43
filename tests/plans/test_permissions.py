"""Who may do what with plans: each role, each state; and `visible_to` says the same as the rules."""

import datetime

import pytest
from django.utils import timezone

from plans.models import Activity, Edition, Plan
from plans.states import EditionState
from tests.factories import ActivityFactory, EditionFactory, PlanFactory

ROLES = ("specialist", "official", "school_head", "observer", "administrator", "stranger")
DEPARTMENT = ("specialist", "official", "observer", "administrator")
FROZEN = (EditionState.APPROVED, EditionState.AMENDED, EditionState.CLOSED, EditionState.ARCHIVED)

#: rule -> role -> states in which it is allowed
ALLOWED = {
    "plans.edit_edition": {"specialist": {"draft"}},
    "plans.submit_edition": {"specialist": {"draft"}},
    "plans.return_edition": {"official": {"endorsement"}},
    "plans.approve_edition": {"official": {"draft", "endorsement"}},
    "plans.recall_edition": {"specialist": {"endorsement"}},
    "plans.amend_edition": {"specialist": {"approved"}},
    # a first edition is no draft of changes
    "plans.discard_edition": {},
    "plans.exclude_activity": {},
    "plans.close_edition": {"official": {"approved"}},
    "plans.archive_edition": {"official": {"closed"}},
    "plans.open_feedback": {"specialist": {"draft", "endorsement"}},
    # nobody has opened it for remarks
    "plans.write_remark": {},
    "plans.use_library": {"specialist": {"draft"}},
    "plans.view_edition": {
        **{
            role: set(EditionState.values) for role in ("specialist", "official", "observer", "administrator")
        },
        "school_head": {state.value for state in FROZEN},
    },
}


@pytest.fixture
def people(specialist, official, school_head, observer, administrator, stranger):
    return dict(
        zip(ROLES, (specialist, official, school_head, observer, administrator, stranger), strict=True)
    )


def edition_in(state, authority, by) -> Edition:
    plan = PlanFactory(municipality=authority.municipality, owner=authority, created_by=by)
    order = {}
    if state in FROZEN:
        order = {"order_number_text": "7", "order_on": datetime.date(2026, 1, 9)}
        order |= {"approved_at": timezone.now(), "approved_by": by}
    return EditionFactory(plan=plan, state=state, **order)


@pytest.mark.parametrize("state", EditionState.values)
def test_rules_of_editions(people, authority, state):
    edition = edition_in(state, authority, people["specialist"])

    for rule, by_role in ALLOWED.items():
        allowed = {role for role in ROLES if people[role].has_perm(rule, edition)}
        assert allowed == {role for role, states in by_role.items() if state in states}, rule


def test_only_a_specialist_adds_and_imports_plans(people):
    for rule in ("plans.add_plan", "plans.import_plan"):
        assert {role for role in ROLES if people[role].has_perm(rule)} == {"specialist", "stranger"}


@pytest.mark.parametrize("state", EditionState.values)
def test_what_is_visible_is_what_may_be_viewed(people, authority, state):
    edition = edition_in(state, authority, people["specialist"])
    activity = ActivityFactory(edition=edition)

    for role, person in people.items():
        may = person.has_perm("plans.view_edition", edition)
        assert Edition.objects.visible_to(person).filter(pk=edition.pk).exists() == may, role
        assert Activity.objects.visible_to(person).filter(pk=activity.pk).exists() == may, role
        assert person.has_perm("plans.view_activity", activity) == may, role
        assert Plan.objects.visible_to(person).filter(pk=edition.plan_id).exists() == may, role
