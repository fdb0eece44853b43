from monitoring.models.answer_effort import AnswerEffort
from monitoring.models.calendar_feed import CalendarFeed
from monitoring.models.disclosure import INTERNAL, INTERNAL_LABEL, Disclosure, Visibility
from monitoring.models.evidence import Evidence, EvidenceKind, LinkState
from monitoring.models.personal_link import PersonalLink
from monitoring.models.postponement import Postponement
from monitoring.models.reminder import (
    Reminder,
    ReminderItem,
    ReminderKind,
    ReminderPreference,
    ReminderState,
)
from monitoring.models.return_phrase import ReturnPhrase
from monitoring.models.review import Review, Verdict
from monitoring.models.review_duty import ReviewDuty
from monitoring.models.saved_view import ListPage, SavedView
from monitoring.models.task import Task
from monitoring.models.task_message import TaskMessage

__all__ = [
    "INTERNAL",
    "INTERNAL_LABEL",
    "AnswerEffort",
    "CalendarFeed",
    "Disclosure",
    "Evidence",
    "EvidenceKind",
    "LinkState",
    "ListPage",
    "PersonalLink",
    "Postponement",
    "Reminder",
    "ReminderItem",
    "ReminderKind",
    "ReminderPreference",
    "ReminderState",
    "ReturnPhrase",
    "Review",
    "ReviewDuty",
    "SavedView",
    "Task",
    "TaskMessage",
    "Verdict",
    "Visibility",
]
