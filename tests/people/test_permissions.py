"""The matrix of what each role may do in general, written by hand; the code must say the same."""

from types import SimpleNamespace

import pytest

from msoko.people.management.commands.generate_docs import modules
from msoko.people.models import Position, User
from msoko.people.roles import Role

ALL = frozenset(Role)
DEPARTMENT = ALL - {Role.SCHOOL_HEAD}
SPECIALIST, OFFICIAL = frozenset({Role.SPECIALIST}), frozenset({Role.OFFICIAL})
ADMINISTRATOR, SCHOOL_HEAD = frozenset({Role.ADMINISTRATOR}), frozenset({Role.SCHOOL_HEAD})
ANSWERING = frozenset({Role.SPECIALIST, Role.SCHOOL_HEAD})
MATRIX = {
    "people.view_organization": ALL,
    "people.list_positions": DEPARTMENT,
    "people.arrange_position": SPECIALIST | ADMINISTRATOR,
    "people.list_bodies": DEPARTMENT,
    "people.view_body": DEPARTMENT,
    "people.edit_body": SPECIALIST | ADMINISTRATOR,
    "people.use_admin": ADMINISTRATOR,
    "people.administer_municipality": ADMINISTRATOR,
    "people.administer_record": ADMINISTRATOR,
    "people.administer_person": ADMINISTRATOR,
    "people.administer_directory": ADMINISTRATOR,
    "plans.view_plan": ALL,
    "plans.view_edition": ALL,
    "plans.view_activity": ALL,
    "plans.add_plan": SPECIALIST,
    "plans.import_plan": SPECIALIST,
    "plans.view_planimport": DEPARTMENT,
    "plans.edit_edition": SPECIALIST,
    "plans.set_due_dates": SPECIALIST,
    "plans.move_calendarevent": SPECIALIST,
    "plans.edit_due_policy": SPECIALIST | ADMINISTRATOR,
    "plans.submit_edition": SPECIALIST,
    "plans.return_edition": OFFICIAL,
    "plans.approve_edition": OFFICIAL,
    "plans.recall_edition": SPECIALIST,
    "plans.decide_visa": ALL,
    "plans.amend_edition": SPECIALIST,
    "plans.discard_edition": SPECIALIST,
    "plans.exclude_activity": SPECIALIST,
    "plans.close_edition": OFFICIAL,
    "plans.archive_edition": OFFICIAL,
    "plans.view_feedback": ALL,
    "plans.open_feedback": SPECIALIST,
    "plans.write_remark": SCHOOL_HEAD,
    "plans.answer_remark": SPECIALIST,
    "plans.roll_over_plan": SPECIALIST,
    "plans.view_rollover": DEPARTMENT,
    "plans.edit_rollover": SPECIALIST,
    "plans.use_library": SPECIALIST,
    "plans.save_to_library": SPECIALIST,
    "plans.administer_plan": ADMINISTRATOR,
    "plans.administer_content": ADMINISTRATOR,
    "monitoring.view_task": ALL,
    "monitoring.view_evidence": ALL,
    "monitoring.disclose_evidence": SPECIALIST,
    "monitoring.withdraw_accepted": SPECIALIST,
    "monitoring.write_message": ANSWERING | OFFICIAL,
    "monitoring.settle_task": SPECIALIST,
    "monitoring.arrange_review": SPECIALIST,
    "monitoring.view_meter": ALL,
    "monitoring.set_effort": SPECIALIST,
    "monitoring.answer_task": ANSWERING,
    "monitoring.recall_task": ANSWERING,
    "monitoring.review_task": SPECIALIST,
    "monitoring.close_task": SPECIALIST,
    "monitoring.reopen_task": SPECIALIST,
    "monitoring.use_review_queue": SPECIALIST,
    "monitoring.use_calendar_feed": ALL,
    "monitoring.ask_postponement": ANSWERING,
    "monitoring.decide_postponement": SPECIALIST,
    "monitoring.use_postponements": SPECIALIST,
    "monitoring.set_reminders": ANSWERING,
    "monitoring.administer_reminder": ADMINISTRATOR,
    "monitoring.view_hand_over": ALL,
    "monitoring.view_indicators": DEPARTMENT,
    "monitoring.edit_indicators": SPECIALIST,
    "monitoring.approve_indicators": OFFICIAL,
    "monitoring.edit_targets": SPECIALIST,
    "monitoring.view_round": ALL,
    "monitoring.view_collection": DEPARTMENT,
    "monitoring.edit_round": SPECIALIST,
    "monitoring.approve_round": OFFICIAL,
    "monitoring.view_values": ALL,
    "monitoring.enter_values": ANSWERING,
    "monitoring.import_values": SPECIALIST,
    "monitoring.correct_values": ANSWERING,
    "monitoring.review_submission": SPECIALIST,
    "monitoring.write_data_remark": SPECIALIST,
    "monitoring.edit_check_rules": ADMINISTRATOR,
    "monitoring.edit_monitoring_policy": SPECIALIST | ADMINISTRATOR,
    "monitoring.view_deviation": ALL,
    "monitoring.justify_deviation": ANSWERING,
    "monitoring.review_deviation": SPECIALIST,
    "monitoring.view_context": DEPARTMENT,
    "monitoring.edit_context": SPECIALIST,
    "monitoring.edit_clusters": SPECIALIST,
    "monitoring.view_analysis": DEPARTMENT,
    "monitoring.view_profile": ALL,
    "monitoring.view_rating": ALL,
    "monitoring.edit_rating": SPECIALIST,
    "monitoring.approve_rating": OFFICIAL,
    "monitoring.decide_flag": SPECIALIST,
    "monitoring.edit_low_performance": SPECIALIST,
    "monitoring.view_weakness": DEPARTMENT,
    "monitoring.edit_weakness": SPECIALIST,
    "monitoring.edit_reporting_forms": SPECIALIST | ADMINISTRATOR,
    "monitoring.view_filing": ALL,
    "monitoring.answer_filing": ANSWERING,
    "monitoring.review_filing": SPECIALIST,
    "reports.view_document": ALL,
    "reports.use_dossiers": ANSWERING | OFFICIAL,
    "reports.view_dossier": ANSWERING | OFFICIAL,
    "reports.list_documents": DEPARTMENT | SCHOOL_HEAD,
    "reports.draft_document": SPECIALIST | OFFICIAL,
    "reports.edit_document": SPECIALIST | OFFICIAL,
    "reports.edit_paper_policy": SPECIALIST | ADMINISTRATOR,
    "reports.sign_document": SPECIALIST | OFFICIAL,
    "reports.withdraw_signature": SPECIALIST | OFFICIAL,
    "reports.arrange_acquaintance": SPECIALIST | OFFICIAL,
    "reports.drop_acquaintance": SPECIALIST | OFFICIAL,
    "reports.view_acquaintance_sheet": DEPARTMENT,
    "reports.acknowledge_document": ALL,
    "reports.link_document": SPECIALIST | OFFICIAL,
    "reports.edit_wording": SPECIALIST | OFFICIAL,
    "reports.register_mailing": OFFICIAL,
    "reports.register_document": OFFICIAL,
    "reports.view_recommendation": ALL,
    "reports.view_chain": DEPARTMENT,
    "reports.keep_chain": SPECIALIST | OFFICIAL,
    "reports.edit_recommendation": SPECIALIST | OFFICIAL,
    "reports.answer_recommendation": SCHOOL_HEAD,
    "reports.control_document": SPECIALIST | OFFICIAL,
}


