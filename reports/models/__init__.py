from reports.kinds import DocumentKind
from reports.models.case_form import CaseForm, GrammaticalCase
from reports.models.document import Document
from reports.models.dossier import Dossier, DossierScope
from reports.models.mailing import Mailing, MailingAddressee
from reports.models.paper_policy import PaperPolicy
from reports.models.rendering import Rendering
from reports.models.series import NumberCounter, NumberSeries
from reports.models.wording import Wording

__all__ = [
    "CaseForm",
    "Document",
    "DocumentKind",
    "Dossier",
    "DossierScope",
    "GrammaticalCase",
    "Mailing",
    "MailingAddressee",
    "NumberCounter",
    "NumberSeries",
    "PaperPolicy",
    "Rendering",
    "Wording",
]
