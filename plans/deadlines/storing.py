"""Rules as plain dictionaries for a JSON column, and the whole answer for one cell as JSON.

The class is stored by name beside its fields; defaults are left out. Reading back gives an equal rule; an
unknown or damaged record is a `ValueError`, never a half-read rule.
"""

from dataclasses import MISSING, Field, fields
from typing import cast

from plans.deadlines.explaining import explain
from plans.deadlines.period import PlanPeriod
from plans.deadlines.questions import questions
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
from plans.deadlines.settings import DueSettings
from plans.deadlines.spans import Day, Span
from plans.deadlines.unfolding import DEFAULTS, windows

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
Stored = Rule | Span | Day

RULES: tuple[type[Rule], ...] = (
    Missing,
    Unclear,
    Truncated,
    Dated,
    Yearly,
    Anchored,
    EveryNYears,
    WholeTime,
    Recurring,
    StatusDates,
    Permanent,
    External,
    OnEvent,
    OnFact,
    OnDemand,
    Composite,
)
CLASSES: dict[str, type[Stored]] = {each.__name__: each for each in (*RULES, Span, Day)}


def rule_to_dict(rule: Rule) -> dict[str, Json]:
    return {"kind": rule.kind, **_to_dict(rule)}


def rule_from_dict(stored: dict[str, Json]) -> DueRule:
    rule = _from_json({name: value for name, value in stored.items() if name != "kind"})
    if not isinstance(rule, RULES):
        raise ValueError("Запись срока повреждена: в ней нет правила. Разберите слова срока заново.")
    return cast(DueRule, rule)


def _to_dict(value: Stored) -> dict[str, Json]:
    written = {
        each.name: _to_json(getattr(value, each.name))
        for each in fields(value)
        if getattr(value, each.name) != _default(each)
    }
    return {"rule": type(value).__name__, **written}


def _default(each: "Field[object]") -> object:
    return each.default if each.default is not MISSING else MISSING


def _to_json(value: object) -> Json:
    if isinstance(value, (Rule, Span, Day)):
        return _to_dict(value)
    if isinstance(value, tuple):
        return [_to_json(each) for each in value]
    return cast(Json, value)


def _from_json(value: Json) -> object:
    if isinstance(value, list):
        return tuple(_from_json(each) for each in value)
    if not isinstance(value, dict):
        return value
    name = value.get("rule")
    if not isinstance(name, str) or name not in CLASSES:
        raise ValueError(
            f"Запись срока повреждена: неизвестное правило «{name}». Разберите слова срока заново."
        )
    parts = {key: _from_json(each) for key, each in value.items() if key != "rule"}
    try:
        return CLASSES[name](**parts)  # type: ignore[arg-type]
    except TypeError as error:
        raise ValueError(
            f"Запись срока повреждена: не те поля у «{name}». Разберите слова срока заново."
        ) from error


def as_json(text: str, rule: Rule, period: PlanPeriod, settings: DueSettings = DEFAULTS) -> dict[str, Json]:
    """Everything known about one cell: kind, windows, due dates, sentence, questions, rule."""
    found = windows(rule, period, settings)
    asked = questions(rule, period, settings)
    return {
        "text": text,
        "kind": rule.kind,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat(), "kind": period.kind},
        "windows": [
            {
                "start": window.start.isoformat(),
                "end": window.end.isoformat(),
                "due_on": window.due_on.isoformat() if window.due_on else None,
                "label": window.label,
            }
            for window in found
        ],
        "due_dates": [window.due_on.isoformat() for window in found if window.due_on],
        "sentence": explain(rule, period, settings),
        "needs_person": bool(asked),
        "questions": list(asked),
        "notes": list(rule.notes),
        "rule": rule_to_dict(rule),
    }
