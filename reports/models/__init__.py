from reports.models.document import Document
from reports.models.dossier import Dossier, DossierScope
from reports.models.kinds import DocumentKind
from reports.models.paper_policy import PaperPolicy
from reports.models.rendering import Rendering
from reports.models.series import NumberCounter, NumberSeries

__all__ = [
    "Document",
    "DocumentKind",
    "Dossier",
    "DossierScope",
    "NumberCounter",
    "NumberSeries",
    "PaperPolicy",
    "Rendering",
]
