"""The closed family of deadline rules: what the words of one cell mean.

`kind` is the code of the table «Meaning of each kind» (domain 1.7). A rule holds only what is written: no
date is completed here. `notes` tell a person how a slip was read; `doubts` are questions the words
themselves raise («Январь Июнь, Декабрь»: a list or a range?).
"""

from dataclasses import dataclass

from plans.deadlines.rule import (
    DAY,
    MONTHS,
    RECURRING_KINDS,
    WEEK,
    YEAR,
    Rule,
)
from plans.deadlines.rules_waiting import (
    External,
    Missing,
    OnDemand,
    OnEvent,
    OnFact,
    Permanent,
    Truncated,
    Unclear,
)
from plans.deadlines.spans import (
    DUE_DATE,
    FIXED_DATE,
    MONTH,
    MONTH_RANGE,
    MONTH_SHAPES,
    Day,
    Span,
)


@dataclass(frozen=True)
class Dated(Rule):
    """Months, quarters, dates: one occurrence for each span."""

    spans: tuple[Span, ...]
    is_chain: bool = False

    @property
    def kind(self) -> str:
        shape = self.spans[0].shape
        if shape in MONTH_SHAPES:
            suffix = "_of_year" if any(span.year for span in self.spans) else ""
            return self._month_kind() + suffix
        if shape == FIXED_DATE and len(self.spans) > 1:
            return "date_list"
        return shape

    def _month_kind(self) -> str:
        if self.is_chain:
            return "month_mix"
        if len(self.spans) == 1:
            return self.spans[0].shape
        shapes = {span.shape for span in self.spans}
        return "month_list" if shapes == {MONTH} else "month_mix"


@dataclass(frozen=True)
class Yearly(Rule):
    """Once each plan year: bare, in months or by a date; `first_year` is «с 2025 года ежегодно»."""

    spans: tuple[Span, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    is_further: bool = False
    # «до 1 февраля года, следующего за отчётным»: the reported year is the year of the plan.
    is_next_year: bool = False

    @property
    def kind(self) -> str:
        if self.is_further or (self.first_year and not self.last_year):
            return "start_then_yearly"
        shapes = {span.shape for span in self.spans}
        if not shapes:
            return "yearly"
        if shapes <= {MONTH, MONTH_RANGE}:
            return "yearly_in_months"
        return "yearly_due_date" if shapes <= {DUE_DATE, FIXED_DATE} else "yearly_in_periods"


@dataclass(frozen=True)
class Anchored(Rule):
    """Tied to the edge of a year: «на начало учебного года», «к концу года»."""

    unit: str
    is_end: bool
    # «к началу», «до конца»: any day up to the edge, not only the days around it.
    is_before: bool = False
    year: int | None = None
    is_yearly: bool = False
    # «до 2025 года»: with that year or without it.
    is_vague: bool = False

    @property
    def kind(self) -> str:
        return "yearly_anchored" if self.is_yearly else "anchored"


@dataclass(frozen=True)
class EveryNYears(Rule):
    """Counted for each organisation from its last fact, unless the first year is written."""

    kind = "every_n_years"
    years: int
    is_at_least: bool = False
    spans: tuple[Span, ...] = ()
    first_year: int | None = None
    # «раз в полтора года» is a year and six months.
    months: int = 0


@dataclass(frozen=True)
class WholeTime(Rule):
    """One window over a year, a school year, written years or the whole plan."""

    unit: str
    years: tuple[int, ...] = ()
    also: tuple[Rule, ...] = ()

    @property
    def kind(self) -> str:
        if self.unit == YEAR and self.years:
            return "full_year" if len(self.years) == 1 else "year_span"
        return {YEAR: "calendar_year"}.get(self.unit, self.unit)


@dataclass(frozen=True)
class Recurring(Rule):
    """Again in each unit: `days` are its due days, in the month after the unit when `is_next_month`.

    `since` is the first day of a range («с 20 по 25 число»); `lag` is counted from the end of the unit.
    """

    unit: str
    times: int = 1
    step: int = 1
    is_at_least: bool = False
    days: tuple[Day, ...] = ()
    is_next_month: bool = False
    # «до 5 числа второго месяца квартала»; without it the last month.
    month_no: int = 0
    weekdays: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    within: WholeTime | None = None
    since: Day | None = None
    # «25 числа», «последний четверг месяца», and not «до 25 числа».
    is_on_day: bool = False
    lag: int = 0
    lag_unit: str = DAY
    is_further: bool = False
    # «кроме июля и августа».
    excluded: tuple[Span, ...] = ()

    @property
    def kind(self) -> str:
        if self.times > 1:
            return "n_times"
        if self.unit == MONTHS:
            return self._monthly_kind()
        if self.unit in (DAY, WEEK) and self.step > 1:
            return f"every_n_{self.unit}s"
        return RECURRING_KINDS[self.unit]

    def _monthly_kind(self) -> str:
        if self.step > 1:
            return "bimonthly" if self.step == 2 else "every_n_months"
        return "monthly_day" if self.days else "monthly"


@dataclass(frozen=True)
class StatusDates(Rule):
    """Snapshot dates: «по состоянию на 20 сентября, 1 января, 1 июня»."""

    kind = "status_dates"
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Composite(Rule):
    """Several rules in one cell, kept apart; the dated one gives the due date."""

    kind = "composite"
    parts: tuple[Rule, ...]


DueRule = (
    Missing
    | Unclear
    | Truncated
    | Dated
    | Yearly
    | Anchored
    | EveryNYears
    | WholeTime
    | Recurring
    | StatusDates
    | Permanent
    | External
    | OnEvent
    | OnFact
    | OnDemand
    | Composite
)
