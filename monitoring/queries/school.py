"""The school head's day: what the own organisation owes, in groups, as cards."""

import datetime
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Subquery, Window

from monitoring import agenda, wording
from monitoring.agenda import Group
from monitoring.models import Evidence, Review, Task, Verdict
from monitoring.queries.quota import quota, used_bytes
from monitoring.queries.shown import Shown
from monitoring.queries.tasks import (
    answers_prefetch,
    ask,
    local_date,
    lost_evidence,
    place,
    shown_evidence,
    with_plan,
)
from monitoring.states import OWED, TaskState
from msoko.lib.language_ru import counted, plural
from msoko.people.models import User

#: accepted answers shown by name; the rest is a number
ACCEPTED_SHOWN = 10
#: a list that need not be folded
SHORT_LIST = 6


@dataclass(frozen=True)
class Card:
    """A task as the person who answers sees it."""

    task: Task
    tone: str
    state_text: str
    ask: str
    place: str
    reason: str = ""
    evidence: list[Shown] = field(default_factory=list)
    #: what the machine has taken out of the open round, with its reason
    lost: list[Evidence] = field(default_factory=list)
    client_key: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class AgendaGroup:
    group: Group
    title: str
    cards: list[Card]

    @property
    def is_urgent(self) -> bool:
        return self.group in agenda.URGENT

    @property
    def is_card_list(self) -> bool:
        """What can wait, and what waits for others, is a line and not a card."""
        return self.is_urgent or self.group == Group.MONTH

    @property
    def is_short(self) -> bool:
        return len(self.cards) <= SHORT_LIST


@dataclass(frozen=True)
class Agenda:
    groups: list[AgendaGroup]
    accepted: list[Task]
    accepted_count: int
    quota_warning: str = ""

    def count(self, group: Group) -> int:
        return sum(len(one.cards) for one in self.groups if one.group == group)

    @property
    def urgent_count(self) -> int:
        return sum(len(one.cards) for one in self.groups if one.is_urgent)

    @property
    def heading(self) -> str:
        """«Сегодня нужно 2 ответа»."""
        count = self.urgent_count
        if not count:
            return "Сегодня отвечать не нужно"
        needed = plural(count, "нужен", "нужно", "нужно")
        return f"Сегодня {needed} {counted(count, 'ответ', 'ответа', 'ответов')}"

    @property
    def next_card(self) -> Card | None:
        """The first one that is not urgent but has a date."""
        later = (one for one in self.groups if one.group in (Group.MONTH, Group.LATER))
        return next((card for one in later for card in one.cards), None)


def school_agenda(user: User, today: datetime.date) -> Agenda:
    """What the organisation of this person owes, in groups; four queries, however long the list."""
    mine = Task.objects.visible_to(user)
    returns = Review.objects.filter(task=OuterRef("pk"), verdict=Verdict.RETURNED).order_by("-round")
    owed = with_plan(mine.filter(state__in=[*OWED, TaskState.SUBMITTED]).by_urgency()).annotate(
        return_reason=Subquery(returns.values("reason")[:1]),
        returned_at=Subquery(returns.values("reviewed_at")[:1]),
        used_bytes=used_bytes(user, today),
    )
    found: dict[Group, list[Card]] = defaultdict(list)
    rows = list(owed.prefetch_related(*answers_prefetch()))
    for task in rows:
        group = agenda.group_of(task.state, task.due_on, today)
        found[group].append(card(task, group, today))
    accepted = list(
        mine.filter(state=TaskState.ACCEPTED, activity__edition__plan__ends_on__gte=today)
        .select_related("activity")
        .annotate(all_accepted=Window(Count("pk")))
        .order_by("-submitted_at")[:ACCEPTED_SHOWN]
    )
    return Agenda(
        [AgendaGroup(group, agenda.TITLES[group], found[group]) for group in Group if found[group]],
        accepted,
        accepted[0].all_accepted if accepted else 0,
        # Whoever owes nothing has nothing to send either.
        quota(rows[0].used_bytes, today).warning() if rows else "",
    )


def card(task: Any, group: Group, today: datetime.date) -> Card:
    """The task comes with `return_reason` and `returned_at`."""
    return Card(
        task=task,
        tone=agenda.TONES[group],
        state_text=_state_text(task, group, today),
        ask=ask(task),
        place=place(task),
        reason=task.return_reason if group == Group.RETURNED else "",
        evidence=shown_evidence(task),
        lost=lost_evidence(task),
    )


def _state_text(task: Any, group: Group, today: datetime.date) -> str:
    if group == Group.SUBMITTED and task.submitted_at:
        return f"отправлено {wording.ago(local_date(task.submitted_at), today)}"
    if group == Group.RETURNED:
        return f"вернули {wording.ago(local_date(task.returned_at), today)}"
    return wording.due(task.due_on, today)
