"""One factory for each model; `build()` needs no database. Children take the municipality of the parent."""

from tests.factories.monitoring import (
    EvidenceFactory,
    PersonalLinkFactory,
    ReminderFactory,
    ReminderItemFactory,
    ReminderPreferenceFactory,
    ReviewFactory,
    TaskFactory,
)
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
    DeliverableFactory,
    DeliverableKindFactory,
    DirectionFactory,
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
    "DeliverableFactory",
    "DeliverableKindFactory",
    "DirectionFactory",
    "DocumentFactory",
    "EditionFactory",
    "EvidenceFactory",
    "MunicipalityFactory",
    "OrganizationFactory",
    "PersonalLinkFactory",
    "PlanFactory",
    "PlanImportFactory",
    "PositionFactory",
    "ReminderFactory",
    "ReminderItemFactory",
    "ReminderPreferenceFactory",
    "RenderingFactory",
    "ReviewFactory",
    "SectionFactory",
    "StoredFileFactory",
    "TaskFactory",
    "UserFactory",
]
