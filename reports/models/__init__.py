from reports.models.acquaintance import Acquaintance
from reports.models.document import Document
from reports.models.dossier import Dossier, DossierScope
from reports.models.kinds import DocumentKind
from reports.models.link import DocumentLink, LinkKind
from reports.models.paper_policy import PaperPolicy
from reports.models.rendering import Rendering
from reports.models.series import NumberCounter, NumberSeries
from reports.models.signature import DocumentSignature, SignatureFit, SignatureKind

__all__ = [
    "Acquaintance",
    "Document",
    "DocumentKind",
    "DocumentLink",
    "DocumentSignature",
    "Dossier",
    "DossierScope",
    "LinkKind",
    "NumberCounter",
    "NumberSeries",
    "PaperPolicy",
    "Rendering",
    "SignatureFit",
    "SignatureKind",
]
