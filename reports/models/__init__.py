from reports.kinds import DocumentKind
from reports.models.acquaintance import Acquaintance
from reports.models.case_form import CaseForm, GrammaticalCase
from reports.models.criterion import Criterion, CriterionScore, CriterionSet
from reports.models.decision import DecisionKind, ManagementDecision, OutsideEntry
from reports.models.document import Document
from reports.models.dossier import Dossier, DossierScope
from reports.models.effect import EffectChange, EffectivenessReview, Judgement
from reports.models.link import DocumentLink, LinkKind
from reports.models.mailing import Mailing, MailingAddressee
from reports.models.paper_policy import PaperPolicy
from reports.models.recommendation import (
    AddresseeKind,
    RecommendationAnswer,
    RecommendedMeasure,
    TargetedRecommendation,
)
from reports.models.rendering import Rendering
from reports.models.series import NumberCounter, NumberSeries
from reports.models.signature import DocumentSignature, SignatureFit, SignatureKind
from reports.models.track import ActivityIndicator, CycleStage, ManagementCycle
from reports.models.wording import Wording

__all__ = [
    "Acquaintance",
    "ActivityIndicator",
    "AddresseeKind",
    "CaseForm",
    "Criterion",
    "CriterionScore",
    "CriterionSet",
    "CycleStage",
    "DecisionKind",
    "Document",
    "DocumentKind",
    "DocumentLink",
    "DocumentSignature",
    "Dossier",
    "DossierScope",
    "EffectChange",
    "EffectivenessReview",
    "GrammaticalCase",
    "Judgement",
    "LinkKind",
    "Mailing",
    "MailingAddressee",
    "ManagementCycle",
    "ManagementDecision",
    "NumberCounter",
    "NumberSeries",
    "OutsideEntry",
    "PaperPolicy",
    "RecommendationAnswer",
    "RecommendedMeasure",
    "Rendering",
    "SignatureFit",
    "SignatureKind",
    "TargetedRecommendation",
    "Wording",
]