#: about no row of a municipality
ABOUT_NO_ROW = {
    "people.list_positions",
    "people.list_bodies",
    "monitoring.set_reminders",
    "people.use_admin",
    "people.administer_person",
    "people.administer_directory",
    "plans.add_plan",
    "monitoring.use_review_queue",
    "monitoring.arrange_review",
    "monitoring.view_meter",
    "monitoring.set_effort",
    "monitoring.use_calendar_feed",
    "monitoring.use_postponements",
    "reports.list_documents",
    "reports.use_dossiers",
}
#: what the head of one school may do with the row of another school of the municipality
WITH_A_NEIGHBOUR = {name for name, roles in MATRIX.items() if Role.SCHOOL_HEAD in roles} - {
    "people.view_organization",
    "monitoring.view_hand_over",
    "monitoring.view_task",
    "monitoring.view_evidence",
    "monitoring.write_message",
    "reports.view_dossier",
    "reports.answer_recommendation",
    "monitoring.answer_task",
    "monitoring.recall_task",
    "monitoring.ask_postponement",
    "monitoring.view_profile",
    "monitoring.view_values",
    "monitoring.enter_values",
    "monitoring.correct_values",
    "monitoring.view_deviation",
    "monitoring.justify_deviation",
    "monitoring.view_filing",
    "monitoring.answer_filing",
    "plans.decide_visa",
    "reports.acknowledge_document",
    "reports.view_document",
}
STATES = sorted({state.value for _, module in modules("states") for state in module.TRANSITIONS})


