from reports.models.document import Document, DocumentKind
from reports.models.rendering import Rendering

__all__ = ["Document", "DocumentKind", "Rendering"]
