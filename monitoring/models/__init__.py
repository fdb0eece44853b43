from monitoring.models.calendar_feed import CalendarFeed
from monitoring.models.evidence import Evidence, EvidenceKind
from monitoring.models.postponement import Postponement
from monitoring.models.review import Review, Verdict
from monitoring.models.saved_view import ListPage, SavedView
from monitoring.models.task import Task

__all__ = [
    "CalendarFeed",
    "Evidence",
    "EvidenceKind",
    "ListPage",
    "Review",
    "SavedView",
    "Task",
    "Verdict",
]
__all__ = ["Evidence", "EvidenceKind", "Postponement", "Review", "Task", "Verdict"]
