from monitoring.models.answer_effort import AnswerEffort
from monitoring.models.calendar_feed import CalendarFeed
from monitoring.models.checking import CheckRule, MonitoringPolicy
from monitoring.models.cluster import Cluster, ClusterMembership, ClusterSet, ContextProfile, SchoolType
from monitoring.models.collection import CollectionRound, RoundExtension, RoundField, Submission
from monitoring.models.deviation import Deviation, DeviationKind, DeviationMessage
from monitoring.models.disclosure import INTERNAL, INTERNAL_LABEL, Disclosure, Visibility
from monitoring.models.evidence import Evidence, EvidenceKind, LinkState
from monitoring.models.filing_measure import FilingMeasure, FilingMeasureKind
from monitoring.models.indicator import Better, Fold, Indicator, IndicatorSet, IndicatorTarget
from monitoring.models.measuring import Absence, Level, ReportingPeriod, Severity
from monitoring.models.objectivity import (
    LowPerformance,
    LowPerformanceKind,
    ObjectivityFlag,
    ObjectivityMarker,
    Weakness,
    WeaknessKind,
)
from monitoring.models.personal_link import PersonalLink
from monitoring.models.postponement import Postponement
from monitoring.models.primary_field import FieldKind, PrimaryField
from monitoring.models.procedure import (
    AssessmentProcedure,
    ProcedureKind,
    ProcedureLevel,
    ProcedureScope,
    SchoolSubject,
)
from monitoring.models.rating import MissingRule, Normalising, Rating, RatingIndicator, RatingRow, TiesRule
from monitoring.models.reminder import (
    Reminder,
    ReminderItem,
    ReminderKind,
    ReminderPreference,
    ReminderState,
)
from monitoring.models.reporting_form import ReportFiling, ReportingForm
from monitoring.models.return_phrase import ReturnPhrase
from monitoring.models.review import Review, Verdict
from monitoring.models.review_duty import ReviewDuty
from monitoring.models.saved_view import ListPage, SavedView
from monitoring.models.table_import import TableImport
from monitoring.models.task import Task
from monitoring.models.task_message import TaskMessage
from monitoring.models.value import DataRemark, IndicatorValue, PrimaryValue

__all__ = [
    "INTERNAL",
    "INTERNAL_LABEL",
    "Absence",
    "AnswerEffort",
    "AssessmentProcedure",
    "Better",
    "CalendarFeed",
    "CheckRule",
    "Cluster",
    "ClusterMembership",
    "ClusterSet",
    "CollectionRound",
    "ContextProfile",
    "DataRemark",
    "Deviation",
    "DeviationKind",
    "DeviationMessage",
    "Disclosure",
    "Evidence",
    "EvidenceKind",
    "FieldKind",
    "FilingMeasure",
    "FilingMeasureKind",
    "Fold",
    "Indicator",
    "IndicatorSet",
    "IndicatorTarget",
    "IndicatorValue",
    "Level",
    "LinkState",
    "ListPage",
    "LowPerformance",
    "LowPerformanceKind",
    "MissingRule",
    "MonitoringPolicy",
    "Normalising",
    "ObjectivityFlag",
    "ObjectivityMarker",
    "PersonalLink",
    "Postponement",
    "PrimaryField",
    "PrimaryValue",
    "ProcedureKind",
    "ProcedureLevel",
    "ProcedureScope",
    "Rating",
    "RatingIndicator",
    "RatingRow",
    "Reminder",
    "ReminderItem",
    "ReminderKind",
    "ReminderPreference",
    "ReminderState",
    "ReportFiling",
    "ReportingForm",
    "ReportingPeriod",
    "ReturnPhrase",
    "Review",
    "ReviewDuty",
    "RoundExtension",
    "RoundField",
    "SavedView",
    "SchoolSubject",
    "SchoolType",
    "Severity",
    "Submission",
    "TableImport",
    "Task",
    "TaskMessage",
    "TiesRule",
    "Verdict",
    "Visibility",
    "Weakness",
    "WeaknessKind",
]
