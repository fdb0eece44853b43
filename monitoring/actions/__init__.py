"""What changes tasks, evidence and reviews."""

from monitoring.actions.answering import (
    add_file,
    add_link,
    add_requisites,
    recall_task,
    repeat_evidence,
    submit_task,
    withdraw_evidence,
)
from monitoring.actions.creating import CreatedTasks, create_tasks
from monitoring.actions.gestures import NotPossible
from monitoring.actions.linking import demand_renewal, issue_link, revoke_link
from monitoring.actions.reminding import preview_reminders, set_reminders, write_link_letter, write_reminders
from monitoring.actions.reviewing import accept_task, close_task, reopen_task, return_task
from monitoring.actions.sending import deliver_reminder, requeue_reminder

__all__ = [
    "CreatedTasks",
    "NotPossible",
    "accept_task",
    "add_file",
    "add_link",
    "add_requisites",
    "close_task",
    "create_tasks",
    "deliver_reminder",
    "demand_renewal",
    "issue_link",
    "preview_reminders",
    "recall_task",
    "reopen_task",
    "repeat_evidence",
    "requeue_reminder",
    "return_task",
    "revoke_link",
    "set_reminders",
    "submit_task",
    "withdraw_evidence",
    "write_link_letter",
    "write_reminders",
]
