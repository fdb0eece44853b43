"""Dates that a person has told, put beside what the words of the rule give.

DL-06: «For an external rule the user records the date(s) and the document»; DL-08: dates from the result
column become occurrences. What has firm dates of its own keeps them; what is vague (an undated window, a
whole year, «постоянно») gives way to the dates that were told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msoko.lib.calendar_ru import date_short
from plans.deadlines.explaining import explain, times_words
from plans.deadlines.period import PlanPeriod
from plans.deadlines.resolving import due_from
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Composite, External, OnEvent, Permanent, WholeTime
from plans.deadlines.settings import DueSettings
from plans.deadlines.status import Window
from plans.deadlines.unfolding import DEFAULTS, windows


@dataclass(frozen=True, order=True)
class Told:
    """A date set by a person, and the words of the document (or of the person) that sets it."""

    start: date
    due_on: date
    words: str

    @property
    def label(self) -> str:
        """«15.04–20.05.2026», «20.05.2026»: the first year only where it differs."""
        if self.start == self.due_on:
            return date_short(self.due_on)
        is_same_year = self.start.year == self.due_on.year
        first = f"{self.start:%d.%m}" if is_same_year else date_short(self.start)
        return f"{first}–{date_short(self.due_on)}"


def decided_windows(
    rule: Rule, period: PlanPeriod, told: Sequence[Told] = (), settings: DueSettings = DEFAULTS
) -> tuple[Window, ...]:
    """The windows of an activity: what its words give, and the dates that were told."""
    if not told:
        return windows(rule, period, settings)
    days = {one.due_on for one in told}
    kept = [window for window in _firm(rule, period, settings) if window.due_on not in days]
    added = [Window(one.start, one.due_on, one.due_on, one.label) for one in sorted(set(told))]
    return tuple(sorted([*kept, *added], key=lambda window: (window.due_on or window.end, window.start)))


def _firm(rule: Rule, period: PlanPeriod, settings: DueSettings) -> list[Window]:
    """«март-апрель, по графику»: once the schedule is known, the months it stood in say nothing more."""
    parts = rule.parts if isinstance(rule, Composite) else (rule,)
    if any(isinstance(part, (External, OnEvent)) for part in parts):
        return []
    return [
        window
        for part in parts
        if not isinstance(part, (WholeTime, Permanent))
        for window in windows(part, period, settings)
        if window.due_on is not None
    ]


def explain_decided(
    rule: Rule, period: PlanPeriod, told: Sequence[Told] = (), settings: DueSettings = DEFAULTS
) -> str:
    """«дата указана: 15.04–20.05.2026, приказ министерства от 20.01.2026 № 12»."""
    if not told:
        return explain(rule, period, settings)
    ordered = sorted(set(told))
    documents = "; ".join(dict.fromkeys(one.words for one in ordered))
    if len(ordered) == 1:
        return f"дата указана: {ordered[0].label}, {documents}"
    if len(ordered) <= SHOWN:
        return f"даты указаны: {', '.join(one.label for one in ordered)}, {documents}"
    ends = f"с {ordered[0].label} по {ordered[-1].label}"
    return f"даты указаны: {times_words(len(ordered))} {ends}, {documents}"


#: more dates than this do not fit under a cell
SHOWN = 4


def event_window(
    rule: Rule, starts_on: date, ends_on: date | None, settings: DueSettings = DEFAULTS
) -> Window:
    """What an event from `starts_on` to `ends_on` means for a row that waits for it."""
    counted = _counted_from(rule)
    last = ends_on or starts_on
    if counted is None:
        return Window(starts_on, last, settings.due(last), date_short(last))
    # «до начала» is counted back from the first day, «после окончания» from the last one.
    return due_from(counted, starts_on if counted.lag < 0 else last, settings)


def _counted_from(rule: Rule) -> OnEvent | None:
    parts = rule.parts if isinstance(rule, Composite) else (rule,)
    return next((part for part in parts if isinstance(part, OnEvent)), None)
