"""What every deadline rule has, and the names of the units rules count in."""

from dataclasses import dataclass

YEAR = "year"
SCHOOL_YEAR = "school_year"
WHOLE_PERIOD = "whole_period"
HALF = "half"
QUARTER = "quarter"
TERM = "term"
TRIMESTER = "trimester"
MONTHS = "month"
WEEK = "week"
DAY = "day"
WORKING_DAY = "working_day"
HOUR = "hour"
RECURRING_KINDS = {
    DAY: "daily",
    WEEK: "weekly",
    QUARTER: "quarterly",
    HALF: "half_yearly",
    TERM: "each_term",
    TRIMESTER: "each_term",
    YEAR: "yearly",
    SCHOOL_YEAR: "yearly",
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        raise NotImplementedError  # pragma: no cover -- every rule names its own
