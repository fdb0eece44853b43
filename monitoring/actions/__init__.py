"""What changes tasks, evidence and reviews."""

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
from monitoring.actions.dating import date_plan, shift_event
from monitoring.actions.disclosing import disclose_evidence, withdraw_accepted
from monitoring.actions.discussing import write_message
from monitoring.actions.following import follow_edition
from monitoring.actions.gestures import NotPossible
from monitoring.actions.linking import demand_renewal, issue_link, revoke_link
from monitoring.actions.machine import note_link, withdraw_infected
from monitoring.actions.postponing import (
    ask_postponement,
    close_unneeded,
    grant_postponement,
    refuse_postponement,
)
from monitoring.actions.reconciling import TaskChanges, create_tasks, reconcile_tasks
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
from monitoring.actions.taking import GivenFile, NoRoom, attach_held, attach_stored, take_file

__all__ = [
    "BulkAccepted",
    "GivenFile",
    "NoRoom",
    "NotPossible",
    "TaskChanges",
    "accept_task",
    "accept_tasks",
    "add_file",
    "add_link",
    "add_requisites",
    "add_statement",
    "arrange_duties",
    "arrange_phrases",
    "ask_postponement",
    "attach_held",
    "attach_stored",
    "close_task",
    "close_unneeded",
    "copy_evidence",
    "create_tasks",
    "date_plan",
    "delete_view",
    "deliver_reminder",
    "demand_renewal",
    "disclose_evidence",
    "follow_edition",
    "grant_postponement",
    "issue_link",
    "make_calendar_feed",
    "note_link",
    "preview_reminders",
    "recall_task",
    "reconcile_tasks",
    "refuse_postponement",
    "rename_view",
    "reopen_task",
    "requeue_reminder",
    "return_task",
    "revoke_calendar_feed",
    "revoke_link",
    "save_view",
    "set_efforts",
    "set_reminders",
    "settle_with_held",
    "shift_event",
    "submit_task",
    "submit_together",
    "take_file",
    "withdraw_accepted",
    "withdraw_evidence",
    "withdraw_infected",
    "write_link_letter",
    "write_message",
    "write_reminders",
]
