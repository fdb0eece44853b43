"""What changes tasks, evidence and reviews."""

from monitoring.actions.adopting import Adopted, adopt_presets
from monitoring.actions.answering import (
    add_file,
    add_link,
    add_requisites,
    add_statement,
    copy_evidence,
    recall_task,
    submit_task,
    submit_together,
    withdraw_evidence,
)
from monitoring.actions.arranging import arrange_duties, arrange_phrases, set_efforts
from monitoring.actions.arranging_rounds import add_scope, change_round, shape_round
from monitoring.actions.asking_for_data import Asked, write_data_letters
from monitoring.actions.calendar_feeds import make_calendar_feed, revoke_calendar_feed
from monitoring.actions.clustering import add_cluster, add_cluster_set, assign_clusters, move_to_cluster
from monitoring.actions.collecting import (
    approve_round,
    choose_fields,
    choose_organizations,
    close_round,
    create_round,
    extend_round,
    open_round,
)
from monitoring.actions.computing import recompute
from monitoring.actions.concluding import (
    add_flag,
    add_to_list,
    add_weakness,
    decide_flag,
    make_lists,
    raise_flags,
    settle_weakness,
    weakness_of,
)
from monitoring.actions.contexts import GivenContext, save_contexts
from monitoring.actions.dating import date_plan, shift_event
from monitoring.actions.deviations import (
    accept_deviation,
    close_deviation,
    justify_deviation,
    request_justifications,
    return_deviation,
)
from monitoring.actions.disclosing import disclose_evidence, withdraw_accepted
from monitoring.actions.discussing import write_message
from monitoring.actions.entering import Saved, correct_value, save_value, write_data_remark
from monitoring.actions.entering_together import SavedTogether, Typed, save_values
from monitoring.actions.filing import (
    Planned,
    accept_filing,
    check_placement,
    file_report,
    miss_filing,
    plan_filings,
    record_last_filing,
    return_filing,
    save_reporting_form,
    set_filing_due,
    take_filing,
)
from monitoring.actions.following import follow_edition
from monitoring.actions.gestures import NotPossible
from monitoring.actions.importing_values import Imported, import_form, import_table, read_workbook
from monitoring.actions.indicators import approve_set, copy_set, create_set, remove_indicator, save_indicator
from monitoring.actions.linking import demand_renewal, issue_link, revoke_link
from monitoring.actions.machine import note_link, withdraw_infected
from monitoring.actions.postponing import (
    ask_postponement,
    close_unneeded,
    grant_postponement,
    refuse_postponement,
)
from monitoring.actions.rating import add_rating, approve_rating
from monitoring.actions.reconciling import TaskChanges, create_tasks, reconcile_tasks
from monitoring.actions.recording import record_deviations
from monitoring.actions.remarking import close_data_remark
from monitoring.actions.reminding import preview_reminders, set_reminders, write_link_letter, write_reminders
from monitoring.actions.reviewing import (
    BulkAccepted,
    accept_task,
    accept_tasks,
    close_task,
    reopen_task,
    return_task,
    settle_with_held,
)
from monitoring.actions.saving_views import delete_view, rename_view, save_view
from monitoring.actions.sending import deliver_reminder, requeue_reminder
from monitoring.actions.shortcomings import link_measure, unlink_measure
from monitoring.actions.submitting import (
    accept_submission,
    recall_submission,
    return_submission,
    submit_submission,
)
from monitoring.actions.taking import GivenFile, NoRoom, attach_held, attach_stored, take_file
from monitoring.actions.taking_tables import TablePreview, keep_table, preview_table, write_kept_table
from monitoring.actions.targeting import GivenTarget, Settled, set_targets

__all__ = [
    "Adopted",
    "Asked",
    "BulkAccepted",
    "GivenContext",
    "GivenFile",
    "GivenTarget",
    "Imported",
    "NoRoom",
    "NotPossible",
    "Planned",
    "Saved",
    "SavedTogether",
    "Settled",
    "TablePreview",
    "TaskChanges",
    "Typed",
    "accept_deviation",
    "accept_filing",
    "accept_submission",
    "accept_task",
    "accept_tasks",
    "add_cluster",
    "add_cluster_set",
    "add_file",
    "add_flag",
    "add_link",
    "add_rating",
    "add_requisites",
    "add_scope",
    "add_statement",
    "add_to_list",
    "add_weakness",
    "adopt_presets",
    "approve_rating",
    "approve_round",
    "approve_set",
    "arrange_duties",
    "arrange_phrases",
    "ask_postponement",
    "assign_clusters",
    "attach_held",
    "attach_stored",
    "change_round",
    "check_placement",
    "choose_fields",
    "choose_organizations",
    "close_data_remark",
    "close_deviation",
    "close_round",
    "close_task",
    "close_unneeded",
    "copy_evidence",
    "copy_set",
    "correct_value",
    "create_round",
    "create_set",
    "create_tasks",
    "date_plan",
    "decide_flag",
    "delete_view",
    "deliver_reminder",
    "demand_renewal",
    "disclose_evidence",
    "extend_round",
    "file_report",
    "follow_edition",
    "grant_postponement",
    "import_form",
    "import_table",
    "issue_link",
    "justify_deviation",
    "keep_table",
    "link_measure",
    "make_calendar_feed",
    "make_lists",
    "miss_filing",
    "move_to_cluster",
    "note_link",
    "open_round",
    "plan_filings",
    "preview_reminders",
    "preview_table",
    "raise_flags",
    "read_workbook",
    "recall_submission",
    "recall_task",
    "recompute",
    "reconcile_tasks",
    "record_deviations",
    "record_last_filing",
    "refuse_postponement",
    "remove_indicator",
    "rename_view",
    "reopen_task",
    "request_justifications",
    "requeue_reminder",
    "return_deviation",
    "return_filing",
    "return_submission",
    "return_task",
    "revoke_calendar_feed",
    "revoke_link",
    "save_contexts",
    "save_indicator",
    "save_reporting_form",
    "save_value",
    "save_values",
    "save_view",
    "set_efforts",
    "set_filing_due",
    "set_reminders",
    "set_targets",
    "settle_weakness",
    "settle_with_held",
    "shape_round",
    "shift_event",
    "submit_submission",
    "submit_task",
    "submit_together",
    "take_file",
    "take_filing",
    "unlink_measure",
    "weakness_of",
    "withdraw_accepted",
    "withdraw_evidence",
    "withdraw_infected",
    "write_data_letters",
    "write_data_remark",
    "write_kept_table",
    "write_link_letter",
    "write_message",
    "write_reminders",
]
