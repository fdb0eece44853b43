"""One task as people read it: its state in words, what is asked, where it stands, its rounds."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from monitoring import agenda, wording
from monitoring.models import Evidence, Postponement, Review, Task
from monitoring.states import TONES, TaskState
from plans.models import Deliverable


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


def with_plan(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Add what every page of a task prints of its plan."""
    return tasks.select_related(
        "organization", "submitted_by", "activity__section", "activity__edition__plan__owner"
    )


def answers_prefetch() -> list[Prefetch]:
    """What is asked and what has been added; ordered inside a task, for which no join is needed."""
    evidence = Evidence.objects.select_related("file", "added_by").order_by("round", "added_at", "pk")
    return [
        Prefetch("activity__deliverables", queryset=Deliverable.objects.order_by("position", "pk")),
        Prefetch("evidence", queryset=evidence),
    ]


def reviews_prefetch() -> Prefetch:
    return Prefetch("reviews", queryset=Review.objects.select_related("reviewed_by").order_by("round"))


def postponements_prefetch() -> Prefetch:
    asked = Postponement.objects.select_related("asked_by", "decided_by").order_by("asked_at", "pk")
    return Prefetch("postponements", queryset=asked)


def with_answers(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Add all that the page of a task prints."""
    return with_plan(tasks).prefetch_related(
        *answers_prefetch(), reviews_prefetch(), postponements_prefetch()
    )


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
    return (
        f"Приложите: {', '.join(texts)}." if texts else "Приложите документ, который показывает, что сделано."
    )


def place(task: Task) -> str:
    """Where it stands and for which time: «План на 2026 год, п. 1.5 (март 2026)»."""
    plan = task.activity.edition.plan
    title = wording.plan_label(plan.get_kind_display(), plan.period_kind, plan.starts_on, plan.ends_on)
    number = task.activity.number_text.rstrip(".")
    where = f"{title}, п.{wording.NBSP}{number}" if number else title
    return f"{where} ({task.occurrence_text})" if task.occurrence_text else where


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


def local_date(moment: datetime.datetime) -> datetime.date:
    return timezone.localtime(moment).date()
