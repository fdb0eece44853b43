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
from monitoring.actions.calendar_feeds import make_calendar_feed, revoke_calendar_feed
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
from monitoring.actions.reconciling import TaskChanges, create_tasks, reconcile_tasks
from monitoring.actions.recording import record_deviations
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
from monitoring.actions.submitting import (
    accept_submission,
    recall_submission,
    return_submission,
    submit_submission,
)
from monitoring.actions.taking import GivenFile, NoRoom, attach_held, attach_stored, take_file
from monitoring.actions.targeting import GivenTarget, Settled, set_targets

__all__ = [
    "Adopted",
    "BulkAccepted",
    "GivenContext",
    "GivenFile",
    "GivenTarget",
    "Imported",
    "NoRoom",
    "NotPossible",
    "Saved",
    "Settled",
    "TaskChanges",
    "accept_deviation",
    "accept_submission",
    "accept_task",
    "accept_tasks",
    "add_file",
    "add_link",
    "add_requisites",
    "add_statement",
    "adopt_presets",
    "approve_round",
    "approve_set",
    "arrange_duties",
    "arrange_phrases",
    "ask_postponement",
    "attach_held",
    "attach_stored",
    "choose_fields",
    "choose_organizations",
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
    "delete_view",
    "deliver_reminder",
    "demand_renewal",
    "disclose_evidence",
    "extend_round",
    "follow_edition",
    "grant_postponement",
    "import_form",
    "import_table",
    "issue_link",
    "justify_deviation",
    "make_calendar_feed",
    "note_link",
    "open_round",
    "preview_reminders",
    "read_workbook",
    "recall_submission",
    "recall_task",
    "recompute",
    "reconcile_tasks",
    "record_deviations",
    "refuse_postponement",
    "remove_indicator",
    "rename_view",
    "reopen_task",
    "request_justifications",
    "requeue_reminder",
    "return_deviation",
    "return_submission",
    "return_task",
    "revoke_calendar_feed",
    "revoke_link",
    "save_contexts",
    "save_indicator",
    "save_value",
    "save_view",
    "set_efforts",
    "set_reminders",
    "set_targets",
    "settle_with_held",
    "shift_event",
    "submit_submission",
    "submit_task",
    "submit_together",
    "take_file",
    "withdraw_accepted",
    "withdraw_evidence",
    "withdraw_infected",
    "write_data_remark",
    "write_link_letter",
    "write_message",
    "write_reminders",
]
