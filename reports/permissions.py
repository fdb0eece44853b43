"""Who may do what with documents. Role (who), relation (whose), state (when)."""

from typing import Any

import rules

from msoko.people.permissions import (
    is_administrator,
    is_of_own_municipality,
    is_of_own_organization,
    is_official,
    is_school_head,
    is_specialist,
    sees_department,
)
from reports.kinds import OPEN_TO_SCHOOLS, SIGNED_BY_AUTHOR
from reports.recommendation_states import RecommendationState
from reports.states import DocumentState


@rules.predicate
def document_is_draft(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.state == DocumentState.DRAFT


@rules.predicate
def document_is_open_to_school(user: Any, subject: Any = None) -> bool:
    """A registered order, or a letter to everybody or to the own school (RO-02)."""
    if subject is None:
        return True
    is_mine = subject.organization_id in (None, user.position and user.position.organization_id)
    return subject.state == DocumentState.REGISTERED and subject.kind in OPEN_TO_SCHOOLS and is_mine


@rules.predicate
def document_is_signed_by_author(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.kind in SIGNED_BY_AUTHOR


@rules.predicate
def document_is_registered(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.state == DocumentState.REGISTERED


@rules.predicate
def dossier_is_of_own_school(user: Any, subject: Any = None) -> bool:
    return subject is None or bool(user.position and subject.organization_id == user.position.organization_id)


@rules.predicate
def recommendation_is_draft(user: Any, subject: Any = None) -> bool:
    return subject is None or subject.state == RecommendationState.DRAFT


@rules.predicate
def holds_asked_post(user: Any, subject: Any = None) -> bool:
    """Holds the post that was asked to read the document, or acts for it (RO-04)."""
    post = user.position
    return bool(post and (subject is None or subject.post_id in (post.pk, post.acts_for_id)))


keeps_papers = is_specialist | is_official

makes_dossiers = is_specialist | is_official | (is_school_head & dossier_is_of_own_school)

RULES = {
    "reports.use_dossiers": is_specialist | is_official | is_school_head,
    "reports.view_dossier": is_of_own_municipality & makes_dossiers,
    "reports.view_document": is_of_own_municipality & (~is_school_head | document_is_open_to_school),
    "reports.list_documents": sees_department | is_school_head,
    "reports.draft_document": is_of_own_municipality & (is_specialist | is_official),
    "reports.edit_document": is_of_own_municipality & (is_specialist | is_official) & document_is_draft,
    "reports.edit_paper_policy": (is_specialist | is_administrator) & is_of_own_municipality,
    "reports.edit_wording": (is_specialist | is_official) & is_of_own_municipality,
    "reports.register_mailing": is_of_own_municipality & is_official,
    "reports.register_document": is_of_own_municipality
    & (is_official | (is_specialist & document_is_signed_by_author))
    & document_is_draft,
    "reports.sign_document": is_of_own_municipality & keeps_papers & document_is_registered,
    "reports.withdraw_signature": is_of_own_municipality & keeps_papers,
    "reports.arrange_acquaintance": is_of_own_municipality & keeps_papers & document_is_registered,
    "reports.drop_acquaintance": is_of_own_municipality & keeps_papers,
    "reports.view_acquaintance_sheet": is_of_own_municipality & sees_department & document_is_registered,
    "reports.acknowledge_document": is_of_own_municipality & holds_asked_post,
    "reports.link_document": is_of_own_municipality & keeps_papers & document_is_registered,
    "reports.view_recommendation": is_of_own_municipality,
    "reports.view_chain": is_of_own_municipality & sees_department,
    "reports.keep_chain": is_of_own_municipality & (is_specialist | is_official),
    "reports.edit_recommendation": is_of_own_municipality
    & (is_specialist | is_official)
    & recommendation_is_draft,
    "reports.control_document": is_of_own_municipality & (is_specialist | is_official) & ~document_is_draft,
    "reports.answer_recommendation": is_of_own_municipality & is_school_head & is_of_own_organization,
}


def register() -> None:
    for name, predicate in RULES.items():
        rules.set_perm(name, predicate)
