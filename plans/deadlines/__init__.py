"""Deadlines as officials write them: words -> rule -> windows -> status on a day.

Pure: no Django, no clock. The source of every rule is «Сроки» of real plans (domain 1.7); the grammar and the
kinds are described in docs/deadlines.md.
"""

from plans.deadlines.answering import as_answer
from plans.deadlines.deciding import Told, decided_windows, event_window, explain_decided
from plans.deadlines.explaining import explain
from plans.deadlines.mentioned import Mention, mentioned
from plans.deadlines.parsing import parse
from plans.deadlines.period import PlanPeriod
from plans.deadlines.questions import needs_person, questions, warnings
from plans.deadlines.resolving import due_from, with_year
from plans.deadlines.rule import Rule
from plans.deadlines.rules import (
    Anchored,
    Composite,
    Dated,
    DueRule,
    EveryNYears,
    External,
    Missing,
    OnDemand,
    OnEvent,
    OnFact,
    Permanent,
    Recurring,
    StatusDates,
    Truncated,
    Unclear,
    WholeTime,
    Yearly,
)
from plans.deadlines.settings import DueSettings, SchoolDates
from plans.deadlines.spans import Day, Span
from plans.deadlines.status import DueStatus, Window, due_status
from plans.deadlines.storing import as_json, rule_from_dict, rule_to_dict
from plans.deadlines.unfolding import windows
from plans.deadlines.waiting import Waiting, WaitKind, waits
from plans.deadlines.written import months_of, years_of

__all__ = [
    "Anchored",
    "Composite",
    "Dated",
    "Day",
    "DueRule",
    "DueSettings",
    "DueStatus",
    "EveryNYears",
    "External",
    "Mention",
    "Missing",
    "OnDemand",
    "OnEvent",
    "OnFact",
    "Permanent",
    "PlanPeriod",
    "Recurring",
    "Rule",
    "SchoolDates",
    "Span",
    "StatusDates",
    "Told",
    "Truncated",
    "Unclear",
    "WaitKind",
    "Waiting",
    "WholeTime",
    "Window",
    "Yearly",
    "as_answer",
    "as_json",
    "decided_windows",
    "due_from",
    "due_status",
    "event_window",
    "explain",
    "explain_decided",
    "mentioned",
    "months_of",
    "needs_person",
    "parse",
    "questions",
    "rule_from_dict",
    "rule_to_dict",
    "waits",
    "warnings",
    "windows",
    "with_year",
    "years_of",
]
