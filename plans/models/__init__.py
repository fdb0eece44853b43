from plans.models.activity import Activity, Assignment, Deliverable
from plans.models.attachment import AttachmentKind, PlanAttachment
from plans.models.calendar_event import CalendarEvent, DueDecision, EventKind
from plans.models.due_policy import CalendarDay, DayOff, DuePolicy
from plans.models.edition import Edition
from plans.models.feedback import FeedbackRemark
from plans.models.library import CycleStep, CycleTemplate, LibraryActivity, StandardActivity
from plans.models.plan import Plan
from plans.models.plan_import import PlanImport
from plans.models.reference import DeliverableKind, Direction
from plans.models.roll_over import RollOver
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
    "LibraryActivity",
    "Plan",
    "PlanAttachment",
    "PlanImport",
    "RollOver",
    "Section",
    "StandardActivity",
    "Visa",
]
