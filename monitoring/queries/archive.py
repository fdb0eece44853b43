"""The archive of evidence: search over names and words of files, what became of each piece, one page of it.

«Search (names, text inside DOCX/PDF, Russian morphology in PostgreSQL)». Words of files are found by the
vector that the database keeps beside them; names are few and short, and are asked by the stems of the same
dictionary.
"""

from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When

from monitoring.archive import ORDERS, SHOW, Standing
from monitoring.models import Evidence, Review, Verdict
from monitoring.querysets import EvidenceQuerySet
from monitoring.states import TaskState
from msoko.people.models import FileText, User

NAMES = (
    "filename",
    "document_text",
    "url",
    "task__activity__title",
    "task__organization__short_name",
)


def archive(user: User) -> QuerySet[Any]:
    """Everything this person may read, with what became of it."""
    return with_standing(Evidence.objects.readable_by(user))


def with_standing(evidence: EvidenceQuerySet) -> QuerySet[Any]:
    """Annotate `standing`; the newest verdict about the round decides."""
    verdicts = Review.objects.filter(task=OuterRef("task"), round=OuterRef("round")).values("verdict")[:1]
    present = Q(round=F("task__round"), task__state=TaskState.SUBMITTED)
    return evidence.annotate(verdict=Subquery(verdicts)).annotate(
        standing=Case(
            When(withdrawn_at__isnull=False, then=Value(Standing.WITHDRAWN.value)),
            When(verdict=Verdict.ACCEPTED, then=Value(Standing.ACCEPTED.value)),
            When(verdict=Verdict.RETURNED, then=Value(Standing.RETURNED.value)),
            When(present, then=Value(Standing.SUBMITTED.value)),
            default=Value(Standing.UNSENT.value),
            output_field=CharField(),
        )
    )


def counts(evidence: QuerySet[Any]) -> dict[str, int]:
    """How many stand under each chip."""
    asked = {key: Count("pk", filter=Q(standing=key)) for key in Standing}
    return dict(evidence.aggregate(**{key.value: count for key, count in asked.items()}, all=Count("pk")))


def shown(evidence: QuerySet[Any], show: str) -> QuerySet[Any]:
    return evidence if show not in SHOW or show == "all" else evidence.filter(standing=show)


def in_order(evidence: QuerySet[Any], key: str) -> QuerySet[Any]:
    """`key` is one of ORDERS, with a minus for the other way round; anything else is the newest first."""
    name, is_reverse = key.removeprefix("-"), key.startswith("-")
    if name not in ORDERS:
        return evidence.order_by("-added_at", "-pk")
    first, *rest = ORDERS[name]
    return evidence.order_by(F(first).desc() if is_reverse else F(first).asc(), *rest, "-pk")


def for_listing(evidence: QuerySet[Any]) -> QuerySet[Any]:
    related = "file", "disclosure", "task__organization", "task__activity__section", "added_by"
    return evidence.select_related(*related)


def found(evidence: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Evidence whose name, requisites, activity or text say these words, in any of their Russian forms."""
    words = words.replace("\0", " ").strip()[:200]
    if not words:
        return evidence
    query = SearchQuery(words, config="russian", search_type="websearch")
    texts = FileText.objects.filter(search=query).values("file")
    return evidence.filter(Q(file__in=texts) | _named(stems(words)) | _named(words.split()))


def _named(pieces: list[str]) -> Q:
    """Each piece stands in one of the names."""
    if not pieces:
        return Q(pk__in=[])
    return reduce(
        and_, (reduce(or_, (Q(**{f"{name}__icontains": piece}) for name in NAMES)) for piece in pieces)
    )


def stems(words: str) -> list[str]:
    """«Справками о каникулах» -> «справк», «каникул»: the dictionary of the database, as everywhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(to_tsvector('russian', %s))", [words])
        row = cursor.fetchone()
    return list(row[0]) if row else []
