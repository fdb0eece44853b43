"""Many values made into one: totals, means, dynamics, links; and what is hidden because it is small. Pure.

AN-01 dynamics, AN-02 comparison, AN-03 municipal value, AN-04 links with the context, AN-08 small numbers.
"""

from monitoring.aggregates.correlating import MIN_POINTS, Correlation, correlation
from monitoring.aggregates.dynamics import Dynamics, YearPoint, dynamics, last_years
from monitoring.aggregates.hiding import Hidden, hidden, hidden_in_table, hidden_words
from monitoring.aggregates.totals import (
    FOLD_WORDS,
    Fold,
    Total,
    difference,
    mean,
    municipal_share,
    municipal_value,
    sigma,
    total,
)

__all__ = [
    "FOLD_WORDS",
    "MIN_POINTS",
    "Correlation",
    "Dynamics",
    "Fold",
    "Hidden",
    "Total",
    "YearPoint",
    "correlation",
    "difference",
    "dynamics",
    "hidden",
    "hidden_in_table",
    "hidden_words",
    "last_years",
    "mean",
    "municipal_share",
    "municipal_value",
    "sigma",
    "total",
]
