from monitoring.models.evidence import Evidence, EvidenceKind
from monitoring.models.personal_link import PersonalLink
from monitoring.models.reminder import (
    Reminder,
    ReminderItem,
    ReminderKind,
    ReminderPreference,
    ReminderState,
)
from monitoring.models.review import Review, Verdict
from monitoring.models.task import Task

__all__ = [
    "Evidence",
    "EvidenceKind",
    "PersonalLink",
    "Reminder",
    "ReminderItem",
    "ReminderKind",
    "ReminderPreference",
    "ReminderState",
    "Review",
    "Task",
    "Verdict",
]
