"""The table behind an order: the plan it approves, or the rows that it adds and restates."""

from reports.amendments import amended_annex, amendment_of
from reports.kinds import OF_EDITION, DocumentKind
from reports.models import Document
from reports.papers.from_edition import plan_facts
from reports.papers.order_facts import PlanFacts


def annex_of(document: Document) -> PlanFacts | None:
    """None for other papers, and for an amending order whose clauses say everything themselves."""
    if document.edition is None or document.kind not in OF_EDITION:
        return None
    if document.kind == DocumentKind.ORDER_APPROVING_PLAN:
        return plan_facts(document.edition)
    amendment = amendment_of(document.edition)
    return amended_annex(amendment) if amendment else None
