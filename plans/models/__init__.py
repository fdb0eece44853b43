from plans.models.activity import Activity, Assignment, Deliverable
from plans.models.attachment import AttachmentKind, PlanAttachment
from plans.models.calendar_event import CalendarEvent, DueDecision, EventKind
from plans.models.due_policy import CalendarDay, DayOff, DuePolicy
from plans.models.edition import Edition
from plans.models.feedback import FeedbackRemark
from plans.models.gesture import Gesture
from plans.models.library import CycleStep, CycleTemplate, LibraryActivity, StandardActivity
from plans.models.plan import Plan
from plans.models.plan_import import PlanImport
from plans.models.presence import Presence
from plans.models.reference import DeliverableKind, Direction
from plans.models.roll_over import RollOver
from plans.models.saved_filter import SavedFilter
from plans.models.section import Section
from plans.models.visa import Visa

__all__ = [
    "Activity",
    "Assignment",
    "AttachmentKind",
    "CalendarDay",
    "CalendarEvent",
    "CycleStep",
    "CycleTemplate",
    "DayOff",
    "Deliverable",
    "DeliverableKind",
    "Direction",
    "DueDecision",
    "DuePolicy",
    "Edition",
    "EventKind",
    "FeedbackRemark",
    "Gesture",
    "LibraryActivity",
    "Plan",
    "PlanAttachment",
    "PlanImport",
    "Presence",
    "RollOver",
    "SavedFilter",
    "Section",
    "StandardActivity",
    "Visa",
]
