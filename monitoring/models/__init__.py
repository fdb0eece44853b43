from monitoring.models.evidence import Evidence, EvidenceKind
from monitoring.models.review import Review, Verdict
from monitoring.models.task import Task

__all__ = ["Evidence", "EvidenceKind", "Review", "Task", "Verdict"]
