from plans.models.activity import Activity, Assignment, Deliverable
from plans.models.attachment import AttachmentKind, PlanAttachment
from plans.models.calendar_event import CalendarEvent, DueDecision, EventKind
from plans.models.due_policy import CalendarDay, DayOff, DuePolicy
from plans.models.edition import Edition
from plans.models.gesture import Gesture
from plans.models.plan import Plan
from plans.models.plan_import import PlanImport
from plans.models.presence import Presence
from plans.models.reference import DeliverableKind, Direction
from plans.models.saved_filter import SavedFilter
from plans.models.section import Section

__all__ = [
    "Activity",
    "Assignment",
    "AttachmentKind",
    "CalendarDay",
    "CalendarEvent",
    "DayOff",
    "Deliverable",
    "DeliverableKind",
    "Direction",
    "DueDecision",
    "DuePolicy",
    "Edition",
    "EventKind",
    "Gesture",
    "Plan",
    "PlanAttachment",
    "PlanImport",
    "Presence",
    "SavedFilter",
    "Section",
]
