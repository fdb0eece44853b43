from monitoring.models.calendar_feed import CalendarFeed
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
from monitoring.models.review import Review, Verdict
from monitoring.models.saved_view import ListPage, SavedView
from monitoring.models.task import Task

__all__ = [
    "CalendarFeed",
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
    "Review",
    "SavedView",
    "Task",
    "Verdict",
]
