"""The answer of requirement I7: what was understood of a file, as plain data.

Decided here: the names of the answer and nothing else. A date is written as in ISO 8601, a place as people
read it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plans.importing.parsed import (
        ParsedActivity,
        ParsedOrder,
        ParsedPlan,
        ParsedSection,
        PrintedPeriod,
        Problem,
    )


def plan_json(plan: "ParsedPlan", deadline: "Callable[[str], object] | None") -> dict[str, object]:
    """Give the whole answer; `deadline` turns the words of a due date into its value."""
    return {
        "title": plan.title,
        "kind": str(plan.kind),
        "period": _period_json(plan.period),
        "columns": [{"key": str(column.key), "header": column.header_text} for column in plan.columns],
        "order": None if plan.order is None else _order_json(plan.order),
        "sections": [_section_json(section) for section in plan.sections],
        "activities": [_activity_json(activity, deadline) for activity in plan.activities],
        "problems": [_problem_json(problem) for problem in plan.problems],
        "municipality": plan.municipality_text,
        "preamble": plan.preamble_text,
        "attachments": [{"title": part.title, "text": part.text} for part in plan.attachments],
    }


def _period_json(period: "PrintedPeriod") -> dict[str, object]:
    return {"kind": str(period.kind), "first_year": period.first_year, "last_year": period.last_year}


def _order_json(order: "ParsedOrder") -> dict[str, object]:
    return {
        "kind": order.kind,
        "number": order.number_text,
        "date": None if order.dated_on is None else order.dated_on.isoformat(),
        "author": list(order.author_lines),
        "heading": order.heading,
        "preamble": order.preamble,
        "verb": order.verb,
        "clauses": list(order.clauses),
        "signatory": {"post": order.signatory_post, "name": order.signatory_name},
        "present": list(order.present),
        "agenda": list(order.agenda),
    }


def _section_json(section: "ParsedSection") -> dict[str, object]:
    return {
        "level": str(section.level),
        "number": section.number_text,
        "title": section.title,
        "activity_count": sum(1 for _ in section.all_activities()),
        "shares_next_block": section.shares_next_block,
        "children": [_section_json(child) for child in section.children],
    }


def _activity_json(
    activity: "ParsedActivity", deadline: "Callable[[str], object] | None"
) -> dict[str, object]:
    return {
        "number": activity.number_text,
        "section_path": list(activity.section_path),
        "title": activity.title,
        "due_text": activity.due_text,
        "deadline": None if deadline is None else deadline(activity.due_text),
        "executors": [
            {"body": match.body_key, "text": match.text, "led_by": match.led_by_key}
            for match in activity.executors
        ],
        "deliverables": [{"kind": item.kind_key, "text": item.text} for item in activity.deliverables],
        "source": str(activity.place),
    }


def _problem_json(problem: "Problem") -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "place": str(problem.place),
        "sentence": problem.sentence,
        "column": problem.column,
        "raw_text": problem.raw_text,
        "suggestion": problem.suggestion,
    }
