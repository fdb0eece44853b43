from plans.models.activity import Activity, Assignment, Deliverable
from plans.models.edition import Edition
from plans.models.plan import Plan
from plans.models.plan_import import PlanImport
from plans.models.reference import DeliverableKind, Direction
from plans.models.section import Section

__all__ = [
    "Activity",
    "Assignment",
    "Deliverable",
    "DeliverableKind",
    "Direction",
    "Edition",
    "Plan",
    "PlanImport",
    "Section",
]
