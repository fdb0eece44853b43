"""What a department may set about due dates (DL-09): lags, days off, edges of the school year, holidays."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from msoko.lib.calendar_ru import ProductionCalendar, WorkingCalendar, next_working_day

KEEP = "keep"
PREVIOUS = "previous"
NEXT = "next"


@dataclass(frozen=True)
class SchoolDates:
    """Real dates of a school term or of holidays: term_1..4, trimester_1..3, holidays_autumn, ..."""

    name: str
    start: date
    end: date


@dataclass(frozen=True)
class DueSettings:
    report_lag_days: int = 0
    # After the end of a quarter or a half-year; None: the same as every report.
    period_lag_days: int | None = None
    day_off: str = KEEP
    school_year_begin: tuple[int, int] = (9, 30)
    school_year_end: tuple[int, int] = (6, 30)
    calendar: WorkingCalendar = field(default_factory=ProductionCalendar)
    school_calendar: tuple[SchoolDates, ...] = ()

    def __post_init__(self) -> None:
        if self.day_off not in (KEEP, PREVIOUS, NEXT):
            raise ValueError(
                f"Перенос срока с выходного дня: {KEEP}, {PREVIOUS} или {NEXT}, а не «{self.day_off}»."
            )

    def due(self, day: date) -> date:
        """The due date moved off a day off as the department decided."""
        if self.day_off == KEEP:
            return day
        return next_working_day(day, self.calendar, step=1 if self.day_off == NEXT else -1)

    def report_due(self, end: date) -> date:
        return self.due(end + timedelta(days=self.report_lag_days))

    def period_due(self, end: date) -> date:
        lag = self.report_lag_days if self.period_lag_days is None else self.period_lag_days
        return self.due(end + timedelta(days=lag))
