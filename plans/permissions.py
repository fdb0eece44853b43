"""Who may do what with plans. Role (who), relation (whose), state (when)."""

from typing import Any

import rules

from msoko.people.permissions import (
    is_acting,
    is_administrator,
    is_of_own_municipality,
    is_official,
    is_school_head,
    is_specialist,
)
from plans.states import EditionState


@rules.predicate
def edition_is_draft(user: Any, subject: Any = None) -> bool:
    return subject is None or _edition(subject).state == EditionState.DRAFT


@rules.predicate
def edition_is_in_work(user: Any, subject: Any = None) -> bool:
    return subject is None or _edition(subject).state in (EditionState.DRAFT, EditionState.ENDORSEMENT)


@rules.predicate
def edition_is_under_endorsement(user: Any, subject: Any = None) -> bool:
    return subject is None or _edition(subject).state == EditionState.ENDORSEMENT


@rules.predicate
def edition_is_published(user: Any, subject: Any = None) -> bool:
    return subject is None or _edition(subject).state not in (EditionState.DRAFT, EditionState.ENDORSEMENT)


@rules.predicate
def edition_is_over(user: Any, subject: Any = None) -> bool:
    """Another edition has taken its place, or the plan was closed."""
    over = (EditionState.AMENDED, EditionState.CLOSED, EditionState.ARCHIVED)
    return subject is not None and _edition(subject).state in over


@rules.predicate
def plan_was_never_published(user: Any, subject: Any = None) -> bool:
    """The head and the columns of a plan are part of what an order approves."""
    return subject is None or all(edition.state == EditionState.DRAFT for edition in subject.editions.all())


def _edition(subject: Any) -> Any:
    """An edition itself, or what lies in one."""
    return subject if hasattr(subject, "state") else subject.edition


sees_plans = is_of_own_municipality & (~is_school_head | edition_is_published)

RULES = {
    "plans.view_plan": is_of_own_municipality,
    "plans.view_edition": sees_plans,
    "plans.view_activity": sees_plans,
    "plans.add_plan": is_specialist,
    "plans.import_plan": is_specialist & is_of_own_municipality,
    "plans.view_planimport": is_acting & is_of_own_municipality & ~is_school_head,
    "plans.edit_edition": is_specialist & is_of_own_municipality & edition_is_draft,
    "plans.set_due_dates": is_specialist & is_of_own_municipality & ~edition_is_over,
    "plans.move_calendarevent": is_specialist & is_of_own_municipality,
    "plans.edit_due_policy": (is_specialist | is_administrator) & is_of_own_municipality,
    "plans.submit_edition": is_specialist & is_of_own_municipality & edition_is_draft,
    "plans.return_edition": is_official & is_of_own_municipality & edition_is_under_endorsement,
    "plans.approve_edition": is_official & is_of_own_municipality & edition_is_in_work,
    "plans.administer_plan": is_administrator & is_of_own_municipality & plan_was_never_published,
    "plans.administer_content": is_administrator & is_of_own_municipality & edition_is_draft,
}


def register() -> None:
    for name, predicate in RULES.items():
        rules.set_perm(name, predicate)
