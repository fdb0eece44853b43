from reports.kinds import DocumentKind
from reports.models.acquaintance import Acquaintance
from reports.models.case_form import CaseForm, GrammaticalCase
from reports.models.document import Document
from reports.models.dossier import Dossier, DossierScope
from reports.models.link import DocumentLink, LinkKind
from reports.models.mailing import Mailing, MailingAddressee
from reports.models.paper_policy import PaperPolicy
from reports.models.rendering import Rendering
from reports.models.series import NumberCounter, NumberSeries
from reports.models.signature import DocumentSignature, SignatureFit, SignatureKind
from reports.models.wording import Wording

__all__ = [
    "Acquaintance",
    "CaseForm",
    "Document",
    "DocumentKind",
    "DocumentLink",
    "DocumentSignature",
    "Dossier",
    "DossierScope",
    "GrammaticalCase",
    "LinkKind",
    "Mailing",
    "MailingAddressee",
    "NumberCounter",
    "NumberSeries",
    "PaperPolicy",
    "Rendering",
    "SignatureFit",
    "SignatureKind",
    "Wording",
]
