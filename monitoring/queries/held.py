"""What an organisation has given already and what else it owes: one file may serve several tasks (T2)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, Q

from monitoring import wording
from monitoring.models import Evidence, Task
from monitoring.queries.tasks import place, with_plan
from msoko.people.models import User

#: rows of each list; the search narrows further
SHOWN = 25


@dataclass(frozen=True)
class HeldGroup:
    """«В этом году», «В прошлом году», «Раньше»."""

    title: str
    evidence: list[Evidence]


@dataclass(frozen=True)
class AlsoTask:
    task: Task
    due: str
    place: str


def held(user: User, task: Task, *, words: str, today: datetime.date) -> list[HeldGroup]:
    """What the organisation of the task has given elsewhere, each content once, the newest first."""
    mine = Evidence.objects.visible_to(user).standing().filter(task__organization=task.organization_id)
    here = Evidence.objects.standing().filter(task=task, round=task.round)
    wanted = mine.exclude(task=task, round=task.round).exclude(
        Exists(here.filter(file=OuterRef("file"), file__isnull=False))
    )
    if words:
        wanted = wanted.filter(
            Q(filename__icontains=words) | Q(document_text__icontains=words) | Q(url__icontains=words)
            | Q(task__activity__title__icontains=words)
        )  # fmt: skip
    contents = wanted.values("file", "url", "document_text").annotate(newest=Max("pk")).values("newest")
    rows = Evidence.objects.filter(pk__in=contents).select_related("file", "task__activity")
    return _by_year(rows.order_by("-added_at", "-pk")[:SHOWN], today)


def _by_year(rows: Iterable[Evidence], today: datetime.date) -> list[HeldGroup]:
    groups: dict[str, list[Evidence]] = {}
    for one in rows:
        ago = today.year - one.added_at.year
        title = {0: "В этом году", 1: "В прошлом году"}.get(ago, "Раньше")
        groups.setdefault(title, []).append(one)
    return [HeldGroup(title, evidence) for title, evidence in groups.items()]


def also_tasks(user: User, task: Task, today: datetime.date) -> list[AlsoTask]:
    """Other tasks that the same organisation still owes, the most urgent first."""
    owed = Task.objects.visible_to(user).owed().filter(organization=task.organization_id)
    others = with_plan(owed.exclude(pk=task.pk).by_urgency())[:SHOWN]
    return [AlsoTask(one, wording.due(one.due_on, today), place(one)) for one in others]
