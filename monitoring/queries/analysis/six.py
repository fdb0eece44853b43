"""The six analyses of GU-06, by the word that their addresses have.

«six aspects: by years and subjects ≥ 3 years; objectivity; by ОО or group; links to context; links to
management features; risk zones: each aspect is a ready report».
"""

from collections.abc import Callable
from dataclasses import dataclass

from monitoring.queries.analysis.groups import groups_report
from monitoring.queries.analysis.links import context_report, management_report
from monitoring.queries.analysis.markers import markers_report
from monitoring.queries.analysis.report import Asked, Report
from monitoring.queries.analysis.risks import risks_report
from monitoring.queries.analysis.years import years_report


@dataclass(frozen=True)
class Analysis:
    title: str
    make: Callable[[Asked], Report]


SIX = {
    "years": Analysis("По годам и предметам", years_report),
    "objectivity": Analysis("Объективность", markers_report),
    "groups": Analysis("По организации или группе", groups_report),
    "context": Analysis("Связь с контекстом", context_report),
    "management": Analysis("Связь с управлением", management_report),
    "risks": Analysis("Зоны риска", risks_report),
}
