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
from monitoring.actions.reviewing import accept_task, close_task, reopen_task, return_task

__all__ = [
    "CreatedTasks",
    "NotPossible",
    "accept_task",
    "add_file",
    "add_link",
    "add_requisites",
    "close_task",
    "create_tasks",
    "recall_task",
    "reopen_task",
    "repeat_evidence",
    "return_task",
    "submit_task",
    "withdraw_evidence",
]
