"""The answer for one deadline as `explain_deadline` gives it: the keys that other programs rely on."""

from plans.deadlines.explaining import explain
from plans.deadlines.period import PlanPeriod
from plans.deadlines.questions import questions, warnings
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Composite, Missing, Truncated, Unclear
from plans.deadlines.settings import DueSettings
from plans.deadlines.storing import Json
from plans.deadlines.unfolding import DEFAULTS, windows


def as_answer(text: str, rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> dict[str, Json]:
    """The answer of `explain_deadline` for machines: dates as ISO texts, `start` empty for «до ...»."""
    return {
        "text": text,
        "kind": rule.kind,
        "understood": not isinstance(rule, (Missing, Truncated, Unclear)) and not _holds_unread(rule),
        "windows": [
            {
                "start": None if window.is_open else window.start.isoformat(),
                "end": window.end.isoformat(),
                "due": window.due_on.isoformat() if window.due_on else None,
            }
            for window in windows(rule, period, settings)
        ],
        "explanation": explain(rule, period, settings),
        "problems": [
            *questions(rule, period, settings),
            *warnings(rule, period, settings),
            *rule.notes,
        ],
    }


def _holds_unread(rule: Rule) -> bool:
    return isinstance(rule, Composite) and any(isinstance(part, (Truncated, Unclear)) for part in rule.parts)
