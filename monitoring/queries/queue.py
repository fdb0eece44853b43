"""The review queue: what waits, in which order, and what is known about a piece of evidence."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, prefetch_related_objects

from monitoring import wording
from monitoring.models import Evidence, EvidenceKind, Task
from monitoring.queries.tasks import answers_prefetch, local_date, reviews_prefetch, with_plan
from msoko.lib.file_kinds import CONTENT_TYPES, KIND_WORDS
from msoko.lib.language_ru import counted
from msoko.people.models import User


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


def review_queue(user: User) -> list[Any]:
    """Everything that waits for a verdict, the oldest first, with the size of its round."""
    stands = Q(evidence__round=F("round"), evidence__withdrawn_at=None)
    waiting = with_plan(Task.objects.visible_to(user).waiting_for_review())
    return list(
        waiting.annotate(
            file_count=Count("evidence", filter=stands & Q(evidence__kind=EvidenceKind.FILE)),
            other_count=Count("evidence", filter=stands & ~Q(evidence__kind=EvidenceKind.FILE)),
        )
    )


def fill(task: Task) -> None:
    """Fetch for one task of the queue what its page prints; a first round has no reviews yet."""
    lookups = answers_prefetch()
    prefetch_related_objects([task], *lookups, *([reviews_prefetch()] if task.round > 1 else []))


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


def next_in_queue(user: User, task: Task) -> Task | None:
    """What opens after the verdict on this one: the next, and after the last one the first."""
    waiting = list(Task.objects.visible_to(user).waiting_for_review().only("pk", "submitted_at"))
    places = [one.pk for one in waiting]
    if task.pk not in places:
        return waiting[0] if waiting else None
    place = places.index(task.pk)
    others = [*waiting[place + 1 :], *waiting[:place]]
    return others[0] if others else None


def facts(evidence: Evidence, same: dict[int | None, Evidence]) -> list[Fact]:
    """What can be said of it without reading it; T4: advice, never a refusal."""
    if evidence.file is None:
        return []
    other = same.get(evidence.file_id)
    if other is None:
        advice = Fact("такого файла ещё не было", "green")
    elif other.task.organization_id == evidence.task.organization_id:
        advice = Fact("этот файл организация уже присылала", "amber")
    else:
        advice = Fact(f"такой же файл прислала: {other.task.organization}", "amber")
    return [
        advice,
        Fact(f"{_type_words(evidence.file.content_type)}, {wording.file_size(evidence.file.size)}"),
    ]


def _type_words(content_type: str) -> str:
    kinds = (KIND_WORDS[kind] for kind, known in CONTENT_TYPES.items() if known == content_type)
    return next(kinds, content_type)


def same_files(evidence: list[Evidence]) -> dict[int | None, Evidence]:
    """For each file of these: who else has already sent the same bytes; T4, advice and not a refusal."""
    files = {one.file_id for one in evidence if one.file_id}
    if not files:
        return {}
    mine = evidence[0].task_id
    others = Evidence.objects.filter(file__in=files).exclude(task=mine).select_related("task__organization")
    return {one.file_id: one for one in others.order_by("-added_at")}
