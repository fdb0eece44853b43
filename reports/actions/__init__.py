"""What changes papers: drafting, editing, printing, registering, their templates and their look."""

from reports.actions.drafting import (
    NothingToAmend,
    NothingToDraw,
    add_picture,
    draft_amending_order,
    draft_document,
    draft_order,
    renew_amending_clauses,
    renew_figures,
)
from reports.actions.editing import StaleText, correct_case, mend_typography, save_document_texts
from reports.actions.mailing import (
    NobodyAddressed,
    begin_mailing,
    fail_mailing,
    make_letter,
    note_progress,
    queue_mailing,
    register_mailing,
    save_mailing,
    unprinted,
)
from reports.actions.policies import StalePolicy, change_paper_policy
from reports.actions.printing import (
    document_paper,
    final_rendering,
    is_rendered,
    render_document,
    render_paper,
)
from reports.actions.registering import register_document, take_force
from reports.actions.wording import StaleWording, WordingRefused, save_wording

__all__ = [
    "NobodyAddressed",
    "NothingToAmend",
    "NothingToDraw",
    "StalePolicy",
    "StaleText",
    "StaleWording",
    "WordingRefused",
    "add_picture",
    "begin_mailing",
    "change_paper_policy",
    "correct_case",
    "document_paper",
    "draft_amending_order",
    "draft_document",
    "draft_order",
    "fail_mailing",
    "final_rendering",
    "is_rendered",
    "make_letter",
    "mend_typography",
    "note_progress",
    "queue_mailing",
    "register_document",
    "register_mailing",
    "render_document",
    "render_paper",
    "renew_amending_clauses",
    "renew_figures",
    "save_document_texts",
    "save_mailing",
    "save_wording",
    "take_force",
    "unprinted",
]
