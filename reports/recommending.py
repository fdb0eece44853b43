"""What a letter may recommend to an organisation, from what it owes: a suggestion, edited by a person."""

import datetime
from collections import defaultdict

from monitoring.models import Task
from msoko.lib.language_ru import date_in_figures
from msoko.people.models import User
from plans.models import Direction, Edition
from reports.recommended import approved_lines

#: of many overdue tasks a letter names so many, the oldest first
NAMED = 12


def suggested_recommendations(
    edition: Edition | None, direction: Direction | None, *, by: User, today: datetime.date
) -> dict[int, str]:
    """Organisation -> a line for each approved recommendation, then for each overdue task."""
    late = Task.objects.visible_to(by).overdue(today).select_related("activity")
    if edition:
        late = late.filter(activity__edition=edition)
    if direction:
        late = late.filter(activity__section__direction=direction)
    lines: dict[int, list[str]] = defaultdict(list, approved_lines(by, direction, today))
    for task in late.order_by("due_on", "pk"):
        title = " ".join(task.activity.title.split()).rstrip(". ")
        number = f"пункту {task.activity.number_text.rstrip('.')} " if task.activity.number_text else ""
        lines[task.organization_id].append(
            f"представить подтверждение по {number}«{title}», срок {date_in_figures(task.due_on)}"
        )
    return {organization: "\n".join(_ended(found)) for organization, found in lines.items()}


def _ended(lines: list[str]) -> list[str]:
    shown = lines[:NAMED]
    return [f"{line};" for line in shown[:-1]] + [f"{shown[-1]}."]
