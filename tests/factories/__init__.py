"""One factory for each model; `build()` needs no database. Children take the municipality of the parent."""

from tests.factories.monitoring import (
    CalendarFeedFactory,
    EvidenceFactory,
    ReviewFactory,
    SavedViewFactory,
    TaskFactory,
)
from tests.factories.monitoring import EvidenceFactory, PostponementFactory, ReviewFactory, TaskFactory
from tests.factories.people import (
    BodyFactory,
    BodyMemberFactory,
    BodySpellingFactory,
    MunicipalityFactory,
    OrganizationFactory,
    PositionFactory,
    StoredFileFactory,
    UserFactory,
)
from tests.factories.plans import (
    ActivityFactory,
    AssignmentFactory,
    CalendarDayFactory,
    CalendarEventFactory,
    DeliverableFactory,
    DeliverableKindFactory,
    DirectionFactory,
    DueDecisionFactory,
    DuePolicyFactory,
    EditionFactory,
    PlanFactory,
    PlanImportFactory,
    SectionFactory,
)
from tests.factories.reports import DocumentFactory, RenderingFactory

__all__ = [
    "ActivityFactory",
    "AssignmentFactory",
    "BodyFactory",
    "BodyMemberFactory",
    "BodySpellingFactory",
    "CalendarFeedFactory",
    "CalendarDayFactory",
    "CalendarEventFactory",
    "DeliverableFactory",
    "DeliverableKindFactory",
    "DirectionFactory",
    "DocumentFactory",
    "DueDecisionFactory",
    "DuePolicyFactory",
    "EditionFactory",
    "EvidenceFactory",
    "MunicipalityFactory",
    "OrganizationFactory",
    "PlanFactory",
    "PlanImportFactory",
    "PositionFactory",
    "PostponementFactory",
    "RenderingFactory",
    "ReviewFactory",
    "SavedViewFactory",
    "SectionFactory",
    "StoredFileFactory",
    "TaskFactory",
    "UserFactory",
]
