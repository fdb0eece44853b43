"""Questions about tasks that several pages ask, answered with values that templates only print."""

import datetime
import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q, QuerySet, Window
from django.utils import timezone

from monitoring import agenda, wording
from monitoring.agenda import Group
from monitoring.models import Evidence, Review, Task
from monitoring.states import OWED, TONES, TaskState
from msoko.lib.language_ru import counted, plural
from msoko.people.models import User

#: accepted answers shown by name on the school head's page; the rest is a number
ACCEPTED_SHOWN = 10
#: a list of the school head's page that need not be folded
SHORT_LIST = 6


def waiting_counts(user: User) -> dict[str, int]:
    """Counts for the left column in one query: tasks still owed, rounds waiting for review."""
    counts = Task.objects.visible_to(user).aggregate(
        open=Count("pk", filter=Q(state__in=OWED)), review=Count("pk", filter=Q(state=TaskState.SUBMITTED))
    )
    return {**counts, "own": counts["open"]}


@dataclass(frozen=True)
class Round:
    """One answer: what was added, and what was said about it."""

    number: int
    evidence: list[Evidence]
    withdrawn: list[Evidence]
    review: Review | None

    @property
    def tone(self) -> str:
        return "red" if self.review and self.review.reason else "green"


@dataclass(frozen=True)
class Card:
    """A task as the person who answers sees it."""

    task: Task
    tone: str
    state_text: str
    ask: str
    place: str
    reason: str = ""
    evidence: list[Evidence] = field(default_factory=list)
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


def with_answers(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Add what cards and the page of a task print: plan and owner, what is asked, evidence, reviews."""
    return tasks.select_related("organization", "activity__section", "activity__edition__plan__owner").prefetch_related(
        "activity__deliverables",
        Prefetch("evidence", queryset=Evidence.objects.select_related("file", "added_by")),
        Prefetch("reviews", queryset=Review.objects.select_related("reviewed_by")),
    )


def school_agenda(user: User, today: datetime.date) -> Agenda:
    """What the organisation of this person owes, in groups; three queries and three prefetches."""
    mine = Task.objects.visible_to(user)
    owed = with_answers(mine.filter(state__in=[*OWED, TaskState.SUBMITTED]).by_urgency())
    found: dict[Group, list[Card]] = defaultdict(list)
    for task in owed:
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
    )


def card(task: Task, group: Group, today: datetime.date) -> Card:
    last = last_return(task) if group == Group.RETURNED else None
    return Card(
        task=task,
        tone=agenda.TONES[group],
        state_text=_state_text(task, group, last, today),
        ask=ask(task),
        place=place(task),
        reason=last.reason if last else "",
        evidence=standing_evidence(task),
    )


def _state_text(task: Task, group: Group, last: Review | None, today: datetime.date) -> str:
    if group == Group.SUBMITTED and task.submitted_at:
        return f"отправлено {wording.ago(_local(task.submitted_at), today)}"
    if last:
        return f"вернули {wording.ago(_local(last.reviewed_at), today)}"
    return wording.due(task.due_on, today)


def state_pill(task: Task, today: datetime.date) -> tuple[str, str]:
    """Tone and words of the state of any task, the same on every page."""
    if task.state == TaskState.OPEN:
        group = agenda.group_of(task.state, task.due_on, today)
        return agenda.TONES[group], wording.due(task.due_on, today)
    return TONES[TaskState(task.state)], task.get_state_display()


def ask(task: Task) -> str:
    """What is asked, in plain words: «Приложите: справка, протокол»."""
    texts = [wording.in_sentence(one.text) for one in task.activity.deliverables.all()]
    if not texts and task.activity.deliverables_text:
        texts = [wording.in_sentence(task.activity.deliverables_text)]
    return f"Приложите: {', '.join(texts)}." if texts else "Приложите документ, который показывает, что сделано."


def place(task: Task) -> str:
    """Where it stands and who accepts: «План на 2026 год, п. 1.5. Проверит Управление образования»."""
    plan = task.activity.edition.plan
    title = wording.plan_label(plan.get_kind_display(), plan.period_kind, plan.starts_on, plan.ends_on)
    number = task.activity.number_text.rstrip(".")
    return f"{title}, п.{wording.NBSP}{number}" if number else title


def standing_evidence(task: Task) -> list[Evidence]:
    """What lies in the present round; reads what was prefetched."""
    return [one for one in task.evidence.all() if one.round == task.round and one.withdrawn_at is None]


def last_return(task: Task) -> Review | None:
    return next((one for one in reversed(task.reviews.all()) if one.reason), None)


def rounds(task: Task) -> list[Round]:
    """All answers of a task, the newest first; reads what was prefetched."""
    reviews = {one.round: one for one in task.reviews.all()}
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for one in task.evidence.all():
        evidence[one.round].append(one)
    numbers = sorted({task.round, *reviews, *evidence}, reverse=True)
    return [
        Round(
            number,
            [one for one in evidence[number] if one.withdrawn_at is None],
            [one for one in evidence[number] if one.withdrawn_at],
            reviews.get(number),
        )
        for number in numbers
    ]


def same_files(evidence: list[Evidence]) -> dict[int, Evidence]:
    """For each file of these: who else has already sent the same bytes; T4, advice and not a refusal."""
    files = {one.file_id for one in evidence if one.file_id}
    if not files:
        return {}
    mine = evidence[0].task_id
    others = Evidence.objects.filter(file__in=files).exclude(task=mine).select_related("task__organization")
    return {one.file_id: one for one in others.order_by("-added_at")}


def _local(moment: datetime.datetime) -> datetime.date:
    return timezone.localtime(moment).date()
