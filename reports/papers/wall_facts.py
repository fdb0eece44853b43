"""What the wall plan shows of an edition: its rows, and when each of them is done.

The dates are those of the tasks once there are tasks, for there the specialist has set what the words left
open; before that they are what the words of the plan mean. A postponement of one school does not move the
wall: of each occurrence the earliest date counts.
"""

import datetime
from collections.abc import Iterable

from django.db.models import Min

from monitoring.models import Task
from plans.deadlines import Window, rule_from_dict, windows
from plans.models import Activity, Edition, Section
from plans.models.section import SectionLevel
from reports.papers.wall import WallFacts
from reports.papers.wall_rows import WallActivity, WallGroup, WallRow, WallWindow

_NOTHING_KNOWN = "срок не указан"


def wall_facts(edition: Edition) -> WallFacts:
    """Read the edition in the order of the document: five queries, whatever its size."""
    plan = edition.plan
    rows: list[WallRow] = []
    dated = _windows_of_tasks(edition)
    activities: dict[int | None, list[WallActivity]] = {}
    for one in edition.activities.in_plan().for_listing():
        activities.setdefault(one.section_id, []).append(_activity(one, edition, dated.get(one.pk, ())))
    rows += activities.get(None, [])
    for section in edition.sections.order_by("position"):
        rows += _group(section)
        rows += activities.get(section.pk, [])
    return WallFacts(
        title=" ".join(plan.title.split()),
        approval=_approval(edition),
        owner=plan.owner.short_name,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        rows=tuple(rows),
    )


def _approval(edition: Edition) -> str:
    if edition.order_on is None:
        return "Проект: план ещё не утверждён"
    return f"Утверждён приказом от {edition.order_on:%d.%m.%Y} № {edition.order_number_text}"


def _group(section: Section) -> list[WallRow]:
    """Parts and directions; tracks and functions would only eat the sheet."""
    levels = {SectionLevel.PART: 1, SectionLevel.DIRECTION: 2}
    level = levels.get(SectionLevel(section.level))
    return [WallGroup(level, section.heading)] if level else []


def _activity(activity: Activity, edition: Edition, dated: tuple[WallWindow, ...]) -> WallActivity:
    bodies = [one.body.label for one in activity.assignments.all()]
    named = f"{bodies[0]} и ещё {len(bodies) - 1}" if len(bodies) > 1 else "".join(bodies)
    understood = () if dated or not activity.due_rule else _understood(activity, edition)
    return WallActivity(
        number=activity.number_text,
        title=" ".join(activity.title.split()),
        due_text=" ".join(activity.due_text.split()),
        executors=named or " ".join(activity.executors_text.split()),
        windows=dated or _dated(understood),
        waits_text=understood[0].label if understood else _NOTHING_KNOWN,
    )


def _understood(activity: Activity, edition: Edition) -> tuple[Window, ...]:
    return tuple(windows(rule_from_dict(activity.due_rule), edition.plan.period))


def _dated(understood: tuple[Window, ...]) -> tuple[WallWindow, ...]:
    return tuple(WallWindow(min(one.start, one.due_on), one.due_on) for one in understood if one.due_on)


def _windows_of_tasks(edition: Edition) -> dict[int, tuple[WallWindow, ...]]:
    rows: Iterable[tuple[int, datetime.date | None, datetime.date | None]] = (
        Task.objects.filter(activity__edition=edition, due_on__isnull=False)
        .order_by("activity_id", "occurrence")
        .values("activity_id", "occurrence")
        .annotate(begins=Min("starts_on"), due=Min("due_on"))
        .values_list("activity_id", "begins", "due")
    )
    found: dict[int, tuple[WallWindow, ...]] = {}
    for pk, begins, due in rows:
        if due is not None:
            window = WallWindow(min(begins or due, due), due)
            found[pk] = (*found.get(pk, ()), window)
    return found
