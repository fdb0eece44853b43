from reports.models.document import Document, DocumentKind
from reports.models.dossier import Dossier, DossierScope
from reports.models.rendering import Rendering

__all__ = ["Document", "DocumentKind", "Dossier", "DossierScope", "Rendering"]
