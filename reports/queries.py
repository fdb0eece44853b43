"""Questions that the pages of the department ask over plans, tasks and papers."""

import datetime
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Min, Q

from monitoring.models import Task
from monitoring.states import OWED, TaskState
from msoko.lib import row_security
from msoko.people.models import Organization, User
from plans.models import Activity, Edition
from plans.states import EditionState
from reports.models import Document
from reports.states import DocumentState

FOUND_LIMIT = 30


@dataclass(frozen=True)
class DayCounts:
    """How many tasks are in which condition today; `oldest_submitted_at` is None when nothing waits."""

    total: int
    accepted: int
    submitted: int
    returned: int
    overdue: int
    due_this_week: int
    oldest_submitted_at: datetime.datetime | None

    @property
    def accepted_percent(self) -> int:
        return round(100 * self.accepted / self.total) if self.total else 0


def document_by_key(key: str) -> Document | None:
    """Find a registered document by the key on its paper and move the open transaction into its municipality.

    The visitor is nobody: the database shows the one row whose key was presented.
    """
    row_security.present_token(key)
    wanted = Document.objects.filter(check_key=key, state=DocumentState.REGISTERED)
    found = wanted.values_list("pk", "municipality_id").first()
    row_security.present_token("")
    if found is None:
        return None
    row_security.enter(found[1])
    return Document.objects.select_related("municipality").get(pk=found[0])


def day_counts(user: User, *, today: datetime.date) -> DayCounts:
    owed = Q(state__in=OWED)
    week = Q(due_on__gte=today, due_on__lte=today + datetime.timedelta(days=7))
    submitted = Q(state=TaskState.SUBMITTED)
    counts = Task.objects.visible_to(user).aggregate(
        total=Count("pk", filter=~Q(state=TaskState.CLOSED)),
        accepted=Count("pk", filter=Q(state=TaskState.ACCEPTED)),
        submitted=Count("pk", filter=submitted),
        returned=Count("pk", filter=Q(state=TaskState.RETURNED)),
        overdue=Count("pk", filter=owed & Q(due_on__lt=today)),
        due_this_week=Count("pk", filter=owed & week),
        oldest_submitted_at=Min("submitted_at", filter=submitted),
    )
    return DayCounts(**counts)


def editions_in_work(user: User) -> list[Edition]:
    states = [EditionState.DRAFT, EditionState.ENDORSEMENT]
    editions = Edition.objects.visible_to(user).filter(state__in=states).select_related("plan")
    return list(editions.annotate(activity_count=Count("activities")).order_by("-pk")[:6])


def late_organizations(user: User, *, today: datetime.date) -> list[dict[str, object]]:
    """Organisations with overdue tasks, the longest list first."""
    late = Task.objects.visible_to(user).overdue(today).order_by()
    counted = late.values("organization_id", "organization__short_name").annotate(count=Count("pk"))
    return list(counted.order_by("-count", "organization__short_name")[:8])


def nearest_dates(user: User, *, today: datetime.date) -> list[dict[str, object]]:
    """What falls due next: activity, date, how many answers are still owed."""
    coming = Task.objects.visible_to(user).owed().filter(due_on__gte=today).order_by()
    grouped = coming.values("activity_id", "activity__number_text", "activity__title", "due_on")
    return list(grouped.annotate(count=Count("pk")).order_by("due_on", "activity__position")[:8])


@dataclass(frozen=True)
class Found:
    activities: list[Activity]
    organizations: list[Organization]
    documents: list[Document]

    @property
    def count(self) -> int:
        return len(self.activities) + len(self.organizations) + len(self.documents)


def search(user: User, words: str) -> Found:
    """Find by Russian word forms in activities and documents, by a part of the name in organisations."""
    query = SearchQuery(words, config="russian", search_type="websearch")
    texts = SearchVector("title", "due_text", "executors_text", "deliverables_text", config="russian")
    activities = (
        Activity.objects.visible_to(user)
        .annotate(found_in=texts)
        .filter(Q(found_in=query) | Q(number_text=words) | Q(title__icontains=words))
        .exclude(edition__state__in=[EditionState.AMENDED, EditionState.ARCHIVED])
        .select_related("edition__plan", "section")
        .order_by("-edition__plan__starts_on", "position")
    )
    named = Q(name__icontains=words) | Q(short_name__icontains=words)
    documents = Document.objects.visible_to(user).annotate(found_in=SearchVector("title", config="russian"))
    return Found(
        activities=list(activities[:FOUND_LIMIT]),
        organizations=list(Organization.objects.visible_to(user).filter(named)[:FOUND_LIMIT]),
        documents=list(
            documents.filter(Q(found_in=query) | Q(number_text=words)).for_listing()[:FOUND_LIMIT]
        ),
    )
