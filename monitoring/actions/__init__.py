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
from monitoring.actions.calendar_feeds import make_calendar_feed, revoke_calendar_feed
from monitoring.actions.creating import CreatedTasks, create_tasks
from monitoring.actions.gestures import NotPossible
from monitoring.actions.reviewing import accept_task, close_task, reopen_task, return_task
from monitoring.actions.saving_views import delete_view, rename_view, save_view

__all__ = [
    "CreatedTasks",
    "NotPossible",
    "accept_task",
    "add_file",
    "add_link",
    "add_requisites",
    "close_task",
    "create_tasks",
    "delete_view",
    "make_calendar_feed",
    "recall_task",
    "rename_view",
    "reopen_task",
    "repeat_evidence",
    "return_task",
    "revoke_calendar_feed",
    "save_view",
    "submit_task",
    "withdraw_evidence",
]
