"""One task as people read it: its state in words, what is asked, where it stands, its rounds."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from monitoring import agenda, wording
from monitoring.asking import request
from monitoring.models import Evidence, Postponement, Review, Task
from monitoring.queries.shown import Shown, shown, with_signatures
from monitoring.states import TONES, TaskState
from plans.models import Deliverable

#: the kind of result that is no paper: «отсутствие», «проведены»
STATE_KIND = "state"
#: kinds that are shown by whatever document there is
NO_PAPERS = frozenset({STATE_KIND, "event", "site_update", "adjustment"})


@dataclass(frozen=True)
class Round:
    """One answer: what was added, and what was said about it."""

    number: int
    evidence: list[Evidence]
    shown: list[Shown]
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
    evidence = with_signatures(
        Evidence.objects.select_related("file__scan", "added_by").order_by("round", "added_at", "pk")
    )
    deliverables = Deliverable.objects.select_related("kind").order_by("position", "pk")
    return [
        Prefetch("activity__deliverables", queryset=deliverables),
        Prefetch("evidence", queryset=evidence),
    ]


def reviews_prefetch() -> Prefetch:
    return Prefetch("reviews", queryset=Review.objects.select_related("reviewed_by").order_by("round"))


def postponements_of(task: Task) -> list[Postponement]:
    """The requests of a task that came by `with_answers`; most tasks have none and cost no query."""
    if not getattr(task, "is_asked_to_wait", True):
        return []
    asked = list(task.postponements.select_related("asked_by", "decided_by").order_by("asked_at", "pk"))
    for one in asked:
        one.task = task
    return asked


def with_answers(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Add all that the page of a task prints."""
    asked = Exists(Postponement.objects.filter(task=OuterRef("pk")))
    return (
        with_plan(tasks)
        .annotate(is_asked_to_wait=asked)
        .prefetch_related(*answers_prefetch(), reviews_prefetch())
    )


def state_pill(task: Task, today: datetime.date) -> tuple[str, str]:
    """Tone and words of the state of any task, the same on every page."""
    if task.state == TaskState.OPEN:
        group = agenda.group_of(task.state, task.due_on, today)
        return agenda.TONES[group], wording.due(task.due_on, today)
    return TONES[TaskState(task.state)], task.get_state_display()


def ask(task: Task) -> str:
    """What is asked, in plain words: «Приложите приказ и аналитическую справку.»"""
    results = [(one.kind, wording.in_sentence(one.text)) for one in task.activity.deliverables.all()]
    if not results and task.activity.deliverables_text:
        results = [(None, wording.in_sentence(task.activity.deliverables_text))]
    states = [text for kind, text in results if text and kind and kind.key in NO_PAPERS]
    return request([text for kind, text in results if text and text not in states], states)


def expects_state(task: Task) -> bool:
    """Whether words may stand instead of a paper; EV-02: «unless the kind allows it»."""
    kinds = {one.kind.key if one.kind else "" for one in task.activity.deliverables.all()}
    return not kinds or STATE_KIND in kinds


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


def shown_evidence(task: Task, *, is_department: bool = False) -> list[Shown]:
    """The present round as a page shows it; reads what was prefetched."""
    return shown([one for one in task.evidence.all() if one.round == task.round], is_department=is_department)


def lost_evidence(task: Task) -> list[Evidence]:
    """What was taken out of the open round with a reason that the sender must read."""
    return [
        one
        for one in task.evidence.all()
        if one.round == task.round and one.withdrawal_reason and not one.is_superseded
    ]


def round_of(task: Task) -> list[Shown]:
    """The present round asked anew, for the part of a page that has changed."""
    current = Task.objects.filter(pk=task.pk).prefetch_related(answers_prefetch()[1]).get()
    return shown_evidence(current)


def last_return(task: Task) -> Review | None:
    return next((one for one in reversed(task.reviews.all()) if one.reason), None)


def rounds(task: Task, *, is_department: bool = False) -> list[Round]:
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
            shown(evidence[number], is_department=is_department),
            [one for one in evidence[number] if one.withdrawn_at and not one.is_superseded],
            reviews.get(number),
        )
        for number in numbers
    ]


def local_date(moment: datetime.datetime) -> datetime.date:
    return timezone.localtime(moment).date()
