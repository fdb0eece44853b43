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
from monitoring.actions.gestures import NotPossible
from monitoring.actions.postponing import (
    ask_postponement,
    close_unneeded,
    grant_postponement,
    refuse_postponement,
)
from monitoring.actions.reconciling import TaskChanges, create_tasks, reconcile_tasks
from monitoring.actions.reviewing import accept_task, close_task, reopen_task, return_task
from monitoring.actions.saving_views import delete_view, rename_view, save_view

__all__ = [
    "NotPossible",
    "TaskChanges",
    "accept_task",
    "add_file",
    "add_link",
    "add_requisites",
    "ask_postponement",
    "close_task",
    "close_unneeded",
    "create_tasks",
    "delete_view",
    "grant_postponement",
    "make_calendar_feed",
    "recall_task",
    "reconcile_tasks",
    "refuse_postponement",
    "rename_view",
    "reopen_task",
    "repeat_evidence",
    "return_task",
    "revoke_calendar_feed",
    "save_view",
    "submit_task",
    "withdraw_evidence",
]
