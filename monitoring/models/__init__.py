from monitoring.models.evidence import Evidence, EvidenceKind
from monitoring.models.postponement import Postponement
from monitoring.models.review import Review, Verdict
from monitoring.models.task import Task

__all__ = ["Evidence", "EvidenceKind", "Postponement", "Review", "Task", "Verdict"]
