"""Who may do what with tasks and evidence. Role (who), relation (whose), state (when)."""

from typing import Any

import rules

from monitoring.states import OWED, TaskState
from msoko.people.permissions import (
    is_acting,
    is_administrator,
    is_of_own_municipality,
    is_of_own_organization,
    is_official,
    is_school_head,
    is_specialist,
    sees_department,
)


@rules.predicate
def task_is_owed(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.state in OWED


@rules.predicate
def task_is_submitted(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.state == TaskState.SUBMITTED


@rules.predicate
def task_is_settled(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.state in (TaskState.ACCEPTED, TaskState.CLOSED)


@rules.predicate
def task_has_a_date(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.due_on is not None


@rules.predicate
def evidence_is_of_own_organization(user: Any, subject: Any = None) -> bool:
    return subject is None or is_of_own_organization(user, subject.task)


@rules.predicate
def evidence_is_disclosed(user: Any, subject: Any = None) -> bool:
    """Opened to all organisations, and not withdrawn since (EV-06, EV-09)."""
    return subject is None or (subject.withdrawn_at is None and hasattr(subject, "disclosure"))


@rules.predicate
def has_organization(user: Any, subject: Any = None) -> bool:
    """Observers may have none, and then there are no tasks of their own."""
    return bool(user.position and user.position.organization_id)


#: The school answers for itself; the department's own tasks are answered by its specialists.
answers = is_of_own_municipality & is_of_own_organization & (is_school_head | is_specialist)

#: The department sees everybody's numbers, an organisation its own (RO-02).
sees_own_or_department = is_of_own_municipality & (sees_department | is_of_own_organization)

RULES = {
    "monitoring.view_task": is_of_own_municipality & (sees_department | is_of_own_organization),
    "monitoring.view_evidence": is_of_own_municipality
    & (sees_department | evidence_is_of_own_organization | evidence_is_disclosed),
    "monitoring.disclose_evidence": is_specialist & is_of_own_municipality,
    "monitoring.withdraw_accepted": is_specialist & is_of_own_municipality,
    "monitoring.write_message": is_of_own_municipality
    & (is_specialist | is_official | (is_school_head & is_of_own_organization)),
    "monitoring.answer_task": answers & task_is_owed,
    "monitoring.recall_task": answers & task_is_submitted,
    "monitoring.review_task": is_specialist & is_of_own_municipality & task_is_submitted,
    "monitoring.close_task": is_specialist & is_of_own_municipality & ~task_is_settled,
    "monitoring.reopen_task": is_specialist & is_of_own_municipality & task_is_settled,
    "monitoring.settle_task": is_specialist & is_of_own_municipality & task_is_owed,
    "monitoring.use_review_queue": is_specialist,
    "monitoring.arrange_review": is_specialist,
    "monitoring.view_meter": is_acting,
    "monitoring.set_effort": is_specialist,
    "monitoring.use_calendar_feed": is_acting & has_organization,
    "monitoring.ask_postponement": answers & task_is_owed & task_has_a_date,
    "monitoring.decide_postponement": is_specialist & is_of_own_municipality,
    "monitoring.use_postponements": is_specialist,
    "monitoring.set_reminders": is_school_head | is_specialist,
    "monitoring.administer_reminder": is_administrator & is_of_own_municipality,
    "monitoring.view_hand_over": is_of_own_municipality & (sees_department | is_of_own_organization),
    # indicators and values
    "monitoring.view_indicators": is_of_own_municipality & sees_department,
    "monitoring.edit_indicators": is_specialist & is_of_own_municipality,
    "monitoring.approve_indicators": is_official & is_of_own_municipality,
    "monitoring.edit_targets": is_specialist & is_of_own_municipality,
    "monitoring.view_round": is_of_own_municipality,
    "monitoring.view_collection": is_of_own_municipality & sees_department,
    "monitoring.edit_round": is_specialist & is_of_own_municipality,
    "monitoring.approve_round": is_official & is_of_own_municipality,
    "monitoring.view_values": sees_own_or_department,
    "monitoring.enter_values": answers,
    "monitoring.import_values": is_specialist & is_of_own_municipality,
    "monitoring.correct_values": answers | (is_specialist & is_of_own_municipality),
    "monitoring.review_submission": is_specialist & is_of_own_municipality,
    "monitoring.write_data_remark": is_specialist & is_of_own_municipality,
    "monitoring.edit_check_rules": is_administrator & is_of_own_municipality,
    "monitoring.edit_monitoring_policy": (is_specialist | is_administrator) & is_of_own_municipality,
    # what follows from values
    "monitoring.view_deviation": sees_own_or_department,
    "monitoring.justify_deviation": answers,
    "monitoring.review_deviation": is_specialist & is_of_own_municipality,
    "monitoring.view_analysis": is_of_own_municipality & sees_department,
    "monitoring.view_profile": sees_own_or_department,
    "monitoring.view_context": is_of_own_municipality & sees_department,
    "monitoring.edit_context": is_specialist & is_of_own_municipality,
    "monitoring.edit_clusters": is_specialist & is_of_own_municipality,
    "monitoring.view_rating": is_of_own_municipality,
    "monitoring.edit_rating": is_specialist & is_of_own_municipality,
    "monitoring.approve_rating": is_official & is_of_own_municipality,
    "monitoring.decide_flag": is_specialist & is_of_own_municipality,
    "monitoring.edit_low_performance": is_specialist & is_of_own_municipality,
    "monitoring.view_weakness": is_of_own_municipality & sees_department,
    "monitoring.edit_weakness": is_specialist & is_of_own_municipality,
    # reports by forms
    "monitoring.edit_reporting_forms": (is_specialist | is_administrator) & is_of_own_municipality,
    "monitoring.view_filing": sees_own_or_department,
    "monitoring.answer_filing": answers,
    "monitoring.review_filing": is_specialist & is_of_own_municipality,
}


def register() -> None:
    for name, predicate in RULES.items():
        rules.set_perm(name, predicate)
