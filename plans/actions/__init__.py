"""What changes plans; each verb moves exactly what its name says, in one transaction, on behalf of `by`."""

from plans.actions.amending import (
    amend_edition,
    archive_edition,
    close_edition,
    discard_edition,
    exclude_activity,
    include_activity,
    number_added_rows,
)
from plans.actions.approving import approve_edition
from plans.actions.changing import (
    BulkMode,
    CellChange,
    Search,
    bulk_proposal,
    change_cells,
    proposal_digest,
    replace_proposal,
)
from plans.actions.creating import add_parsed_content, create_plan
from plans.actions.dating import (
    add_dates,
    add_event,
    move_event,
    set_due_date,
    tell_last_fact,
    tie_to_event,
    tied_rules,
    withdraw_date,
)
from plans.actions.discussing import answer_remark, open_feedback, write_remark
from plans.actions.editing import edit_cell
from plans.actions.endorsing import decide_visa, recall_edition, submit_edition
from plans.actions.filtering import delete_filter, save_filter
from plans.actions.frozen import is_amendment
from plans.actions.gesturing import Returned, redo, undo
from plans.actions.moving import (
    move_activity,
    move_activity_below,
    move_activity_down,
    move_activity_up,
    move_section,
    move_section_down,
    move_section_up,
)
from plans.actions.pasting import PasteProposal, paste_proposal, paste_rows
from plans.actions.placing import add_activity, delete_activity, duplicate_activity, take_back_activity
from plans.actions.policing import change_due_policy
from plans.actions.presence import note_presence
from plans.actions.refusals import Refused, StaleCell
from plans.actions.renumbering import NumberingStyle, renumber_edition, renumbering
from plans.actions.rolling_over import roll_over_plan, save_analysis
from plans.actions.sections import add_section, delete_section, duplicate_section, rename_section
from plans.actions.shelving import insert_from_library, keep_in_library, remove_from_library
from plans.actions.stating import return_edition
from plans.actions.teaching import teach_executor

__all__ = [
    "BulkMode",
    "CellChange",
    "NumberingStyle",
    "PasteProposal",
    "Refused",
    "Returned",
    "Search",
    "StaleCell",
    "add_activity",
    "add_dates",
    "add_event",
    "add_parsed_content",
    "add_section",
    "amend_edition",
    "answer_remark",
    "approve_edition",
    "archive_edition",
    "bulk_proposal",
    "change_cells",
    "change_due_policy",
    "close_edition",
    "create_plan",
    "decide_visa",
    "delete_activity",
    "delete_filter",
    "delete_section",
    "discard_edition",
    "duplicate_activity",
    "duplicate_section",
    "edit_cell",
    "exclude_activity",
    "include_activity",
    "insert_from_library",
    "is_amendment",
    "keep_in_library",
    "move_activity",
    "move_activity_below",
    "move_activity_down",
    "move_activity_up",
    "move_event",
    "move_section",
    "move_section_down",
    "move_section_up",
    "note_presence",
    "number_added_rows",
    "open_feedback",
    "paste_proposal",
    "paste_rows",
    "proposal_digest",
    "recall_edition",
    "redo",
    "remove_from_library",
    "rename_section",
    "renumber_edition",
    "renumbering",
    "replace_proposal",
    "return_edition",
    "roll_over_plan",
    "save_analysis",
    "save_filter",
    "set_due_date",
    "submit_edition",
    "take_back_activity",
    "teach_executor",
    "tell_last_fact",
    "tie_to_event",
    "tied_rules",
    "undo",
    "withdraw_date",
    "write_remark",
]
