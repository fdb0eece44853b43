"""The review queue: what waits and for whom, what opens after a verdict, what is known about evidence."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from monitoring import wording
from monitoring.models import Evidence, EvidenceKind, ReviewDuty, Task, TaskMessage
from monitoring.queries.directions import direction_id
from monitoring.queries.tasks import answers_prefetch, local_date, reviews_prefetch, with_plan
from msoko.lib.file_kinds import CONTENT_TYPES, KIND_WORDS
from msoko.lib.language_ru import counted
from msoko.people.models import User

MINE, ALL = "mine", "all"
#: the advice of the check at upload that says whether the same bytes are known
SAME_FILE = "same_file"


@dataclass(frozen=True)
class QueueRow:
    task: Task
    what: str
    waits: str
    is_shown: bool


@dataclass(frozen=True)
class Fact:
    """One line of advice beside the evidence; a tone makes it a pill."""

    text: str
    tone: str = ""


@dataclass(frozen=True)
class Queue:
    """`waiting` is what this person is shown; the counts are those of both chips."""

    waiting: list[Any]
    whose: str
    mine_count: int
    all_count: int
    has_duties: bool


def review_queue(user: User, whose: str = "") -> Queue:
    """Everything that waits for a verdict, the oldest first, with the size of its round.

    Without a wish whoever has duties sees what is theirs, and what is nobody's; everybody else sees all.
    """
    stands = Q(evidence__round=F("round"), evidence__withdrawn_at=None)
    found: list[Any] = list(
        with_plan(_for_person(user)).annotate(
            file_count=Count("evidence", filter=stands & Q(evidence__kind=EvidenceKind.FILE)),
            other_count=Count("evidence", filter=stands & ~Q(evidence__kind=EvidenceKind.FILE)),
            has_messages=Exists(TaskMessage.objects.filter(task=OuterRef("pk"))),
        )
    )
    has_duties = any(one.has_duties for one in found)
    mine = [one for one in found if _is_for_me(one)]
    whose = chosen(whose, has_duties=has_duties)
    return Queue(mine if whose == MINE else found, whose, len(mine), len(found), has_duties)


def chosen(whose: str, *, has_duties: bool) -> str:
    return whose if whose in (MINE, ALL) else MINE if has_duties else ALL


def _for_person(user: User) -> QuerySet[Any]:
    own = ReviewDuty.objects.held_by(user)
    all_duties = ReviewDuty.objects.filter(municipality=OuterRef("municipality"))
    return (
        Task.objects.visible_to(user)
        .waiting_for_review()
        .annotate(direction_id=direction_id())
        .annotate(
            has_duties=Exists(own),
            is_mine=Exists(own.filter(direction=OuterRef("direction_id"))),
            has_reviewer=Exists(all_duties.filter(direction=OuterRef("direction_id"))),
        )
    )


def _is_for_me(task: Any) -> bool:
    """RO-03; what nobody reviews is everybody's, so that nothing is forgotten."""
    return bool(task.is_mine or not task.has_reviewer)


def fill(task: Task) -> None:
    """Fetch for one task of the queue what its page prints; a first round has no reviews yet."""
    deliverables, _ = answers_prefetch()
    lookups = [deliverables, Prefetch("evidence", queryset=_with_twins())]
    prefetch_related_objects([task], *lookups, *([reviews_prefetch()] if task.round > 1 else []))


def _with_twins() -> QuerySet[Evidence]:
    """Evidence that knows who else has already sent the same bytes; T4, advice and not a refusal."""
    twins = (
        Evidence.objects.filter(file=OuterRef("file")).exclude(task=OuterRef("task")).order_by("-added_at")
    )
    return (
        Evidence.objects.select_related("file", "added_by")
        .annotate(
            twin_organization_id=Subquery(twins.values("task__organization_id")[:1]),
            twin_name=Subquery(twins.values("task__organization__short_name")[:1]),
        )
        .order_by("round", "added_at", "pk")
    )


def queue_rows(waiting: list[Any], shown: Task | None, today: datetime.date) -> list[QueueRow]:
    return [
        QueueRow(task, _what(task), wording.ago(local_date(task.submitted_at), today), task is shown)
        for task in waiting
    ]


def _what(task: Any) -> str:
    parts = []
    if task.file_count:
        parts.append(counted(task.file_count, "файл", "файла", "файлов"))
    if task.other_count:
        parts.append(counted(task.other_count, "запись", "записи", "записей"))
    return ", ".join(parts)


def next_in_queue(user: User, task: Task, whose: str = "") -> Task | None:
    """What opens after the verdict on this one: the next, and after the last one the first."""
    found: list[Any] = list(_for_person(user).only("pk", "submitted_at"))
    is_narrow = chosen(whose, has_duties=any(one.has_duties for one in found)) == MINE
    waiting = [one for one in found if not is_narrow or _is_for_me(one)]
    places = [one.pk for one in waiting]
    if task.pk not in places:
        return waiting[0] if waiting else None
    place = places.index(task.pk)
    others = [*waiting[place + 1 :], *waiting[:place]]
    return others[0] if others else None


def chosen_for_review(user: User, keys: list[int]) -> list[Task]:
    """The answers that were ticked in the queue, those that still wait, with what lies in them."""
    waiting = with_plan(Task.objects.visible_to(user).waiting_for_review()).filter(pk__in=keys)
    return list(waiting.prefetch_related(*answers_prefetch()))


def facts(evidence: Any, organization_id: int) -> list[Fact]:
    """What can be said of it without reading it; T4: advice, never a refusal."""
    told = [Fact(str(one["text"]), str(one["tone"])) for one in evidence.advice]
    if evidence.file is None:
        return told
    if not any(str(one.get("code", "")).startswith(SAME_FILE) for one in evidence.advice):
        told.append(_sameness(evidence, organization_id))
    size = f"{_type_words(evidence.file.content_type)}, {wording.file_size(evidence.file.size)}"
    return [*told, Fact(size)]


def _sameness(evidence: Any, organization_id: int) -> Fact:
    if evidence.twin_organization_id is None:
        return Fact("такого файла ещё не было", "green")
    if evidence.twin_organization_id == organization_id:
        return Fact("этот файл организация уже присылала", "amber")
    return Fact(f"такой же файл прислала: {evidence.twin_name}", "amber")


def _type_words(content_type: str) -> str:
    kinds = (KIND_WORDS[kind] for kind, known in CONTENT_TYPES.items() if known == content_type)
    return next(kinds, content_type)
