"""Objectivity: markers of doubtful results and the indices of OB-02 to OB-05. Pure; counts only, no pupils.

OB-01: «Markers per organisation and year, each with formula, threshold, sources». The presets are those of
domain 4.5. Every threshold without a federal source is a proposal and a setting; a marker is a reason to
look, not a verdict.
"""

from monitoring.objectivity.indices import (
    BiasIndex,
    MedalRule,
    Recheck,
    bias_index,
    medal_rule,
    observers_cover,
    recheck,
    unconfirmed_medallists,
)
from monitoring.objectivity.markers import MARKERS, Finding, Marker, MarkerCode
from monitoring.objectivity.signs import (
    Task,
    federal_list,
    high_mean,
    lowered_exam,
    marks_above_journal,
    no_observers,
    peaks,
    recheck_changed,
    reversed_tasks,
    unconfirmed,
)

__all__ = [
    "MARKERS",
    "BiasIndex",
    "Finding",
    "Marker",
    "MarkerCode",
    "MedalRule",
    "Recheck",
    "Task",
    "bias_index",
    "federal_list",
    "high_mean",
    "lowered_exam",
    "marks_above_journal",
    "medal_rule",
    "no_observers",
    "observers_cover",
    "peaks",
    "recheck",
    "recheck_changed",
    "reversed_tasks",
    "unconfirmed",
    "unconfirmed_medallists",
]
