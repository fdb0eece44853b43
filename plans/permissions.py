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
def edition_is_in_force(user: Any, subject: Any = None) -> bool:
    return subject is None or _edition(subject).state == EditionState.APPROVED


@rules.predicate
def edition_is_closed(user: Any, subject: Any = None) -> bool:
    return subject is None or _edition(subject).state == EditionState.CLOSED


@rules.predicate
def edition_is_amendment(user: Any, subject: Any = None) -> bool:
    """A draft of changes to a plan in force."""
    return subject is None or _edition(subject).is_amendment


@rules.predicate
def edition_is_discussed(user: Any, subject: Any = None) -> bool:
    """The department has shown this draft to the schools; the action knows until which day they may write."""
    return subject is None or _edition(subject).feedback_until_on is not None


@rules.predicate
def holds_asked_post(user: Any, subject: Any = None) -> bool:
    """Holds the post that was asked for its visa, or acts for it (RO-04)."""
    post = user.position
    return bool(post and (subject is None or subject.post_id in (post.pk, post.acts_for_id)))


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
amends = is_specialist & is_of_own_municipality & edition_is_draft & edition_is_amendment

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
    "plans.recall_edition": is_specialist & is_of_own_municipality & edition_is_under_endorsement,
    "plans.decide_visa": is_of_own_municipality & holds_asked_post & edition_is_under_endorsement,
    "plans.amend_edition": is_specialist & is_of_own_municipality & edition_is_in_force,
    "plans.discard_edition": amends,
    "plans.exclude_activity": amends,
    "plans.close_edition": is_official & is_of_own_municipality & edition_is_in_force,
    "plans.archive_edition": is_official & is_of_own_municipality & edition_is_closed,
    "plans.view_feedback": is_of_own_municipality & (~is_school_head | edition_is_discussed),
    "plans.open_feedback": is_specialist & is_of_own_municipality & edition_is_in_work,
    "plans.write_remark": is_school_head & is_of_own_municipality & edition_is_in_work & edition_is_discussed,
    "plans.answer_remark": is_specialist & is_of_own_municipality,
    "plans.roll_over_plan": is_specialist & is_of_own_municipality,
    "plans.view_rollover": is_acting & is_of_own_municipality & ~is_school_head,
    "plans.edit_rollover": is_specialist & is_of_own_municipality,
    "plans.use_library": is_specialist & is_of_own_municipality & edition_is_draft,
    "plans.save_to_library": is_specialist & is_of_own_municipality,
    "plans.administer_plan": is_administrator & is_of_own_municipality & plan_was_never_published,
    "plans.administer_content": is_administrator & is_of_own_municipality & edition_is_draft,
}


def register() -> None:
    for name, predicate in RULES.items():
        rules.set_perm(name, predicate)