def row(state: str, *, municipality: int = 1, organization: int = 1) -> SimpleNamespace:
    """A row of any kind: edition, task, document, evidence; predicates look at these members only."""
    found = SimpleNamespace(
        pk=municipality,
        municipality_id=municipality,
        organization_id=organization,
        state=state,
        due_on="2026-03-31",
        withdrawn_at=None,
        kind="order_on_results",
    )
    found.acts_for_id, found.role = None, Role.SCHOOL_HEAD
    found.is_amendment, found.feedback_until_on = True, "2026-03-31"
    found.post_id = organization
    found.edition = found.task = found
    found.editions = SimpleNamespace(all=lambda: [found])
    return found


def acting(role: Role) -> User:
    """A person of municipality 1 and organisation 1, not saved."""
    return User(pk=1).acting_as(Position(pk=1, role=role, municipality_id=1, organization_id=1))


def allowed(name: str, **place: int) -> set[Role]:
    """Roles that may in some state."""
    rows = [row(state, **place) for state in STATES]
    return {role for role in Role if any(acting(role).has_perm(name, found) for found in rows)}


def test_matrix_names_every_rule():
    assert {name for _, module in modules("permissions") for name in module.RULES} == set(MATRIX)


@pytest.mark.parametrize("name", MATRIX)
def test_role_may_what_the_matrix_says(name):
    assert allowed(name) == MATRIX[name]


@pytest.mark.parametrize("name", MATRIX)
def test_nobody_may_anything_in_another_municipality(name):
    assert allowed(name, municipality=2, organization=2) == (MATRIX[name] if name in ABOUT_NO_ROW else set())


@pytest.mark.parametrize("name", MATRIX)
def test_head_may_nothing_with_another_school(name):
    assert (Role.SCHOOL_HEAD in allowed(name, organization=2)) is (name in WITH_A_NEIGHBOUR)


#: state -> what may be done in it, whoever asks
IN_STATE = {
    "plans.edit_edition": {"draft"},
    "plans.submit_edition": {"draft"},
    "plans.return_edition": {"endorsement"},
    "plans.approve_edition": {"draft", "endorsement"},
    "plans.recall_edition": {"endorsement"},
    "plans.decide_visa": {"endorsement"},
    "plans.amend_edition": {"approved"},
    "plans.discard_edition": {"draft"},
    "plans.exclude_activity": {"draft"},
    "plans.close_edition": {"approved"},
    "plans.archive_edition": {"closed"},
    "plans.open_feedback": {"draft", "endorsement"},
    "plans.write_remark": {"draft", "endorsement"},
    "plans.use_library": {"draft"},
    "plans.administer_plan": {"draft"},
    "plans.administer_content": {"draft"},
    "monitoring.answer_task": {"open", "returned"},
    "monitoring.recall_task": {"submitted"},
    "monitoring.review_task": {"submitted"},
    "monitoring.settle_task": {"open", "returned"},
    "monitoring.reopen_task": {"accepted", "closed"},
    "reports.edit_document": {"draft"},
    "reports.register_document": {"draft"},
    "reports.edit_recommendation": {"draft"},
}


@pytest.mark.parametrize("name", IN_STATE)
def test_rule_holds_in_its_states_only(name):
    found = {state for state in STATES if any(acting(role).has_perm(name, row(state)) for role in Role)}

    assert found == IN_STATE[name]


def test_head_sees_no_drafts():
    head = acting(Role.SCHOOL_HEAD)

    for name in ("plans.view_edition", "plans.view_activity", "reports.view_document"):
        assert not head.has_perm(name, row("draft"))
    assert not head.has_perm("plans.view_edition", row("endorsement"))
    assert head.has_perm("plans.view_edition", row("approved"))


def test_person_who_may_not_sign_in_may_nothing():
    person = acting(Role.SPECIALIST)
    person.is_active = False

    assert [name for name in MATRIX if person.has_perm(name)] == []
